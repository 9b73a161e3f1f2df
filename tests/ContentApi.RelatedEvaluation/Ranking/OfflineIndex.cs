using System.Runtime.InteropServices;
using ContentApi.Domain.Related;

namespace ContentApi.RelatedEvaluation.Ranking;

/// <summary>
/// The steps that the server takes on its tables, on arrays: few terms find candidates, all terms rank them, and an article that
/// appears is pushed into the lists it belongs to.
/// </summary>
internal sealed class OfflineIndex
{
    private readonly DocumentFrequencies frequencies = new();
    private readonly PublicationCalendar calendar = new();
    private readonly Dictionary<int, List<(int Article, float Weight)>> postings = [];
    private readonly List<IndexedArticle> articles = [];

    public long ListsChanged { get; private set; }

    /// <summary>All articles at once, as an import: each is found by its terms before the first list is made.</summary>
    public void Import(IReadOnlyList<IndexedArticle> all)
    {
        foreach (var article in all)
        {
            article.CountIn(frequencies);
            CountDay(article);
        }

        foreach (var article in all)
        {
            article.Weigh(frequencies, isCounted: true);
            Post(article);
        }

        foreach (var article in all)
            article.Nearest = new NearestCosines(CosinesOf(article).Select(other => (float)other.Cosine));
        foreach (var article in all)
            MakeList(article);
    }

    /// <summary>One article, on the day it appears.</summary>
    public void Publish(IndexedArticle article)
    {
        article.Weigh(frequencies, isCounted: false);
        CountDay(article);
        var found = CosinesOf(article);
        article.CountIn(frequencies);
        Post(article);

        article.Nearest = new NearestCosines(found.Select(other => (float)other.Cosine));
        foreach (var (other, cosine) in found)
        {
            other.Nearest.Add(cosine);
            article.Related.Add(other, Fit(article, other, cosine));
            if (other.Related.Add(article, Fit(other, article, cosine)))
                ListsChanged++;
        }
    }

    /// <summary>Makes the article's list anew from what is indexed now.</summary>
    public void MakeList(IndexedArticle article)
    {
        article.Related.Clear();
        foreach (var (other, cosine) in CosinesOf(article))
            article.Related.Add(other, Fit(article, other, cosine));
    }

    /// <summary>The answer for a reader, as the endpoint gives it.</summary>
    public static IEnumerable<IndexedArticle> RelatedTo(IndexedArticle article, int limit = 20) =>
        SourceDiversity.Arrange(article.Related.Items, item => item.Other.Article.Source).Take(limit).Select(item => item.Other);

    private double Fit(IndexedArticle reader, IndexedArticle candidate, double cosine) => RelatedScore.Fit(
        cosine,
        candidate.Nearest.Mean,
        Near(reader, candidate),
        reader.TopicVector.Cosine(candidate.TopicVector),
        reader.Article.Authors.Intersect(candidate.Article.Authors).Any());

    private double Near(IndexedArticle reader, IndexedArticle candidate) =>
        RelatedScore.Near(
            calendar.Between(reader.Article.PublishedAt, candidate.Article.PublishedAt),
            (reader.Article.PublishedAt - candidate.Article.PublishedAt).Duration());

    private List<(IndexedArticle Other, double Cosine)> CosinesOf(IndexedArticle article)
    {
        var sums = new Dictionary<int, float>();
        foreach (var asked in article.Vector.Heaviest(RankingBounds.AskedTerms, postings.ContainsKey))
        {
            foreach (var (other, weight) in postings[asked.Number])
                CollectionsMarshal.GetValueRefOrAddDefault(sums, other, out _) += weight * asked.Weight;
        }

        var probe = new VectorProbe(article.Vector);

        return [.. sums
            .Where(sum => articles[sum.Key] != article)
            .OrderByDescending(sum => sum.Value).ThenBy(sum => sum.Key)
            .Take(RankingBounds.Found)
            .OrderByDescending(sum => sum.Value * Near(article, articles[sum.Key])).ThenBy(sum => sum.Key)
            .Take(RankingBounds.Compared)
            .Select(sum => (articles[sum.Key], probe.Cosine(articles[sum.Key].Packed)))];
    }

    private void Post(IndexedArticle article)
    {
        foreach (var term in article.Vector.Heaviest(RankingBounds.StoredTerms))
        {
            if (!postings.TryGetValue(term.Number, out var list))
                postings[term.Number] = list = [];
            list.Add((articles.Count, term.Weight));
        }

        articles.Add(article);
    }

    private void CountDay(IndexedArticle article) => calendar.Add(DateOnly.FromDateTime(article.Article.PublishedAt.UtcDateTime));
}
