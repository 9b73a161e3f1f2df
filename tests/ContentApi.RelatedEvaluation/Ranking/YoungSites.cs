using ContentApi.Domain.Related;
using ContentApi.RelatedEvaluation.Copies;

namespace ContentApi.RelatedEvaluation.Ranking;

/// <summary>Prints what young sites show: articles of four collections, and among six of them one story that two outlets tell.</summary>
internal static class YoungSites
{
    private const int Seed = 5;
    private static readonly int[] Sizes = [3, 6, 12, 24, 48, 96, 200];
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        var random = new Random(Seed);
        var stories = EvaluationSet.Load("stories");
        var byId = stories.Articles.ToDictionary(article => article.Id);
        var queries = stories.Judgements.Keys.Order(StringComparer.Ordinal).ToList();
        List<EvaluationArticle>[] others = [.. ((string[])["outlets-2012-2020", "wikinews-2019-2020", "digitalgov-markdown", "reuters-1987"])
            .Select(file => RealArticle.Of(file).Where(article => article.Words > 100).Take(3000).Select(Plain).ToList())];

        Console.WriteLine("| articles | stand alone, show something: one floor | two floors | of a story, show each other: one floor | two floors |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var size in Sizes)
        {
            var (alone, ofStory) = (new Share(), new Share());
            for (var site = 0; site < 400 / size + 4; site++)
            {
                var articles = Enumerable.Range(0, size).Select(i => Any(others[i % others.Length])).DistinctBy(article => article.Id)
                    .Select(article => article with { PublishedAt = Start.AddHours(random.Next(200)) }).ToList();
                var partners = new Dictionary<string, string>();
                for (var i = 0; i < Math.Max(1, size / 6); i++)
                {
                    var (one, at) = (Any(queries), Start.AddHours(random.Next(200)));
                    var other = stories.Judgements[one].Keys.First();
                    if (partners.ContainsKey(one) || partners.ContainsKey(other))
                        continue;
                    (partners[one], partners[other]) = (other, one);
                    articles.Add(byId[one] with { PublishedAt = at, Tags = [] });
                    articles.Add(byId[other] with { PublishedAt = at.AddHours(random.Next(30)), Tags = [] });
                }

                var all = articles.ConvertAll(article => new IndexedArticle(article));
                new OfflineIndex().Import(all);
                foreach (var article in all)
                {
                    if (partners.TryGetValue(article.Article.Id, out var partner))
                        ofStory.Count(article, all.Count, item => item.Other.Article.Id == partner);
                    else
                        alone.Count(article, all.Count, _ => true);
                }
            }

            Console.WriteLine($"| {size} | {alone.UnderOne:f2} | {alone.UnderTwo:f2} | {ofStory.UnderOne:f2} | {ofStory.UnderTwo:f2} |");
        }

        T Any<T>(List<T> list) => list[random.Next(list.Count)];
    }

    private static EvaluationArticle Plain(RealArticle article) => new(article.Id, article.Title, null, article.Body, "en", "", [], [], default);

    private sealed class Share
    {
        private int all;
        private int one;
        private int two;

        public double UnderOne => (double)one / all;

        public double UnderTwo => (double)two / all;

        public void Count(IndexedArticle article, int articles, Predicate<(IndexedArticle Other, double Fit)> isMeant)
        {
            all++;
            // The floor that all pairs had before.
            one += article.Related.Items.Any(item => isMeant(item) && item.Fit >= RelatedScore.LeastFit + 0.6 * Math.Exp(-articles / 100.0)) ? 1 : 0;
            two += article.Related.Items.Any(item => isMeant(item) && item.Fit >= RelatedScore.LeastFitAmong(articles, IsFirm(article, item.Other))) ? 1 : 0;
        }

        private static bool IsFirm(IndexedArticle one, IndexedArticle other) => CommonGround.IsFirm(one.Text, one.Vector, other.Vector, one.Article.Tags, other.TopicVector);
    }
}
