using ContentApi.Domain.ReaderAids;
using ContentApi.RelatedEvaluation.Ranking;

namespace ContentApi.RelatedEvaluation.Aids;

/// <summary>ROUGE-L recall of summaries on editors' own, apart for those that are copies of the article's opening.</summary>
internal static class SummaryEvaluation
{
    private const int Words = 60;

    // So many words in a row out of the first 120 are no coincidence.
    private const int CopiedRun = 10;

    public static void Run()
    {
        var set = EvaluationSet.Load("govblog").Articles.Where(article => article.Summary is { Length: > 40 } && article.Body.Length > 600)
            .OrderBy(article => article.Id, StringComparer.Ordinal).ToList();
        var copied = set.ToLookup(article => IsCopied(article.Summary!, article.Body));

        Console.WriteLine("| ROUGE-L recall at 60 words / of 3 sentences | written | copied openings |");
        Console.WriteLine("| --- | --- | --- |");
        Print("random", (text, seed) => Random(text, seed));
        Print("lead-3, cleaned", (text, _) => [.. Summary.Candidates(text)]);
        Print("formula", (text, _) => Summary.Of(text, 3), text => Summary.Of(text, 8));
        Console.WriteLine($"({copied[false].Count()} written, {copied[true].Count()} copied of {set.Count})");

        void Print(string name, Func<AidText, int, IReadOnlyList<string>> three, Func<AidText, IReadOnlyList<string>>? longer = null)
        {
            string[] cells = [.. new[] { false, true }.Select(kind =>
            {
                var scores = copied[kind].Select((article, i) =>
                {
                    var text = AidText.FromLines(article.Title, article.Body, article.Language, article.PublishedAt);
                    var sentences = three(text, i);
                    return (Recall(article.Summary!, First(longer is null ? sentences : ByLength(text), Words)), Recall(article.Summary!, Tokens(string.Join(' ', sentences.Take(3)))));
                }).ToList();
                return $"{scores.Average(s => s.Item1):f3} / {scores.Average(s => s.Item2):f3}";
            })];
            Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
        }
    }

    // As many sentences as sixty words need.
    private static IReadOnlyList<string> ByLength(AidText text)
    {
        for (var count = 1; ; count++)
        {
            var sentences = Summary.Of(text, count);
            if (sentences.Count < count || sentences.Sum(sentence => Tokens(sentence).Length) >= Words)
                return sentences;
        }
    }

    private static string[] First(IEnumerable<string> sentences, int words) => [.. sentences.SelectMany(Tokens).Take(words)];

    private static List<string> Random(AidText text, int seed)
    {
        var sentences = Summary.Candidates(text).ToArray();
        new Random(seed).Shuffle(sentences);
        return [.. sentences];
    }

    private static bool IsCopied(string summary, string body)
    {
        var opening = string.Join(' ', Tokens(body).Take(120));
        var own = Tokens(summary);
        return Enumerable.Range(0, Math.Max(1, own.Length - CopiedRun + 1)).Any(i => opening.Contains(string.Join(' ', own.Skip(i).Take(CopiedRun)), StringComparison.Ordinal));
    }

    private static double Recall(string reference, string[] candidate)
    {
        var tokens = Tokens(reference);
        return tokens.Length == 0 ? 0 : (double)Longest(tokens, candidate) / tokens.Length;
    }

    private static int Longest(string[] one, string[] other)
    {
        var row = new int[other.Length + 1];
        foreach (var token in one)
        {
            var diagonal = 0;
            for (var i = 1; i <= other.Length; i++)
            {
                var above = row[i];
                row[i] = token == other[i - 1] ? diagonal + 1 : Math.Max(row[i], row[i - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static string[] Tokens(string text) =>
        [.. new string([.. text.ToLowerInvariant().Select(sign => char.IsLetterOrDigit(sign) ? sign : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
