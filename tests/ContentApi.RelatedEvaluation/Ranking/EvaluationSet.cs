using System.Globalization;

namespace ContentApi.RelatedEvaluation.Ranking;

/// <summary>An article of a labelled set.</summary>
internal sealed record EvaluationArticle(
    string Id,
    string Title,
    string? Summary,
    string Body,
    string Language,
    string Source,
    string[] Tags,
    string[] Authors,
    DateTimeOffset PublishedAt);

/// <summary>A labelled set: its articles, and which of them people put beside which.</summary>
internal sealed record EvaluationSet(
    string Name, IReadOnlyList<EvaluationArticle> Articles, IReadOnlyDictionary<string, Dictionary<string, int>> Judgements)
{
    // What has no date of its own appears when it is imported.
    private static readonly DateTimeOffset ImportedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether every pair was judged, so that an article without a judgement is none of the set.</summary>
    public bool IsFullyJudged => Name == "leepairs";

    public static EvaluationSet Load(string name) => new(
        name,
        [.. JsonLines.Read(SharedFolder.PathOf("eval", name, "articles.ndjson.gz")).Select(line => new EvaluationArticle(
            line.Text("id")!,
            line.Text("title") ?? "",
            line.Text("summary"),
            line.Text("body") ?? "",
            line.Text("lang") ?? "en",
            line.Text("source") ?? "",
            line.Texts("tags"),
            line.Texts("authors"),
            line.Text("published_at") is { Length: > 0 } at
                ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                : ImportedAt))],
        ReadJudgements(SharedFolder.PathOf("eval", name, "qrels-dev.txt")));

    private static Dictionary<string, Dictionary<string, int>> ReadJudgements(string path)
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>();
        foreach (var line in File.ReadLines(path))
        {
            // query-id 0 article-id grade
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var query, _, var article, var grade])
                continue;
            if (!judgements.TryGetValue(query, out var grades))
                judgements[query] = grades = [];
            grades[article] = int.Parse(grade, CultureInfo.InvariantCulture);
        }

        return judgements;
    }
}
