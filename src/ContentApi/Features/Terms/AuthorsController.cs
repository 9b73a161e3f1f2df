using ContentApi.Domain.Terms;
using ContentApi.Http.Lists;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Terms;

/// <summary>Who writes.</summary>
[ApiController, Route("v1/authors"), Tags("Authors"), Produces("application/json")]
internal sealed class AuthorsController(TermLists terms) : ControllerBase
{
    /// <summary>The authors, by name. Without a key those that published articles have.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet]
    [ProducesResponseType<ListResponse<TermResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> List([FromQuery] ListTermsQuery query, CancellationToken cancellationToken) =>
        terms.ListAsync(this, TermKind.Author, query, cancellationToken);

    /// <summary>One author, by id or slug.</summary>
    /// <response code="200">The author.</response>
    [HttpGet("{idOrSlug}")]
    [ProducesResponseType<TermResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> Read(string idOrSlug, CancellationToken cancellationToken) =>
        terms.ReadAsync(this, TermKind.Author, idOrSlug, cancellationToken);
}
