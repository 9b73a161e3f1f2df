using System.Diagnostics;
using System.Globalization;

namespace ContentApi.RelatedEvaluation.Ranking;

/// <summary>Ranks a labelled set in memory and prints how well: imported in one go, and published one by one.</summary>
internal static class RankingEvaluation
{
    public static void Run(IEnumerable<string> names, string? runFolder)
    {
        Console.WriteLine("| set | way | nDCG@5 | halves | nDCG@10 | MAP | R@10 | terms | bytes | lists changed | ms an article |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var name in names)
        {
            var set = EvaluationSet.Load(name);
            Report(set, "import", (index, all) => index.Import(all), runFolder);
            Report(set, "one by one", (index, all) =>
            {
                foreach (var article in all.OrderBy(article => article.Article.PublishedAt))
                    index.Publish(article);
            }, runFolder);
        }
    }

    private static void Report(EvaluationSet set, string way, Action<OfflineIndex, IReadOnlyList<IndexedArticle>> fill, string? runFolder)
    {
        var clock = Stopwatch.StartNew();
        var all = set.Articles.Select(article => new IndexedArticle(article)).ToList();
        var index = new OfflineIndex();
        fill(index, all);
        clock.Stop();

        var byId = all.ToDictionary(article => article.Article.Id);
        IEnumerable<string> Ranked(string query) => OfflineIndex.RelatedTo(byId[query])
            .Select(other => other.Article.Id)
            .Where(id => !set.IsFullyJudged || set.Judgements[query].ContainsKey(id));
        var queries = set.Judgements.OrderBy(query => query.Key, StringComparer.Ordinal).ToList();
        var whole = RankingMeasures.Mean(queries, Ranked);
        var first = RankingMeasures.Mean(queries.Where((_, place) => place % 2 == 0), Ranked);
        var second = RankingMeasures.Mean(queries.Where((_, place) => place % 2 == 1), Ranked);

        var count = all.Count;
        string[] cells =
        [
            set.Name,
            way,
            $"{whole.Ndcg5:f4}",
            $"{first.Ndcg5:f3} / {second.Ndcg5:f3}",
            $"{whole.Ndcg10:f3}",
            $"{whole.Map:f3}",
            $"{whole.Recall10:f3}",
            $"{all.Average(article => article.Vector.Terms.Length):f0}",
            $"{all.Average(article => article.Packed.Length):f0}",
            $"{(double)index.ListsChanged / count:f1}",
            $"{clock.Elapsed.TotalMilliseconds / count:f1}",
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");

        if (runFolder is not null)
            WriteRun(Path.Combine(runFolder, $"{set.Name}-{way.Replace(' ', '-')}.run"), queries.Select(query => query.Key), Ranked);
    }

    public static void WriteRun(string path, IEnumerable<string> queries, Func<string, IEnumerable<string>> ranked) =>
        File.WriteAllLines(path, queries.SelectMany(query => ranked(query).Select((id, place) =>
            string.Create(CultureInfo.InvariantCulture, $"{query} Q0 {id} {place + 1} {100 - place} contentapi"))));
}
