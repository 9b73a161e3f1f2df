using ContentApi.Data;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Listing;

/// <summary>Published articles are listed here: all of them, or those of one source.</summary>
[ApiController, Produces("application/json")]
internal sealed class ArticleListController(ContentDbContext db, ArticleLists lists) : ControllerBase
{
    /// <summary>Published articles, newest first.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet("v1/articles"), Tags("Articles")]
    [ProducesResponseType<ListResponse<ArticleListItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> List([FromQuery] ListArticlesQuery query, CancellationToken cancellationToken) =>
        lists.AnswerAsync(this, query, cancellationToken);

    /// <summary>The source's published articles, newest first.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet("v1/sources/{idOrSlug}/articles"), Tags("Sources")]
    [ProducesResponseType<ListResponse<ArticleListItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> ListOfSource(string idOrSlug, [FromQuery] ListArticlesQuery query, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(idOrSlug, out var parsed) ? parsed : (Guid?)null;
        query.OnlySource = await db.Sources.Where(s => s.DeletedAt == null && (s.Id == id || s.Slug == idOrSlug)).Select(s => s.Slug).SingleOrDefaultAsync(cancellationToken)
            ?? throw new ProblemException(ProblemType.NotFound, "There is no such source.");
        return await lists.AnswerAsync(this, query, cancellationToken);
    }
}
