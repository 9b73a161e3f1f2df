using ContentApi.Data;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Sources;

/// <summary>Reads of one source, compiled.</summary>
internal static class SourceQueries
{
    private static readonly Func<ContentDbContext, Guid, Task<ReaderSource?>> ById = EF.CompileAsyncQuery(
        (ContentDbContext db, Guid id) => db.ReaderSources.SingleOrDefault(s => s.Id == id));

    private static readonly Func<ContentDbContext, string, Task<ReaderSource?>> BySlug = EF.CompileAsyncQuery(
        (ContentDbContext db, string slug) => db.ReaderSources.SingleOrDefault(s => s.Slug == slug));

    private static readonly Func<ContentDbContext, Guid, Task<SourceStamp?>> StampById = EF.CompileAsyncQuery(
        (ContentDbContext db, Guid id) => db.ReaderSources.Where(s => s.Id == id).Select(s => new SourceStamp(s.Id, s.Version, s.Articles)).SingleOrDefault());

    private static readonly Func<ContentDbContext, string, Task<SourceStamp?>> StampBySlug = EF.CompileAsyncQuery(
        (ContentDbContext db, string slug) => db.ReaderSources.Where(s => s.Slug == slug).Select(s => new SourceStamp(s.Id, s.Version, s.Articles)).SingleOrDefault());

    /// <summary>The source, or null.</summary>
    public static Task<ReaderSource?> ReadSourceAsync(this ContentDbContext db, string idOrSlug) =>
        Guid.TryParse(idOrSlug, out var id) ? ById(db, id) : BySlug(db, idOrSlug);

    /// <summary>What its ETag is made of.</summary>
    public static Task<SourceStamp?> ReadSourceStampAsync(this ContentDbContext db, string idOrSlug) =>
        Guid.TryParse(idOrSlug, out var id) ? StampById(db, id) : StampBySlug(db, idOrSlug);

    /// <summary>Why there is no such source: it has another slug by now, or there is none.</summary>
    public static async Task<Exception> NoSourceAsync(this ContentDbContext db, string idOrSlug, CancellationToken cancellationToken)
    {
        var present = await db.Database
            .SqlQuery<string>($"select s.slug as \"Value\" from former_slugs f join sources s on s.id = f.target and s.deleted_at is null where f.kind = 0 and f.slug = {idOrSlug}")
            .ToListAsync(cancellationToken);
        return present is [var slug] ? new MovedException(slug) : new ProblemException(ProblemType.NotFound, "There is no such source.");
    }
}

/// <summary>What the bytes of a source depend on.</summary>
internal sealed record SourceStamp(Guid Id, int Version, long Articles)
{
    public string Tag(bool withKey) => Http.ETags.EntityTag.Of(Version, Id, ListTotal.Capped(Articles), withKey);
}
