using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.RelatedEvaluation.Ranking;

namespace ContentApi.RelatedEvaluation.Product;

/// <summary>Publishes articles in the product as a client does.</summary>
internal static class Publishing
{
    /// <summary>How many requests are under way at once.</summary>
    public const int AtOnce = 8;

    /// <summary>All in no order, as an import.</summary>
    /// <returns>The product's ids by those of the set.</returns>
    public static async Task<IReadOnlyDictionary<string, Guid>> InParallelAsync(RunningProduct product, IReadOnlyList<EvaluationArticle> articles)
    {
        await MakeSourcesAsync(product, articles);
        var ids = new ConcurrentDictionary<string, Guid>();
        await Parallel.ForEachAsync(articles, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (article, cancellationToken) =>
            ids[article.Id] = await PublishAsync(product, article, cancellationToken));
        return ids;
    }

    /// <summary>Each when the one before is related, in the order of their dates.</summary>
    /// <returns>The product's ids by those of the set.</returns>
    public static async Task<IReadOnlyDictionary<string, Guid>> OneByOneAsync(RunningProduct product, IReadOnlyList<EvaluationArticle> articles)
    {
        await MakeSourcesAsync(product, articles);
        var ids = new Dictionary<string, Guid>();
        foreach (var article in articles.OrderBy(article => article.PublishedAt))
        {
            ids[article.Id] = await PublishAsync(product, article, CancellationToken.None);
            await product.SettleAsync(TimeSpan.FromMilliseconds(5));
        }

        return ids;
    }

    private static async Task MakeSourcesAsync(RunningProduct product, IReadOnlyList<EvaluationArticle> articles)
    {
        foreach (var source in articles.Select(SourceOf).Distinct())
            await PostAsync(product, "/v1/sources", new { slug = Slug(source), name = source, homepageUrl = "https://source.example/" }, CancellationToken.None);
    }

    private static async Task<Guid> PublishAsync(RunningProduct product, EvaluationArticle article, CancellationToken cancellationToken)
    {
        var made = await PostAsync(product, "/v1/articles", new
        {
            source = Slug(SourceOf(article)),
            externalId = article.Id,
            title = TitleOf(article),
            summary = article.Summary is { Length: > 2000 } long_ ? long_[..2000] : article.Summary,
            body = article.Body,
            bodyFormat = "text",
            language = article.Language,
            tags = article.Tags,
            authors = article.Authors,
            publishedAt = article.PublishedAt,
            status = "published",
        }, cancellationToken);
        return made.GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> PostAsync(RunningProduct product, string path, object body, CancellationToken cancellationToken)
    {
        using var response = await product.Client.PostAsJsonAsync(path, body, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? JsonElement.Parse(answer) : throw new InvalidOperationException($"{(int)response.StatusCode} to POST {path}: {answer}");
    }

    // The sets keep titles as they were found; the product takes no control characters.
    private static string TitleOf(EvaluationArticle article)
    {
        var title = string.Concat(article.Title.Where(character => !char.IsControl(character)));
        return title.Length > 0 ? title[..Math.Min(300, title.Length)] : article.Id;
    }

    private static string SourceOf(EvaluationArticle article) => article.Source.Length > 0 ? article.Source : "Unnamed";

    private static string Slug(string source) =>
        $"{string.Concat(source.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit))}-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..6].ToLowerInvariant()}";
}
