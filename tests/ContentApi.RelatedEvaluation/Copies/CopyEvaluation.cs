using System.Collections.Concurrent;
using ContentApi.Domain.Related;
using ContentApi.RelatedEvaluation.Product;

namespace ContentApi.RelatedEvaluation.Copies;

/// <summary>Prints how many of the copies are found, and how much of what is found are copies.</summary>
internal static class CopyEvaluation
{
    private const int FoundInMany = 250;
    private const int MostBodies = 24;

    /// <summary>Over HTTP: publishes the set, and asks each article where else it stands.</summary>
    public static async Task RunOverHttpAsync(bool show)
    {
        var set = CopySet.Make();
        await using var product = await RunningProduct.StartAsync(1);
        var ids = await Publishing.InParallelAsync(product, set.Articles);
        await product.SettleAsync(TimeSpan.FromMilliseconds(100));

        var byId = ids.ToDictionary(pair => pair.Value, pair => pair.Key);
        var found = new ConcurrentDictionary<(string, string), bool>();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = Publishing.AtOnce }, async (article, cancellationToken) =>
        {
            foreach (var copy in await Answers.OwnCopiesAsync(product, article.Value, cancellationToken))
                found[CopySet.PairOf(article.Key, byId[copy])] = true;
        });
        Report(set, found.Keys.ToHashSet(), "over HTTP", show);
    }

    /// <summary>The same rules on arrays, in a few seconds: each article joins the earliest that it is a copy of.</summary>
    public static void RunInMemory(bool show)
    {
        var set = CopySet.Make();
        var texts = set.Articles.Select(article => (article.Id, Text: DuplicateText.Of(article.Title, article.Body))).ToList();
        var sketches = texts.ConvertAll(text => ShingleSketch.Of(text.Text));
        var postings = sketches.SelectMany((sketch, place) => sketch.Select(shingle => (shingle, place))).ToLookup(posting => posting.shingle, posting => posting.place);
        var roots = new Dictionary<int, int>();
        foreach (var i in Enumerable.Range(0, texts.Count).OrderBy(place => set.Articles[place].PublishedAt))
        {
            var likely = sketches[i].Select(shingle => postings[shingle]).Where(places => places.Count() <= FoundInMany)
                .SelectMany(places => places).Where(place => place != i).CountBy(place => place)
                .Where(shared => shared.Value >= Math.Min(ShingleSketch.LeastShared, sketches[i].Length))
                .OrderByDescending(shared => shared.Value).Take(MostBodies).Select(shared => shared.Key);
            var original = likely.Where(place => roots.TryGetValue(place, out var root) && root == place && NearDuplicates.AreCopies(texts[i].Text, texts[place].Text))
                .OrderBy(place => set.Articles[place].PublishedAt).FirstOrDefault(i);
            roots[i] = original;
        }

        var found = roots.GroupBy(root => root.Value, root => texts[root.Key].Id)
            .SelectMany(star => CopySet.PairsOf([.. star]))
            .ToHashSet();
        Report(set, found, "in memory", show);
    }

    private static void Report(CopySet set, IReadOnlySet<(string, string)> found, string way, bool show)
    {
        var report = new CopyReport(set, found);
        report.Print(way);
        if (show)
            report.PrintMistakes();
    }
}
