using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace ContentApi.Domain.Related;

/// <summary>Counts the terms of one article, part by part, most visible part first.</summary>
internal sealed class TermCounter(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> stopWords)
{
    private readonly Dictionary<int, (Term Term, TermPlace Place)> counted = new(1024);

    /// <summary>Counts the words of one part.</summary>
    /// <param name="text">The part, folded.</param>
    /// <param name="weight">What one occurrence counts; 0 only notes where the term is shown.</param>
    /// <param name="shownIn">From which licence on readers see this part.</param>
    public void Count(string text, float weight, Visibility shownIn)
    {
        var before = default(ScannedWord);
        ulong beforeHash = 0;

        var words = new WordScanner(text);
        while (words.MoveNext())
        {
            var word = words.Current;
            var characters = text.AsSpan(word.Start, word.Length);
            if (word.Kind is WordKind.Spaced && (word.Length == 1 || stopWords.Contains(characters)))
            {
                before = default;
                continue;
            }

            var hash = TermHash.Wide(characters);
            Add(new Term(TermHash.Fold(hash), weight, IsPhrase: false, shownIn), new TermPlace(text, word.Start, word.Length));

            if (before.Length > 0 && word.Kind is WordKind.Spaced && !word.BeginsSentence)
            {
                var number = TermHash.Fold(TermHash.Then(beforeHash, hash));
                var place = new TermPlace(text, before.Start, word.Start + word.Length - before.Start);
                var oneSpaceBetween = place.Length == before.Length + 1 + word.Length && text[word.Start - 1] == ' ';
                Add(new Term(number, weight, IsPhrase: true, oneSpaceBetween ? shownIn : Visibility.Nowhere), place);
            }

            (before, beforeHash) = word.Kind is WordKind.Spaced ? (word, hash) : default;
        }
    }

    /// <summary>The terms counted, by number.</summary>
    public AnalysedText Finish()
    {
        var found = counted.Values.Where(entry => entry.Term.Count > 0).ToArray();
        Array.Sort(found, static (a, b) => a.Term.Number.CompareTo(b.Term.Number));

        return new AnalysedText(Array.ConvertAll(found, entry => entry.Term), Array.ConvertAll(found, entry => entry.Place));
    }

    private void Add(Term term, TermPlace place)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, term.Number, out var known);
        var count = entry.Term.Count + term.Count;
        if (!known || term.Visibility < entry.Term.Visibility)
            entry = (term, place);
        entry.Term = entry.Term with { Count = count };
    }
}
