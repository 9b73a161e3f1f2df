using ContentApi.Domain.Text;
using ContentApi.Features.ReaderAids.Provider;
using ContentApi.Http.Authentication;

namespace ContentApi.Features.ReaderAids;

/// <summary>The first three aids: the provider's where one is configured and answers, else those of the house.</summary>
internal sealed class AidReading(LocalAids local, ProvidedAids provided)
{
    public async Task<SummaryAid> SummaryAsync(AidArticle article, int sentences, Caller? caller, CancellationToken cancellationToken) =>
        provided.MayAsk(article) && await provided.SummaryAsync(article, sentences, caller, cancellationToken) is { Made: { } made, Article: { Content.Language: var language } of }
            ? new SummaryAid(of.Version, language, provided.Model, made)
            : await local.SummaryAsync(article, sentences, caller, cancellationToken);

    public async Task<KeywordsAid> KeywordsAsync(AidArticle article, int limit, Caller? caller, CancellationToken cancellationToken) =>
        provided.MayAsk(article) && await provided.KeywordsAsync(article, limit, caller, cancellationToken) is { Made: { } made, Article: { Content.Language: var language } of }
            ? await WithTagsAsync(of.Version, language, made, cancellationToken)
            : await local.KeywordsAsync(article, limit, caller, cancellationToken);

    public async Task<EntitiesAid> EntitiesAsync(AidArticle article, Caller? caller, CancellationToken cancellationToken) =>
        provided.MayAsk(article) && await provided.EntitiesAsync(article, caller, cancellationToken) is { Made: { } made, Article: { Content.Language: var language } of }
            ? new EntitiesAid(of.Version, language, provided.Model, made)
            : await local.EntitiesAsync(article, caller, cancellationToken);

    /// <summary>All three with the defaults, as they are at hand: nobody waits for a provider.</summary>
    public async Task<ArticleAids> AtHandAsync(AidArticle article, Caller? caller, CancellationToken cancellationToken)
    {
        var (summary, keywords, entities) = (
            provided.SummaryKey(article, SummaryQuery.DefaultSentences), provided.KeywordsKey(article, KeywordsQuery.DefaultLimit), provided.EntitiesKey(article));
        var stored = provided.MayAsk(article) ? await provided.FindAsync([summary, keywords, entities], cancellationToken) : [];
        var language = article.Content!.Language;
        return new ArticleAids(
            stored.TryGetValue(summary.Aid, out var sentences)
                ? new SummaryAid(article.Version, language, provided.Model, ProvidedAids.Read<List<string>>(sentences))
                : await local.SummaryAsync(article, SummaryQuery.DefaultSentences, caller, cancellationToken),
            stored.TryGetValue(keywords.Aid, out var words)
                ? await WithTagsAsync(article.Version, language, ProvidedAids.Read<List<Domain.ReaderAids.Keyword>>(words), cancellationToken)
                : await local.KeywordsAsync(article, KeywordsQuery.DefaultLimit, caller, cancellationToken),
            stored.TryGetValue(entities.Aid, out var named)
                ? new EntitiesAid(article.Version, language, provided.Model, ProvidedAids.Read<List<Domain.ReaderAids.Entity>>(named))
                : await local.EntitiesAsync(article, caller, cancellationToken));
    }

    private async Task<KeywordsAid> WithTagsAsync(int version, string? language, List<Domain.ReaderAids.Keyword> keywords, CancellationToken cancellationToken)
    {
        var tags = await local.TagsAsync([.. keywords.Select(keyword => FoldedText.NameKey(keyword.Name))], cancellationToken);
        return new KeywordsAid(version, language, provided.Model, [.. keywords.Select(keyword => new KeywordItem(keyword.Name, keyword.Score, tags.GetValueOrDefault(FoldedText.NameKey(keyword.Name))))]);
    }
}
