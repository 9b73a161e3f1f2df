using ContentApi.Domain.Text;

namespace ContentApi.Domain.ReaderAids;

/// <summary>The sentences of an article that say most of it, verbatim and in its order.</summary>
/// <remarks>
/// Early ones, near the title and the whole; quotations, questions and fragments count less, and what is said already. Every term
/// weighs the same (rarity gained nothing), so an answer does not move with the collection. Figures: docs/decisions/0014.
/// </remarks>
public static class Summary
{
    private const int LeastCandidates = 3;
    private const int LeastWords = 4;

    /// <summary>The best sentences; fewer where the article has no more.</summary>
    /// <param name="text">The article.</param>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<string> Of(AidText text, int count)
    {
        var candidates = Candidates(text);
        var terms = candidates.Select(sentence => SentenceTerms.Count(sentence, text.PrimaryLanguage)).ToArray();
        var scores = Score(text, candidates, terms);
        var roots = terms.Select(counts => counts.ToDictionary(term => term.Key, term => Math.Sqrt(term.Value))).ToArray();

        var taken = new SortedSet<int>();
        var nearest = new double[candidates.Count];
        while (taken.Count < Math.Min(count, candidates.Count))
        {
            var best = Enumerable.Range(0, candidates.Count).Where(i => !taken.Contains(i)).MaxBy(i => scores[i] * (1 - 0.25 * nearest[i]));
            taken.Add(best);
            for (var i = 0; i < nearest.Length; i++)
                nearest[i] = Math.Max(nearest[i], SentenceTerms.Cosine(roots[i], roots[best]));
        }

        return [.. taken.Select(i => candidates[i])];
    }

    /// <summary>The sentences that a summary may be made of; all there are where the article has few.</summary>
    internal static IReadOnlyList<string> Candidates(AidText text)
    {
        var all = new List<string>();
        var good = new List<string>();
        var seen = new HashSet<string>();
        foreach (var block in text.Blocks.Where(block => block.Kind is not BlockKind.Heading))
        {
            foreach (var sentence in Sentences.Of(block.Text, text.PrimaryLanguage))
            {
                if (!seen.Add(FoldedText.NameKey(sentence)))
                    continue;

                all.Add(sentence);
                if (block.Kind is not BlockKind.ListItem && IsRunningText(sentence))
                    good.Add(sentence);
            }
        }

        return good.Count >= LeastCandidates ? good : all;
    }

    private static bool IsRunningText(string sentence) =>
        Sentences.IsEnded(sentence) && WordCount.Of(sentence) >= LeastWords && !Furniture.Is(sentence);

    private static double[] Score(AidText text, IReadOnlyList<string> sentences, Dictionary<string, double>[] terms)
    {
        var title = SentenceTerms.Count(text.Title, text.PrimaryLanguage);
        var document = new Dictionary<string, double>();
        foreach (var (term, count) in terms.SelectMany(counts => counts))
            document[term] = document.GetValueOrDefault(term) + count;
        foreach (var term in title.Keys)
            document[term] = document.GetValueOrDefault(term) + 6;
        foreach (var term in document.Keys)
            document[term] = Math.Pow(document[term], 0.65);

        return [.. sentences.Select((sentence, i) => Score(i, sentence, terms[i], title, document))];
    }

    private static double Score(int i, string sentence, Dictionary<string, double> terms, Dictionary<string, double> title, Dictionary<string, double> document)
    {
        var inTitle = title.Count == 0 ? 0 : (double)title.Keys.Count(terms.ContainsKey) / title.Count;
        var near = SentenceTerms.Cosine(terms.ToDictionary(term => term.Key, term => Math.Sqrt(term.Value)), document);
        var question = sentence.AsSpan().TrimEnd("\"'”’»)") is [.., '?' or '？' or '؟'];
        return (Math.Exp(-i / 2.5) + 0.5 * inTitle + near)
            * (1 - 0.3 * QuotedShare(sentence))
            * (question ? 0.6 : 1)
            * Math.Min(1, WordCount.Of(sentence) / 12.0);
    }

    private static double QuotedShare(string sentence)
    {
        var quoted = 0;
        var inside = false;
        foreach (var sign in sentence)
        {
            if (sign is '“' or '«' or '「' or '„' or '『' || (sign == '"' && !inside))
                inside = true;
            else if (sign is '”' or '»' or '」' or '』' or '"')
                inside = false;
            else if (inside)
                quoted++;
        }

        return (double)quoted / sentence.Length;
    }
}
