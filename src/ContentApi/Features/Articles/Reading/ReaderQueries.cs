using ContentApi.Data;
using ContentApi.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Features.Articles.Reading;

/// <summary>The hot reads, compiled: not compiled they take half as long again (docs/decisions/0002). The hottest is read without EF Core.</summary>
internal static class ReaderQueries
{
    private const string ById = $"select {ReaderColumns.WithBody} from reader_articles v where v.id = $1";

    // A slug that only a working copy has must not lead to the live edition: readers have never seen it.
    private const string BySlug = $"select {ReaderColumns.WithBody} from slugs s join reader_articles v on v.id = s.article_id where s.slug = $1 and (s.seen_by_readers or v.slug = s.slug)";

    private static readonly Func<ContentDbContext, Guid, Task<ReaderStamp?>> StampById = EF.CompileAsyncQuery(
        (ContentDbContext db, Guid id) => db.ReaderArticles.Where(a => a.Id == id)
            .Select(a => new ReaderStamp(a.Id, a.Version, a.Slug, a.Stamp, a.CommentsStamp, a.SourceId, a.SourceVersion, a.SectionVersion, a.TextPolicy, a.RightForSeconds, a.ChangedAt))
            .SingleOrDefault());

    private static readonly Func<ContentDbContext, string, Task<ReaderStamp?>> StampBySlug = EF.CompileAsyncQuery(
        (ContentDbContext db, string slug) =>
            (from s in db.Slugs
             join a in db.ReaderArticles on s.ArticleId equals a.Id
             where s.Slug == slug && (s.SeenByReaders || a.Slug == s.Slug)
             select new ReaderStamp(a.Id, a.Version, a.Slug, a.Stamp, a.CommentsStamp, a.SourceId, a.SourceVersion, a.SectionVersion, a.TextPolicy, a.RightForSeconds, a.ChangedAt))
            .SingleOrDefault());

    /// <summary>The live edition, by id or by a slug that readers have seen, for queries that want some columns alone.</summary>
    public static IQueryable<ReaderArticle> Named(this ContentDbContext db, string idOrSlug) => Guid.TryParse(idOrSlug, out var id)
        ? db.ReaderArticles.Where(a => a.Id == id)
        : from s in db.Slugs
          join a in db.ReaderArticles on s.ArticleId equals a.Id
          where s.Slug == idOrSlug && (s.SeenByReaders || a.Slug == s.Slug)
          select a;

    /// <summary>The same, whole.</summary>
    public static async Task<ReaderArticle?> ReadAsync(this NpgsqlDataSource database, string idOrSlug, CancellationToken cancellationToken) =>
        (Guid.TryParse(idOrSlug, out var id)
            ? await RowReader<ReaderArticle>.ListAsync(database, ById, [id], cancellationToken)
            : await RowReader<ReaderArticle>.ListAsync(database, BySlug, [idOrSlug], cancellationToken)).SingleOrDefault();

    /// <summary>What its ETag is made of, without its text.</summary>
    public static Task<ReaderStamp?> ReadStampAsync(this ContentDbContext db, string idOrSlug) =>
        Guid.TryParse(idOrSlug, out var id) ? StampById(db, id) : StampBySlug(db, idOrSlug);
}

/// <summary>What the bytes of a live edition depend on.</summary>
internal sealed record ReaderStamp(
    Guid Id, int Version, string Slug, long Stamp, long CommentsStamp, Guid SourceId, int SourceVersion, int? SectionVersion, TextPolicy TextPolicy, double? RightForSeconds, DateTimeOffset ChangedAt)
{
    public static ReaderStamp Of(ReaderArticle a) =>
        new(a.Id, a.Version, a.Slug, a.Stamp, a.CommentsStamp, a.SourceId, a.SourceVersion, a.SectionVersion, a.TextPolicy, a.RightForSeconds, a.ChangedAt);

    /// <summary>For ETags: changes whenever the article's bytes may.</summary>
    public string Token => FormattableString.Invariant($"{Id:N}.{Version}.{Stamp}.{CommentsStamp}.{SourceVersion}.{SectionVersion}");
}
