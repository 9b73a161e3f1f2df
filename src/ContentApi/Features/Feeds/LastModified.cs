using ContentApi.Data;
using ContentApi.Http.ETags;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Feeds;

/// <summary>
/// When something of many articles last changed: what is shown now, and by the change log what is shown no more. Readers of
/// feeds that know no ETags rely on it.
/// </summary>
internal sealed class LastModified(DateTimeOffset at, DateTimeOffset now)
{
    // To the second, and never the present one: a change in the rest of it would have the same date.
    private readonly DateTimeOffset shown = Second(at) < Second(now) ? Second(at) : Second(now).AddSeconds(-1);

    public static async Task<LastModified> OfAsync(ContentDbContext db, IEnumerable<DateTimeOffset> shown, CancellationToken cancellationToken)
    {
        var log = await db.Database.SqlQuery<LogEnd>(
            $"""
            select readers_now() as now, coalesce(max(c.at), 'epoch') as changed_at
            from (select c.at from changes c where c.is_public order by c.id desc limit 20) c
            """).SingleAsync(cancellationToken);
        return new LastModified(shown.Append(log.ChangedAt).Max(), log.Now);
    }

    /// <summary>Sets the header, and tells whether the caller has what there is: by its tags, or without any by its date.</summary>
    public bool IsKnown(HttpContext http, string tag)
    {
        http.Response.GetTypedHeaders().LastModified = shown;
        if (http.Request.Headers.IfNoneMatch.Count > 0)
            return EntityTag.IsAmong(http.Request.Headers.IfNoneMatch, tag);

        return http.Request.GetTypedHeaders().IfModifiedSince is { } known && Second(at) <= known;
    }

    private static DateTimeOffset Second(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private sealed record LogEnd(DateTimeOffset Now, DateTimeOffset ChangedAt);
}
