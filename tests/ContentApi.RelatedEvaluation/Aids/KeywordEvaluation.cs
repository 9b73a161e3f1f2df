using ContentApi.Domain.ReaderAids;
using ContentApi.RelatedEvaluation.Ranking;

namespace ContentApi.RelatedEvaluation.Aids;

/// <summary>How many of the first ten keywords are among the tags that editors gave the article (about three each).</summary>
internal static class KeywordEvaluation
{
    public static void Run(string? shown)
    {
        var articles = EvaluationSet.Load("govblog").Articles.Where(article => article.Tags.Length > 0 && article.Body.Length > 600).ToList();
        var tags = articles.SelectMany(article => article.Tags).Select(Plain).ToHashSet();
        var found = articles.AsParallel().Select(article =>
        {
            var candidates = KeywordCandidates.Of(AidText.FromLines(article.Title, article.Body, article.Language, article.PublishedAt));
            var own = article.Tags.Select(Stems).ToHashSet();
            double Share(Func<string, bool> isTag) => candidates.Best(10, isTag).Count(keyword => own.Contains(Stems(keyword.Name))) / 10.0;
            return (Blind: Share(_ => false), Knowing: Share(tags.Contains), Most: Math.Min(10, own.Count) / 10.0);
        }).ToList();

        Console.WriteLine("| keywords, P@10 against editors' tags | govblog |");
        Console.WriteLine("| --- | --- |");
        Console.WriteLine($"| without knowing the site's tags | {found.Average(f => f.Blind):f3} |");
        Console.WriteLine($"| with the site's tags | {found.Average(f => f.Knowing):f3} |");
        Console.WriteLine($"| the most there could be | {found.Average(f => f.Most):f3} |");
        if (shown is not null)
        {
            foreach (var article in articles.Where((_, i) => i % 150 == 0))
                Console.WriteLine($"{article.Title}: {string.Join(", ", KeywordCandidates.Of(AidText.FromLines(article.Title, article.Body, "en", article.PublishedAt)).Best(10, _ => false).Select(k => $"{k.Name} {k.Score:f2}"))}");
        }
    }

    private static string Plain(string tag) => tag.Replace('-', ' ');

    private static string Stems(string name) => string.Join(' ', Plain(name).ToLowerInvariant().Split(' ').Select(word => word.TrimEnd('s')));
}
