using System.Runtime.InteropServices;
using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Searching;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Searching;

/// <summary>
/// Gives their words to editions that came without (those older than the index), and learns the vocabulary of all. It takes
/// them from the outbox, some in one transaction, so that any number of instances share the work and a crash repeats little.
/// Searching does not wait for it.
/// </summary>
internal sealed class SearchIndexing(IServiceScopeFactory scopes, ILogger<SearchIndexing> logger) : BackgroundService
{
    // Articles share most of their words: a word's count is raised once for all that are taken together. Their texts are held a few at a time.
    private const int AtOnce = 500;
    private const int HeldAtOnce = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Looks at the next editions.</summary>
    /// <returns>False when there was none.</returns>
    public static async Task<bool> IndexSomeAsync(ContentDbContext db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.Database.SqlQuery<Waiting>(
            $"""
            delete from search_outbox o using (
                select article_id, version from search_outbox limit {AtOnce} for update skip locked) t
            where o.article_id = t.article_id and o.version = t.version
            returning o.article_id, o.version, o.wordless
            """).ToListAsync(cancellationToken);
        if (taken.Count == 0)
            return false;

        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var some in taken.Chunk(HeldAtOnce))
            await IndexAsync(db, some, counted, cancellationToken);
        await LearnAsync(db, counted, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval,
        cancellationToken => scopes.WhileAnyAsync(IndexSomeAsync, cancellationToken),
        exception => logger.LogWarning(exception, "Words of articles could not be indexed; it is tried again"),
        stoppingToken);

    private static async Task IndexAsync(ContentDbContext db, Waiting[] taken, Dictionary<string, int> counted, CancellationToken cancellationToken)
    {
        var articles = taken.Select(t => t.ArticleId).Distinct().ToArray();
        var contents = await (
            from e in db.Editions.AsNoTracking()
            join c in db.Contents.AsNoTracking() on e.ContentId equals c.Id
            join s in db.Sources.AsNoTracking() on e.SourceId equals s.Id
            where articles.Contains(e.ArticleId) && !e.Retired
            select new { e.ArticleId, e.Version, e.Language, s.TextPolicy, Content = c }).ToListAsync(cancellationToken);
        foreach (var (edition, wordless) in contents.Join(taken, c => (c.ArticleId, c.Version), t => (t.ArticleId, t.Version), (edition, waiting) => (edition, waiting.Wordless)))
        {
            foreach (var word in Readable(edition.Content, edition.TextPolicy))
                CollectionsMarshal.GetValueRefOrAddDefault(counted, word, out _)++;
            if (!wordless)
                continue;

            var texts = EditionWords.Of(edition.Content);
            await db.Database.ExecuteSqlAsync(
                $"""
                update edition_search s set head = v.head, fts = v.fts
                from (select (search_vectors({edition.Language}, {texts}, search_lexemes(o.terms, o.published_at, o.updated_at))).*
                      from edition_search o where o.article_id = {edition.ArticleId} and o.version = {edition.Version} for no key update) v
                where s.article_id = {edition.ArticleId} and s.version = {edition.Version}
                """, cancellationToken);
        }
    }

    // In one order everywhere, so that two instances cannot deadlock.
    private static async Task LearnAsync(ContentDbContext db, Dictionary<string, int> counted, CancellationToken cancellationToken)
    {
        var words = counted.Keys.Order(StringComparer.Ordinal).ToArray();
        var articles = Array.ConvertAll(words, word => counted[word]);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into search_vocabulary (word, articles) select n.word, n.articles from unnest({words}, {articles}) n (word, articles)
            on conflict (word) do update set articles = search_vocabulary.articles + excluded.articles
            """, cancellationToken);
    }

    // What a licence withholds must not come back as a correction.
    private static HashSet<string> Readable(Content content, TextPolicy policy) => policy switch
    {
        TextPolicy.Full => Vocabulary.Of(content.Title, content.Excerpt, content.BodyHtml is { } html ? PlainText.Of(html) : ""),
        TextPolicy.Excerpt => Vocabulary.Of(content.Title, content.Excerpt),
        _ => Vocabulary.Of(content.Title),
    };

    private sealed record Waiting(Guid ArticleId, int Version, bool Wordless);
}
