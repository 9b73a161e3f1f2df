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
/// them from the outbox, a few in one transaction, so that any number of instances share the work and a crash repeats little.
/// Searching does not wait for it.
/// </summary>
internal sealed class SearchIndexing(IServiceScopeFactory scopes, ILogger<SearchIndexing> logger) : BackgroundService
{
    private const int AtOnce = 50;
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

        var articles = taken.Select(t => t.ArticleId).Distinct().ToArray();
        var contents = await (
            from e in db.Editions.AsNoTracking()
            join c in db.Contents.AsNoTracking() on e.ContentId equals c.Id
            join s in db.Sources.AsNoTracking() on e.SourceId equals s.Id
            where articles.Contains(e.ArticleId) && !e.Retired
            select new { e.ArticleId, e.Version, e.Language, s.TextPolicy, Content = c }).ToListAsync(cancellationToken);
        var editions = contents.Join(taken, c => (c.ArticleId, c.Version), t => (t.ArticleId, t.Version), (edition, waiting) => (Edition: edition, waiting.Wordless)).ToList();
        foreach (var edition in editions.Where(e => e.Wordless).Select(e => e.Edition))
        {
            var texts = EditionWords.Of(edition.Content);
            await db.Database.ExecuteSqlAsync(
                $"""
                update edition_search s set head = v.head, fts = v.fts
                from (select (search_vectors({edition.Language}, {texts}, search_lexemes(o.terms, o.published_at, o.updated_at))).*
                      from edition_search o where o.article_id = {edition.ArticleId} and o.version = {edition.Version} for no key update) v
                where s.article_id = {edition.ArticleId} and s.version = {edition.Version}
                """, cancellationToken);
        }

        var words = editions.SelectMany(e => Readable(e.Edition.Content, e.Edition.TextPolicy))
            .GroupBy(word => word)
            .OrderBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => (Word: word.Key, Articles: word.Count())).ToList();
        await LearnAsync(db, words, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval,
        cancellationToken => scopes.WhileAnyAsync(IndexSomeAsync, cancellationToken),
        exception => logger.LogWarning(exception, "Words of articles could not be indexed; it is tried again"),
        stoppingToken);

    // In one order everywhere, so that two instances cannot deadlock.
    private static async Task LearnAsync(ContentDbContext db, List<(string Word, int Articles)> counted, CancellationToken cancellationToken)
    {
        var (words, articles) = (counted.Select(word => word.Word).ToArray(), counted.Select(word => word.Articles).ToArray());
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
