using ContentApi.Data;
using ContentApi.Domain.Lists;
using ContentApi.Domain.Text;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Lists;

/// <summary>Curated lists: articles in an editor's order.</summary>
[ApiController, Route("v1/lists"), Produces("application/json")]
internal sealed class ListsController(ContentDbContext db, ListDesk desk, ListArticles articles, ListPages pages, SiteUrls urls) : ControllerBase
{
    /// <summary>The curated lists, by name, without their articles.</summary>
    /// <response code="200">A page of the lists.</response>
    [HttpGet, KeptWhileUnchanged]
    [ProducesResponseType<ListResponse<CuratedListItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> List([FromQuery] ListListsQuery query, CancellationToken cancellationToken)
    {
        var after = pages.Behind<ListOfListsPosition>(query, ModelState);
        ModelState.ThrowIfInvalid();

        var lists = db.CuratedLists.AsNoTracking();
        var total = await ListTotal.AskedByAsync(query, lists, cancellationToken);
        if (after is not null)
            lists = lists.Where(l => EF.Functions.GreaterThan(ValueTuple.Create(l.NameKey, l.Id), ValueTuple.Create(after.NameKey, after.Id)));
        var rows = await lists.OrderBy(l => l.NameKey).ThenBy(l => l.Id).Take(query.Limit + 1)
            .Select(l => new { l.NameKey, Item = new CuratedListItem(l.Id, l.Slug, l.Name, l.Version, l.CreatedAt, l.UpdatedAt) })
            .ToListAsync(cancellationToken);

        var tag = EntityTag.Of(null, query.Combination(), query.Limit, query.Cursor, total, string.Join(' ', rows.Select(row => $"{row.Item.Id:N}.{row.Item.Version}")));
        Response.Headers.ETag = tag;
        ReadHeaders.SetCacheTags(Response, ["lists", .. rows.Take(query.Limit).Select(row => $"list-{row.Item.Id}")]);
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag)
            ? StatusCode(StatusCodes.Status304NotModified)
            : Ok(pages.Answer(HttpContext, query, rows, total, row => row.Item, last => new ListOfListsPosition(last.Item.Id, last.NameKey)));
    }

    /// <summary>A curated list: those of its articles that readers see, in its order.</summary>
    /// <response code="200">The list, with a page of its articles.</response>
    [HttpGet("{slug}"), ExamplePath("slug", "front-page"), KeptWhileUnchanged]
    [ProducesResponseType<CuratedListResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Read(string slug, [FromQuery] ReadListQuery query, CancellationToken cancellationToken)
    {
        var list = await db.CuratedLists.AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug, cancellationToken) ?? throw ListDesk.NotFound();
        return await articles.AnswerAsync(this, list, query, cancellationToken);
    }

    /// <summary>Makes a curated list, or replaces its name and its articles. Making one needs no <c>If-Match</c>.</summary>
    /// <response code="200">The list; with the same version when nothing differed.</response>
    /// <response code="201">The list that was made.</response>
    [HttpPut("{slug}"), ExamplePath("slug", "front-page"), IfMatchToReplace, Authorize(Roles = Roles.Editors)]
    [ProducesResponseType<WrittenList>(StatusCodes.Status200OK)]
    [ProducesResponseType<WrittenList>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Write(string slug, [FromBody] WriteListRequest request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var list = await desk.TakeAsync(slug, ifMatch, cancellationToken);
        if (list is null && Request.Headers.IfMatch.Count > 0)
            throw new ProblemException(ProblemType.StaleVersion, "There is no such list, so no version of it: leave If-Match out to make one.");
        if (list is null && !Slug.IsValid(slug))
            ModelState.AddFault("slug", Slug.Advice);
        ModelState.ThrowIfInvalid();

        var ids = await desk.FindArticlesAsync(request.Articles, ModelState, cancellationToken);
        var signature = HttpContext.Sign(await desk.NowAsync(cancellationToken));
        if (list is not null)
        {
            list.Change(request.Name, ids, signature);
            return Answer(list, StatusCodes.Status200OK);
        }

        list = new CuratedList(slug, request.Name, ids, signature);
        db.Add(list);
        Response.Headers.Location = urls.Absolute($"/v1/lists/{Uri.EscapeDataString(slug)}", HttpContext);
        return Answer(list, StatusCodes.Status201Created);
    }

    /// <summary>Deletes a curated list. Its articles stay.</summary>
    /// <response code="204">It is deleted.</response>
    [HttpDelete("{slug}"), ExamplePath("slug", "front-page"), Authorize(Roles = Roles.Editors)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(string slug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var list = await desk.TakeAsync(slug, ifMatch, cancellationToken) ?? throw ListDesk.NotFound();
        ModelState.ThrowIfInvalid();
        list.Delete(HttpContext.Sign(await desk.NowAsync(cancellationToken)));
        db.Remove(list);
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private ObjectResult Answer(CuratedList list, int status)
    {
        Response.Headers.ETag = EntityTag.Of(list.Version, list.Id, "written");
        return new ObjectResult(WrittenList.Of(list)) { StatusCode = status };
    }
}
