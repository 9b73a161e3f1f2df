using ContentApi.Domain.Related;

namespace ContentApi.Domain.ReaderAids;

/// <summary>The words that a sentence is about, with how often it has each: without stop words, pairs of characters in unspaced scripts.</summary>
internal static class SentenceTerms
{
    public static Dictionary<string, double> Count(string text, string language)
    {
        var folded = TermAnalysis.Folded(text);
        var stops = StopWords.For(language);
        var counts = new Dictionary<string, double>();
        var words = new WordScanner(folded);
        while (words.MoveNext())
        {
            var word = folded.AsSpan(words.Current.Start, words.Current.Length);
            if (word.Length < 2 && words.Current.Kind is WordKind.Spaced || stops.Contains(word))
                continue;

            var term = word.ToString();
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        return counts;
    }

    /// <summary>The cosine of two weighings.</summary>
    public static double Cosine(Dictionary<string, double> one, Dictionary<string, double> other)
    {
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        var product = few.Sum(term => term.Value * many.GetValueOrDefault(term.Key));
        return product == 0 ? 0 : product / Math.Sqrt(Square(one) * Square(other));
    }

    private static double Square(Dictionary<string, double> terms) => terms.Values.Sum(weight => weight * weight);
}
