using ContentApi.Domain.Keys;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Changes;

/// <summary>The ordered log of all that changes, for mirrors and caches to follow.</summary>
[ApiController, Route("v1/changes"), Tags("Changes"), Produces("application/json")]
internal sealed class ChangesController(ChangeLog log) : ControllerBase
{
    /// <summary>
    /// What has changed behind a position, one entry an act, each exactly once and in an order that never changes. Without a
    /// key the entries are those that were public when they were made. Entries are kept for 30 days.
    /// </summary>
    /// <response code="200">The entries, and where to go on.</response>
    /// <response code="410">The log does not hold what is behind <c>after</c>: read the resources anew.</response>
    [HttpGet]
    [ProducesResponseType<ChangesResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> List([FromQuery] ListChangesQuery query, CancellationToken cancellationToken)
    {
        var after = Position(query.After);
        var caller = HttpContext.Caller();
        if (Request.Headers.IfNoneMatch.Count > 0 && ModelState.IsValid && IsKnown(query, caller, await log.LookAsync(after, query.Limit, caller, cancellationToken)))
            return StatusCode(StatusCodes.Status304NotModified);

        var page = await log.ReadAsync(after, query.Limit, caller, cancellationToken);
        ModelState.ThrowIfInvalid();

        IsKnown(query, caller, page);
        ReadHeaders.SetCacheTags(Response, ["changes", .. page.Entries.SelectMany(entry => entry.CacheTags)]);
        return Ok(new ChangesResponse(page.Entries, page.Position.ToString(), page.AtEnd));
    }

    private LogPosition? Position(string? after)
    {
        if (after is null)
            return null;
        if (LogPosition.TryParse(after, out var position))
            return position;

        ModelState.AddFault("after", "Take it from `position` of an earlier answer, or leave it out to read from the beginning.");
        return null;
    }

    // Entries never change: what lies between two positions is always the same for one kind of caller.
    private bool IsKnown(ListChangesQuery query, Caller? caller, LogPage page)
    {
        var sees = caller switch { null => "public", { Role: Role.Contributor } => caller.KeyId.ToString(), _ => "all" };
        var tag = EntityTag.Of(version: null, query.After, page.Position, page.AtEnd, sees);
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag);
    }
}
