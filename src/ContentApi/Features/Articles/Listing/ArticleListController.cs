using ContentApi.Data;
using ContentApi.Features.Sources;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Listing;

/// <summary>Articles are listed here, all of them or those of one source: as readers see them, or as editors do.</summary>
[ApiController, Produces("application/json")]
internal sealed class ArticleListController(ContentDbContext db, ArticleLists lists, DeskLists desk) : ControllerBase
{
    /// <summary>Published articles, newest first; with <c>status</c> or <c>mine</c> what editors work on.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet("v1/articles"), Tags("Articles"), KeptWhileUnchanged]
    [ProducesResponseType<ArticleList<ArticleListItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> List([FromQuery] ListArticlesQuery query, CancellationToken cancellationToken) =>
        AnswerAsync(query, cancellationToken);

    /// <summary>The source's published articles, newest first.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet("v1/sources/{idOrSlug}/articles"), Tags("Sources"), KeptWhileUnchanged]
    [ProducesResponseType<ArticleList<ArticleListItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> ListOfSource(string idOrSlug, [FromQuery] ListArticlesQuery query, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(idOrSlug, out var parsed) ? parsed : (Guid?)null;
        query.OnlySource = await db.Sources.Where(s => s.DeletedAt == null && (s.Id == id || s.Slug == idOrSlug)).Select(s => s.Slug).SingleOrDefaultAsync(cancellationToken)
            ?? throw await db.NoSourceAsync(idOrSlug, cancellationToken);
        return await AnswerAsync(query, cancellationToken);
    }

    private Task<IActionResult> AnswerAsync(ListArticlesQuery query, CancellationToken cancellationToken)
    {
        if (query.Q is null && query.Fields?.Contains("highlight") is true)
            ModelState.AddFault("fields", "`highlight` comes with q: add that.");
        if (!query.WithRelated && query.Fields?.Contains("related") is true)
            ModelState.AddFault("fields", "`related` comes with include=related: add that.");
        if (query.ForDesk)
        {
            if (query.Q is not null)
                ModelState.AddFault("q", "It searches what readers see: leave out status and mine, or q.");
            if (query.Sort == "relevance")
                ModelState.AddFault("sort", "Only what is searched with `q` has a relevance: choose another sort.");
            if (query.WithRelated)
                ModelState.AddFault("include", "What is related stands beside what readers see: leave out status and mine, or related.");
            return desk.AnswerAsync(this, query, HttpContext.Caller() ?? throw new ProblemException(ApiKeyHandler.KeyNeeded(Request)), cancellationToken);
        }

        if (query.Sort == "-savedAt")
            ModelState.AddFault("sort", "-savedAt sorts what status or mine asks for: add one of them.");
        if (query.Fields?.Any(ListArticlesQuery.DeskFields.Contains) is true)
            ModelState.AddFault("fields", $"These stand in what status or mine asks for: {string.Join(", ", ListArticlesQuery.DeskFields)}.");
        return lists.AnswerAsync(this, query, cancellationToken);
    }
}
