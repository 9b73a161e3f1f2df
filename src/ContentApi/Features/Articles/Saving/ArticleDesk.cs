using System.Data;
using System.Text.Json;
using ContentApi.Data;
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
    /// <summary>An article to look at, as it is now.</summary>
    /// <returns>Null when there is none that the caller may know of.</returns>
    public async Task<DeskArticle?> ReadAsync(string idOrSlug, Caller caller, CancellationToken cancellationToken) =>
        await FindAsync(idOrSlug, cancellationToken) is { } id ? await LoadAsync(id, idOrSlug, caller, cancellationToken) : null;

    /// <summary>An article to change: others who want to wait until this request's transaction has ended.</summary>
    /// <returns>Null when there is none that the caller may know of.</returns>
    public async Task<DeskArticle?> TakeAsync(string idOrSlug, Caller caller, CancellationToken cancellationToken)
    {
        if (await FindAsync(idOrSlug, cancellationToken) is not { } id)
            return null;

        // A statement of its own: what is read afterwards is what the last holder of the lock has left.
        await db.Database.ExecuteSqlAsync($"select from articles where id = {id} for no key update", cancellationToken);
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
        if (caller.Role is Role.Contributor && (taken.Article.CreatedBy != caller.KeyId || taken.Article.FirstPublishedAt is not null || taken.Article.LiveAt(taken.Now) is not null))
            throw new ProblemException(ProblemType.Forbidden, "A contributor changes own articles as long as they were never public.");
        if (taken.MovedTo is { } slug)
            throw new MovedException(slug);

        if (!ifMatch.Allows(taken.Article.Version))
            throw await StaleAsync(taken.Article, ifMatch.Version, cancellationToken);
        return taken;
    }

    private async Task<ProblemException> StaleAsync(Article article, int? callersVersion, CancellationToken cancellationToken)
    {
        var since = await db.Revisions.AsNoTracking()
            .Where(r => r.ResourceId == article.Id && r.Version > callersVersion)
            .OrderBy(r => r.Version)
            .Select(r => new { r.Version, r.Act, By = db.ApiKeys.Where(k => k.Id == r.KeyId).Select(k => new KeyName(k.Id, k.Name)).FirstOrDefault(), r.At })
            .ToListAsync(cancellationToken);
        var theirs = await db.Contents.AsNoTracking()
            .SingleOrDefaultAsync(c => db.Revisions.Any(r => r.ResourceId == article.Id && r.Version == callersVersion && r.ContentId == c.Id), cancellationToken);
        return new ProblemException(ProblemType.StaleVersion, $"The present version is {article.Version}. Read it again with context=edit and apply the change to that.")
            .With("currentVersion", article.Version)
            .With("changedFields", theirs is null ? Array.Empty<string>() : article.Newest.DifferencesFrom(theirs).ToArray())
            .With("changes", since);
    }

    private async Task<Guid?> FindAsync(string idOrSlug, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(idOrSlug, out var id))
            return id;

        return await db.Slugs.Where(s => s.Slug == idOrSlug).Select(s => (Guid?)s.ArticleId).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<DeskArticle?> LoadAsync(Guid id, string idOrSlug, Caller caller, CancellationToken cancellationToken)
    {
        var article = await db.Articles
            .Include(a => a.Newest)
            .Include(a => a.Editions.Where(e => !e.Retired))
            .Include(a => a.Slugs)
            .AsSplitQuery()
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (article is null || IsHiddenFrom(caller, article))
            return null;

        var desk = await NameAsync(article, cancellationToken);
        var isFormerSlug = !Guid.TryParse(idOrSlug, out _) && idOrSlug != article.Newest.Slug && !article.Editions.Any(e => e.Slug == idOrSlug);
        return isFormerSlug ? desk with { MovedTo = article.LiveAt(desk.Now)?.Slug ?? article.Newest.Slug } : desk;
    }

    // What was never public belongs to whoever made it; editors and viewers see all.
    private static bool IsHiddenFrom(Caller caller, Article article) =>
        caller.Role is Role.Contributor && article.CreatedBy != caller.KeyId && article.FirstPublishedAt is null;

    /// <summary>The names that go with an article's newest text.</summary>
    public async Task<DeskArticle> NameAsync(Article article, CancellationToken cancellationToken)
    {
        var content = article.Newest;
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
                reader.GetFieldValue<DateTimeOffset>(0),
                keys.FirstOrDefault(k => k.Id == article.CreatedBy),
                keys.FirstOrDefault(k => k.Id == content.SavedBy));
        }
        finally
        {
            if (opened)
                await db.Database.CloseConnectionAsync();
        }
    }

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
}
