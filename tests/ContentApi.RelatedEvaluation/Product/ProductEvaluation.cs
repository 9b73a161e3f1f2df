using System.Collections.Concurrent;
using System.Diagnostics;
using ContentApi.RelatedEvaluation.Ranking;

namespace ContentApi.RelatedEvaluation.Product;

/// <summary>Loads a labelled set into the product over HTTP, asks it for related articles, and scores the answers.</summary>
internal static class ProductEvaluation
{
    public static async Task RunAsync(string name, bool oneByOne, int instances, string? runFolder)
    {
        var set = EvaluationSet.Load(name);
        await using var product = await RunningProduct.StartAsync(instances);
        var clock = Stopwatch.StartNew();
        var ids = oneByOne ? await Publishing.OneByOneAsync(product, set.Articles) : await Publishing.InParallelAsync(product, set.Articles);
        var loaded = clock.Elapsed;
        await product.SettleAsync(TimeSpan.FromMilliseconds(100));
        var settled = clock.Elapsed;
        await product.ReadyAsync(TimeSpan.FromMilliseconds(100));
        var ready = clock.Elapsed;

        var byId = ids.ToDictionary(pair => pair.Value, pair => pair.Key);
        var answers = new ConcurrentDictionary<string, string[]>();
        await Parallel.ForEachAsync(set.Judgements.Keys, new ParallelOptions { MaxDegreeOfParallelism = Publishing.AtOnce }, async (query, cancellationToken) =>
            answers[query] = [.. (await Answers.RelatedAsync(product, ids[query], cancellationToken)).Select(id => byId[id])]);

        Report(set, oneByOne ? "one by one" : $"import, {instances} instance(s)", answers);
        Console.WriteLine($"\n{ids.Count} articles: {loaded.TotalSeconds:f0} s to publish, {(settled - loaded).TotalSeconds:f0} s more until all were related, {(ready - settled).TotalSeconds:f0} s more until all pages were made.");
        await ReportSizeAsync(product, ids.Count);
        if (runFolder is not null)
            RankingEvaluation.WriteRun(Path.Combine(runFolder, $"{set.Name}-product.run"), answers.Keys.Order(StringComparer.Ordinal), query => answers[query]);
    }

    private static void Report(EvaluationSet set, string way, ConcurrentDictionary<string, string[]> answers)
    {
        var queries = set.Judgements.OrderBy(query => query.Key, StringComparer.Ordinal).ToList();
        var whole = RankingMeasures.Mean(queries, Ranked);
        var first = RankingMeasures.Mean(queries.Where((_, place) => place % 2 == 0), Ranked);
        var second = RankingMeasures.Mean(queries.Where((_, place) => place % 2 == 1), Ranked);
        Console.WriteLine("| set over HTTP | way | nDCG@5 | halves | nDCG@10 | MAP | R@10 | empty |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        Console.WriteLine($"| {set.Name} | {way} | {whole.Ndcg5:f4} | {first.Ndcg5:f3} / {second.Ndcg5:f3} | {whole.Ndcg10:f3} | {whole.Map:f3} | {whole.Recall10:f3} | {answers.Count(a => a.Value.Length == 0)} |");

        IEnumerable<string> Ranked(string query) => answers[query].Where(id => !set.IsFullyJudged || set.Judgements[query].ContainsKey(id));
    }

    private static async Task ReportSizeAsync(RunningProduct product, int articles)
    {
        foreach (var table in (string[])["related_articles", "related_vectors", "related_postings", "related_shingles", "related_items", "related_copies", "related_days", "related_frequencies", "related_answers"])
            Console.WriteLine($"{table}: {await product.AskAsync<long>($"select pg_total_relation_size('{table}')") / articles} bytes an article");
    }
}
