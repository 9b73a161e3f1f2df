using System.ComponentModel.DataAnnotations;
using ContentApi.Data;
using ContentApi.Domain.Changes;
using ContentApi.Http.Authentication;
using ContentApi.Http.Cursors;
using ContentApi.Http.ETags;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Changes;

/// <summary>The change log: every act in one order, each exactly once.</summary>
[ApiController, Route("v1/changes"), Tags("Changes"), Produces("application/json")]
internal sealed class ChangesController(ContentDbContext db, CursorSigner positions) : ControllerBase
{
    /// <summary>What positions are signed for; one is good for every caller.</summary>
    private const string Log = "changes";

    /// <summary>The entries after a position; without one from the beginning that is kept.</summary>
    /// <response code="200">Entries in their order, and the position to ask with next.</response>
    [HttpGet]
    [ProducesResponseType<ChangesResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Read([FromQuery] ChangesQuery query, CancellationToken cancellationToken)
    {
        var after = Position(query.After);
        ModelState.ThrowIfInvalid();

        // Whoever reads first numbers what has been committed since: nothing appears behind what follows.
        await db.Database.ExecuteSqlAsync($"select number_changes()", cancellationToken);
        var log = await db.Database.SqlQuery<LogBounds>(
            $"select coalesce(min(sequence), 1) as first, coalesce(max(sequence), 0) as last from changes where sequence is not null").SingleAsync(cancellationToken);
        if (after > log.Last || (after is { } position && position < log.First - 1))
            throw new ProblemException(ProblemType.PositionExpired, "The log does not hold what follows this position. Read the resources anew, then follow the log from its end.");

        var isReader = HttpContext.Caller() is null;
        var from = after ?? 0;
        var entries = await db.Changes.AsNoTracking()
            .Where(c => c.Sequence > from && c.Sequence <= log.Last && (!isReader || c.IsPublic))
            .OrderBy(c => c.Sequence)
            .Take(query.Limit + 1)
            .ToListAsync(cancellationToken);
        var atEnd = entries.Count <= query.Limit;
        var shown = entries.Take(query.Limit).Select(ChangeEntry.Of).ToList();
        // At the end the position passes what this reader may not see, too.
        var next = atEnd ? log.Last : shown[^1].Sequence;

        var tag = EntityTag.Of(null, from, next, shown.Count, isReader, query.Limit);
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag)
            ? StatusCode(StatusCodes.Status304NotModified)
            : Ok(new ChangesResponse(shown, positions.Write(new LogPosition(next), Log), atEnd));
    }

    private long? Position(string? after)
    {
        if (after is null)
            return null;
        if (positions.TryRead<LogPosition>(after, Log, out var position))
            return position!.Sequence;

        ModelState.AddFault("after", "Give a position that this log has answered, or leave it out to begin at the beginning.");
        return null;
    }

    private sealed record LogPosition(long Sequence);

    private sealed record LogBounds(long First, long Last);
}

/// <summary>Where to read on, and how much.</summary>
internal sealed class ChangesQuery
{
    /// <summary>The <c>position</c> of the last answer.</summary>
    public string? After { get; init; }

    /// <summary>How many entries, 1 to 100.</summary>
    [Range(1, 100)]
    public int Limit { get; init; } = 20;
}

/// <summary>A stretch of the change log.</summary>
/// <param name="Items">The entries, in their order.</param>
/// <param name="Position">The next <c>after</c>, also when there are no entries.</param>
/// <param name="AtEnd">Whether nothing follows for now.</param>
internal sealed record ChangesResponse(IReadOnlyList<ChangeEntry> Items, string Position, bool AtEnd);

/// <summary>One act, or what time has brought about.</summary>
/// <param name="Sequence">Its number; to anonymous readers the numbers have gaps.</param>
/// <param name="At">When it happened or was due.</param>
/// <param name="Type">What became of the resource.</param>
/// <param name="Resource">What kind of thing it is.</param>
/// <param name="Id">Which one.</param>
/// <param name="Slug">Its slug.</param>
/// <param name="Version">The act's number.</param>
/// <param name="CacheTags">What a cache should purge.</param>
internal sealed record ChangeEntry(
    long Sequence, DateTimeOffset At, ChangeType Type, ChangedResource Resource, Guid Id, string Slug, int Version, IReadOnlyList<string> CacheTags)
{
    public static ChangeEntry Of(Change change) =>
        new(change.Sequence!.Value, change.At, change.Type, change.Resource, change.ResourceId, change.Slug, change.Version, change.CacheTags);
}
