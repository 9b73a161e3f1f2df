using ContentApi.Domain.Related;

namespace ContentApi.RelatedEvaluation.Ranking;

/// <summary>Prints what a fit is worth: the share of pairs that people put together, by how well the formula says they fit.</summary>
internal static class FitCalibration
{
    private static readonly double[] Bounds = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.3, 1.7, 2.2, 2.8, 4, double.MaxValue];

    public static void Run(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var set = EvaluationSet.Load(name);
            Print(set, set.Articles);
            foreach (var size in new[] { 12, 40, 150 })
                Print(set, [.. Thinned(set, size)]);
        }
    }

    private static void Print(EvaluationSet set, IReadOnlyList<EvaluationArticle> articles)
    {
        var all = articles.Select(article => new IndexedArticle(article)).ToList();
        new OfflineIndex().Import(all);
        var hubs = all.Select(article => article.Nearest.Mean).Order().ToList();
        var (low, middle, high) = (hubs[hubs.Count / 20], hubs[hubs.Count / 2], hubs[hubs.Count * 19 / 20]);
        Console.WriteLine($"\n{set.Name}, {all.Count} articles. Hubs at 5, 50, 95 %: {low:f3} {middle:f3} {high:f3}");

        var pairs = all
            .Where(article => set.Judgements.ContainsKey(article.Article.Id))
            .SelectMany(article => article.Related.Items.Take(10).Select(item =>
                (item.Fit, IsLabelled: set.Judgements[article.Article.Id].GetValueOrDefault(item.Other.Article.Id) > 0)))
            .ToList();
        for (var i = 1; i < Bounds.Length; i++)
        {
            var inside = pairs.Where(pair => pair.Fit >= Bounds[i - 1] && pair.Fit < Bounds[i]).ToList();
            if (inside.Count == 0)
                continue;

            var labelled = (double)inside.Count(pair => pair.IsLabelled) / inside.Count;
            Console.WriteLine($"score from {RelatedScore.Shown(Bounds[i - 1]):f2}: {inside.Count,5} pairs, {labelled:p0} labelled");
        }
    }

    // Some labelled pairs and some articles that stand alone, as on a young site.
    private static List<EvaluationArticle> Thinned(EvaluationSet set, int size)
    {
        var byId = set.Articles.ToDictionary(article => article.Id);
        var chosen = new HashSet<string>();
        var step = Math.Max(1, set.Judgements.Count / (size / 3));
        var ordered = set.Judgements.OrderBy(query => query.Key, StringComparer.Ordinal);
        foreach (var (query, grades) in ordered.Where((_, place) => place % step == 0))
        {
            if (chosen.Count >= size)
                break;
            chosen.Add(query);
            chosen.Add(grades.OrderByDescending(grade => grade.Value).First().Key);
            chosen.Add(set.Articles[chosen.Count * 7 % set.Articles.Count].Id);
        }

        return [.. chosen.Select(id => byId[id])];
    }
}
