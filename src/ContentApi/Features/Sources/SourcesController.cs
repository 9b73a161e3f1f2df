using ContentApi.Data;
using ContentApi.Domain.Sources;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Sources;

/// <summary>Where articles come from. The list of a source's articles stands with the articles.</summary>
[ApiController, Route("v1/sources"), Tags("Sources"), Produces("application/json")]
internal sealed class SourcesController(ContentDbContext db, SourceDesk desk, ListPages pages, SiteUrls urls) : ControllerBase
{
    /// <summary>The sources, by name.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet, KeptWhileUnchanged]
    [ProducesResponseType<ListResponse<SourceResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> List([FromQuery] ListSourcesQuery query, CancellationToken cancellationToken)
    {
        var after = pages.Behind<SourcePosition>(query, ModelState);
        ModelState.ThrowIfInvalid();

        var withKey = HttpContext.Caller() is not null;
        var filtered = query.Filter(db.ReaderSources);
        var total = await ListTotal.AskedByAsync(query, filtered, cancellationToken);
        var page = query.Page(filtered, after);
        if (Request.Headers.IfNoneMatch.Count > 0)
        {
            var stamps = await page.Select(s => new RowStamp(s.Number, s.Version, s.Articles)).ToListAsync(cancellationToken);
            if (IsKnown(RowStamp.Tag(query, total, withKey, stamps)))
                return StatusCode(StatusCodes.Status304NotModified);
        }

        var rows = await page.ToListAsync(cancellationToken);
        Response.Headers.ETag = RowStamp.Tag(query, total, withKey, rows.Select(s => new RowStamp(s.Number, s.Version, s.Articles)));
        ReadHeaders.SetCacheTags(Response, ["sources", .. rows.Take(query.Limit).Select(s => $"source-{s.Id}")]);
        return Ok(pages.Answer(HttpContext, query, rows, total, row => SourceResponse.From(row, withKey), query.PositionOf));
    }

    /// <summary>Makes a source.</summary>
    /// <response code="201">The source.</response>
    [HttpPost, Authorize(Roles = Roles.Editors)]
    [ProducesResponseType<SourceResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] WriteSourceRequest request, CancellationToken cancellationToken)
    {
        ModelState.ThrowIfInvalid();
        var (now, number, slug) = await desk.LookUpNewAsync(request.Name, request.Slug.Value, cancellationToken);
        var source = new Source(request.ToDetails(slug), number, HttpContext.Sign(now));
        db.Add(source);

        Response.Headers.Location = urls.Absolute($"/v1/sources/{Uri.EscapeDataString(slug)}", HttpContext);
        return Answer(source, articles: 0, StatusCodes.Status201Created);
    }

    /// <summary>One source, by id or slug. A former slug answers 301.</summary>
    /// <response code="200">The source.</response>
    [HttpGet("{idOrSlug}"), KeptWhileUnchanged]
    [ProducesResponseType<SourceResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Read(string idOrSlug, CancellationToken cancellationToken)
    {
        var withKey = HttpContext.Caller() is not null;
        if (Request.Headers.IfNoneMatch.Count > 0 && ModelState.IsValid && await db.ReadSourceStampAsync(idOrSlug) is { } stamp && IsKnown(stamp.Tag(withKey)))
        {
            ReadHeaders.SetCacheTags(Response, [$"source-{stamp.Id}"]);
            return StatusCode(StatusCodes.Status304NotModified);
        }

        if (await db.ReadSourceAsync(idOrSlug) is not { } row)
            throw await db.NoSourceAsync(idOrSlug, cancellationToken);

        ModelState.ThrowIfInvalid();
        var answer = SourceResponse.From(row, withKey);
        Response.Headers.ETag = answer.Tag(withKey);
        ReadHeaders.SetCacheTags(Response, [$"source-{row.Id}"]);
        return Ok(answer);
    }

    /// <summary>Replaces a source: what is absent gets its default, but for the slug, which stays.</summary>
    /// <response code="200">The source; with the same version when nothing differed.</response>
    [HttpPut("{idOrSlug}"), Authorize(Roles = Roles.Editors)]
    [ProducesResponseType<SourceResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status308PermanentRedirect)]
    public async Task<IActionResult> Replace(string idOrSlug, [FromBody] WriteSourceRequest request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var source = await desk.TakeAsync(idOrSlug, ifMatch, cancellationToken);
        ModelState.ThrowIfInvalid();
        return await SaveAsync(source, request.ToDetails(source.Slug), request.Slug.Or(source.Slug), cancellationToken);
    }

    /// <summary>Changes members of a source (RFC 7396): null clears, what is absent stays.</summary>
    /// <response code="200">The source; with the same version when nothing differed.</response>
    [HttpPatch("{idOrSlug}"), MergePatch, Authorize(Roles = Roles.Editors)]
    [ProducesResponseType<SourceResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status308PermanentRedirect)]
    public async Task<IActionResult> Change(string idOrSlug, [FromBody] PatchSourceRequest request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var source = await desk.TakeAsync(idOrSlug, ifMatch, cancellationToken);
        ModelState.ThrowIfInvalid();
        return await SaveAsync(source, request.ApplyTo(source.Details), request.Slug.Or(source.Slug), cancellationToken);
    }

    /// <summary>Deletes a source that has no articles left.</summary>
    /// <response code="204">It is deleted.</response>
    [HttpDelete("{idOrSlug}"), Authorize(Roles = Roles.Editors)]
    [ExamplePath("idOrSlug", "eastmere-gazette")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status308PermanentRedirect)]
    public async Task<IActionResult> Delete(string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var source = await desk.TakeAsync(idOrSlug, ifMatch, cancellationToken);
        ModelState.ThrowIfInvalid();
        source.Delete(HttpContext.Sign(await desk.DemandUnusedAsync(source, cancellationToken)));
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private async Task<IActionResult> SaveAsync(Source source, SourceDetails details, string? askedSlug, CancellationToken cancellationToken)
    {
        var (now, articles, slug) = await desk.LookUpAsync(source, details.Name, askedSlug, cancellationToken);
        source.Change(details with { Slug = slug }, HttpContext.Sign(now));
        return Answer(source, articles, StatusCodes.Status200OK);
    }

    private ObjectResult Answer(Source source, long articles, int status)
    {
        var answer = SourceResponse.From(source, articles);
        Response.Headers.ETag = answer.Tag(withKey: true);
        return new ObjectResult(answer) { StatusCode = status };
    }

    private bool IsKnown(string tag)
    {
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag);
    }
}
