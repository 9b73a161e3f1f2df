namespace ContentApi.Domain.ReaderAids;

/// <summary>Capitalised words side by side, as names are written.</summary>
/// <param name="Sentence">Where it stands.</param>
/// <param name="Tokens">The words, small ones within the name too.</param>
internal sealed record NameRun(string Sentence, IReadOnlyList<Token> Tokens)
{
    public string Text => Sentence[Tokens[0].Start..(Tokens[^1].Start + Tokens[^1].Text.Length)] + (EndsWithDot ? "." : "");

    public int Start => Tokens[0].Start;

    public int End => Tokens[^1].End;

    public Token Last => Tokens[^1];

    public string Behind => Sentence[End..];

    /// <summary>The word right before, in lower case; empty at the start and behind a sign.</summary>
    public string WordBefore
    {
        get
        {
            var end = Start - 1;
            if (end <= 0 || Sentence[end] != ' ')
                return "";
            var begin = end;
            while (begin > 0 && char.IsLetter(Sentence[begin - 1]))
                begin--;
            return Sentence[begin..end].ToLowerInvariant();
        }
    }

    /// <summary>A part of the run.</summary>
    public NameRun Part(int from, int? to = null) => this with { Tokens = [.. Tokens.Skip(from).Take((to ?? Tokens.Count) - from)] };

    private bool EndsWithDot => Last.Text is "Inc" or "Corp" or "Co" or "Ltd" or "Jr" or "Sr" && Behind.StartsWith('.') && Last.End == Last.Start + Last.Text.Length;
}
