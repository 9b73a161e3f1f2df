using System.Data;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Keys;
using ContentApi.Domain.Terms;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Problems;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ContentApi.Features.Articles.Saving;

/// <summary>Where editors take articles from: whole, with the names that go with them.</summary>
internal sealed class ArticleDesk(ContentDbContext db)
{
    private const int MostChangesTold = 20;

    /// <summary>An article to look at, as it is now.</summary>
    /// <param name="idOrSlug">Which.</param>
    /// <param name="caller">Who wants to see it; null for the holder of a preview link, from whom nothing is hidden.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when there is none that the caller may know of.</returns>
    public async Task<DeskArticle?> ReadAsync(string idOrSlug, Caller? caller, CancellationToken cancellationToken) =>
        await FindAsync(idOrSlug, cancellationToken) is { } id ? await LoadAsync(id, idOrSlug, caller, cancellationToken) : null;

    /// <summary>An article to change: others who want to wait until this request's transaction has ended.</summary>
    /// <returns>Null when there is none that the caller may know of.</returns>
    public async Task<DeskArticle?> TakeAsync(string idOrSlug, Caller caller, CancellationToken cancellationToken)
    {
        if (await FindAsync(idOrSlug, cancellationToken) is not { } id)
            return null;

        // A statement of its own: what is read afterwards is what the last holder of the lock has left.
        // The second lock is for the names that it gets: whoever makes articles follow a new one waits for it (docs/decisions/0009).
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock_shared(hashtextextended('contentapi:terms', 0)) from articles where id = {id} for no key update", cancellationToken);
        return await LoadAsync(id, idOrSlug, caller, cancellationToken);
    }

    /// <summary>
    /// An article for an act of this request, checked in the contract's order: that it exists for the caller, that the
    /// caller may change it, that it is not deleted, and that <c>If-Match</c> names its version.
    /// </summary>
    /// <exception cref="ProblemException">What is in the way; 308 to the present slug is one of them.</exception>
    public async Task<DeskArticle> TakeForActAsync(string idOrSlug, HttpContext http, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var caller = http.Caller()!;
        var taken = await TakeAsync(idOrSlug, caller, cancellationToken) ?? throw Absence.NotFound();
        if (taken.Article.DeletedAt is not null)
            throw Absence.Deleted(taken.Article);
        taken.DemandOwn(caller);
        taken.DemandPresentSlug();
        await DemandVersionAsync(taken, ifMatch, cancellationToken);
        return taken;
    }

    /// <exception cref="ProblemException">428 without <c>If-Match</c>; 412 when it names another version, with what others have changed since.</exception>
    public async Task DemandVersionAsync(DeskArticle taken, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        if (!ifMatch.Allows(taken.Article.Version))
            throw await StaleAsync(taken, ifMatch.Version, cancellationToken);
    }

    private async Task<ProblemException> StaleAsync(DeskArticle taken, int? callersVersion, CancellationToken cancellationToken)
    {
        var article = taken.Article;
        var acts = db.Revisions.AsNoTracking().Where(r => r.ResourceId == article.Id && r.Version > callersVersion);
        var since = await acts
            .OrderByDescending(r => r.Version)
            .Take(MostChangesTold)
            .Select(r => new { r.Version, r.Act, By = db.ApiKeys.Where(k => k.Id == r.KeyId).Select(k => new KeyName(k.Id, k.Name)).FirstOrDefault(), r.At })
            .ToListAsync(cancellationToken);
        var read = await db.Revisions.AsNoTracking()
            .Where(r => r.ResourceId == article.Id && r.Version == callersVersion)
            .Select(r => new { r.Status, Content = db.Contents.AsNoTracking().FirstOrDefault(c => c.Id == r.ContentId) })
            .SingleOrDefaultAsync(cancellationToken);
        var changed = new List<string>();
        if (read is not null)
        {
            changed.AddRange(read.Content is null ? [] : article.Newest.DifferencesFrom(read.Content));
            if (read.Status is { } status && status != article.StatusAt(taken.Now))
                changed.Add("status");
            if (await acts.AnyAsync(r => r.Act == Act.Correct, cancellationToken))
                changed.Add("corrections");
        }

        return new ProblemException(ProblemType.StaleVersion, $"The present version is {article.Version}. Read it again with context=edit and apply the change to that.")
            .With("currentVersion", article.Version)
            .With("changedFields", changed.ToArray())
            .With("changes", since.AsEnumerable().Reverse());
    }

    private async Task<Guid?> FindAsync(string idOrSlug, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(idOrSlug, out var id))
            return id;

        return await db.Slugs.Where(s => s.Slug == idOrSlug).Select(s => (Guid?)s.ArticleId).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<DeskArticle?> LoadAsync(Guid id, string idOrSlug, Caller? caller, CancellationToken cancellationToken)
    {
        var article = await db.Articles
            .Include(a => a.Newest)
            .Include(a => a.Editions.Where(e => !e.Retired))
            .Include(a => a.Slugs)
            .Include(a => a.Counter)
            .AsSplitQuery()
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (article is null)
            return null;

        var desk = await NameAsync(article, cancellationToken);
        if (IsHiddenFrom(caller, desk))
            return null;

        var isFormerSlug = !Guid.TryParse(idOrSlug, out _) && idOrSlug != article.Newest.Slug && !article.Editions.Any(e => e.Slug == idOrSlug);
        return isFormerSlug ? desk with { MovedTo = article.LiveAt(desk.Now)?.Slug ?? article.Newest.Slug } : desk;
    }

    // What readers do not see belongs to whoever made it; editors and viewers see all. Of a deleted one readers know, if they ever saw it.
    private static bool IsHiddenFrom(Caller? caller, DeskArticle desk) =>
        caller?.Role is Role.Contributor && desk.Article.CreatedBy != caller.KeyId && desk.Article.LiveAt(desk.Now) is null
        && desk.Article is not { DeletedAt: not null, FirstPublishedAt: not null };

    /// <summary>The names that go with an article's newest text.</summary>
    public Task<DeskArticle> NameAsync(Article article, CancellationToken cancellationToken) => NameAsync(article, article.Newest, cancellationToken);

    /// <summary>The names that go with one of an article's texts.</summary>
    public async Task<DeskArticle> NameAsync(Article article, Content content, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var opened = connection.State != ConnectionState.Open;
        if (opened)
            await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("select * from content_names($1, $2, $3, $4, $5, $6)", connection);
            Add(command, NpgsqlDbType.Uuid, content.SourceId);
            Add(command, NpgsqlDbType.Integer, content.Section);
            Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, content.Tags);
            Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, content.Authors);
            Add(command, NpgsqlDbType.Text, content.Language);
            Add(command, NpgsqlDbType.Array | NpgsqlDbType.Uuid, new[] { article.CreatedBy, content.SavedBy });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var stored = new StoredWriteForm(
                content,
                SaveLookup.ReadSource(reader.GetString(1)),
                reader.IsDBNull(2) ? null : Parse<TermName>(reader.GetString(2)),
                Parse<List<TermName>>(reader.GetString(3)),
                Parse<List<TermName>>(reader.GetString(4)));
            var keys = Parse<List<KeyName>>(reader.GetString(6));
            return new DeskArticle(
                article,
                stored,
                new Labels(stored.Source.Number, reader.IsDBNull(5) ? null : reader.GetInt32(5), stored.Tags, stored.Authors),
                NotBefore(reader.GetFieldValue<DateTimeOffset>(0), article),
                keys.FirstOrDefault(k => k.Id == article.CreatedBy),
                keys.FirstOrDefault(k => k.Id == content.SavedBy));
        }
        finally
        {
            if (opened)
                await db.Database.CloseConnectionAsync();
        }
    }

    // A transaction that began before another's and waited for its article must not act before it.
    internal static DateTimeOffset NotBefore(DateTimeOffset now, Article article) =>
        article.Editions.Where(e => e.Announced && !e.Retired).Select(e => e.LiveFrom).Append(article.ActedAt).Append(now).Max();

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, ContentJson.Options)!;

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}

/// <summary>Whose key did something.</summary>
/// <param name="Id">The key's id.</param>
/// <param name="Name">Whose it is.</param>
internal sealed record KeyName(Guid Id, string Name);

/// <summary>An article on an editor's desk.</summary>
/// <param name="Article">The article, tracked.</param>
/// <param name="Stored">Its newest text with the names.</param>
/// <param name="Labels">The names for an edition of that text.</param>
/// <param name="Now">The instant it was read.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="SavedBy">Who saved its newest text.</param>
internal sealed record DeskArticle(Article Article, StoredWriteForm Stored, Labels Labels, DateTimeOffset Now, KeyName? CreatedBy, KeyName? SavedBy)
{
    /// <summary>The present slug, when the article was asked for by a former one.</summary>
    public string? MovedTo { get; init; }

    /// <exception cref="ProblemException">403: a contributor has no say in what is somebody else's or was ever public.</exception>
    public void DemandOwn(Caller caller)
    {
        if (caller.Role is Role.Contributor && (Article.CreatedBy != caller.KeyId || Article.FirstPublishedAt is not null || Article.LiveAt(Now) is not null))
            throw new ProblemException(ProblemType.Forbidden, "A contributor works on own articles as long as they were never public.");
    }

    /// <exception cref="MovedException">It was asked for by a former slug.</exception>
    public void DemandPresentSlug()
    {
        if (MovedTo is { } slug)
            throw new MovedException(slug);
    }
}
