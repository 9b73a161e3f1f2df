using ContentApi.Data;
using ContentApi.Domain.ReaderAids;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles;
using ContentApi.Http.Authentication;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.ReaderAids;

/// <summary>The aids that need no provider.</summary>
internal sealed class LocalAids(ContentDbContext db, AidArticles articles, AidCache cache)
{
    public const string Maker = "local";

    // So many of an article's phrases are looked up among the tags, in one query.
    private const int MostLookedUp = 200;

    public Task<SummaryAid> SummaryAsync(AidArticle article, int sentences, Caller? caller, CancellationToken cancellationToken) =>
        OnceAsync(article, $"summary {sentences}", caller, found => new SummaryAid(found.Version, found.Content!.Language, Maker, Summary.Of(found.Content.Text, sentences)),
            aid => aid.Sentences.Sum(sentence => 2L * sentence.Length), cancellationToken);

    public Task<EntitiesAid> EntitiesAsync(AidArticle article, Caller? caller, CancellationToken cancellationToken) =>
        OnceAsync(article, "entities", caller, found => new EntitiesAid(found.Version, found.Content!.Language, Maker, Entities.Of(found.Content.Text)),
            aid => aid.Items.Sum(item => 100L + (2 * item.Name.Length)), cancellationToken);

    public async Task<KeywordsAid> KeywordsAsync(AidArticle article, int limit, Caller? caller, CancellationToken cancellationToken)
    {
        var found = await OnceAsync(article, "keywords", caller, found => new Candidates(found.Version, found.Content!.Language, KeywordCandidates.Of(found.Content.Text)), _ => 64 << 10, cancellationToken);
        var tags = await TagsAsync([.. found.Keywords.Keys(MostLookedUp)], cancellationToken);
        return new KeywordsAid(found.Version, found.Language, Maker, [.. found.Keywords.Best(limit, tags.ContainsKey).Select(keyword => new KeywordItem(keyword.Name, keyword.Score, tags.GetValueOrDefault(FoldedText.NameKey(keyword.Name))))]);
    }

    public async Task<byte[]> SpeechAsync(AidArticle article, string? voice, Caller? caller, CancellationToken cancellationToken)
    {
        var found = await articles.WithTextAsync(article, caller, cancellationToken);
        return System.Text.Encoding.UTF8.GetBytes(Speech.Of(found.Content!.Text, found.Content.Byline, voice));
    }

    /// <summary>The tags that readers find articles by, of these names.</summary>
    public async Task<Dictionary<string, NamedLink>> TagsAsync(string[] keys, CancellationToken cancellationToken) =>
        await db.ReaderTerms.Where(t => t.Kind == TermKind.Tag && keys.Contains(t.NameKey) && t.Articles > 0)
            .ToDictionaryAsync(t => t.NameKey, t => new NamedLink(t.Slug, t.Name), cancellationToken);

    private async Task<T> OnceAsync<T>(
        AidArticle article, string aid, Caller? caller, Func<AidArticle, T> make, Func<T, long> bytes, CancellationToken cancellationToken)
        where T : class
    {
        if (cache.TryGet<T>(article, aid, out var known))
            return known;

        var found = await articles.WithTextAsync(article, caller, cancellationToken);
        var made = make(found);
        cache.Keep(found, aid, made, bytes(made));
        return made;
    }

    private sealed record Candidates(int Version, string? Language, KeywordCandidates Keywords);
}
