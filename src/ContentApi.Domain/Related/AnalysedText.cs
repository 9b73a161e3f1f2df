namespace ContentApi.Domain.Related;

/// <summary>The terms of one article, each once, by their numbers; made by <see cref="TermAnalysis"/>.</summary>
public sealed class AnalysedText
{
    private readonly Term[] terms;
    private readonly int[] numbers;
    private readonly TermPlace[] places;

    internal AnalysedText(Term[] terms, TermPlace[] places)
    {
        this.terms = terms;
        numbers = Array.ConvertAll(terms, term => term.Number);
        this.places = places;
    }

    /// <summary>The terms by ascending number.</summary>
    public ReadOnlySpan<Term> Terms => terms;

    /// <summary>The numbers of the terms, ascending.</summary>
    public ReadOnlySpan<int> Numbers => numbers;

    /// <summary>The term in lower case as the text has it, or null when the text does not have it.</summary>
    public string? TextOf(int number)
    {
        var index = Array.BinarySearch(numbers, number);

        return index < 0 ? null : places[index].ToString();
    }
}

/// <summary>Where in the folded text a term stands first.</summary>
internal readonly record struct TermPlace(string Text, int Start, int Length)
{
    public override string ToString() => Text.Substring(Start, Length);
}
