using ContentApi.Domain.Terms;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Terms;

/// <summary>What articles are about.</summary>
[ApiController, Route("v1/tags"), Tags("Tags"), Produces("application/json")]
internal sealed class TagsController(TermLists terms, TermEditing editing) : ControllerBase
{
    /// <summary>The tags, by name. Without a key those that published articles have.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet, KeptWhileUnchanged]
    [ProducesResponseType<ListResponse<TermResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> List([FromQuery] ListTermsQuery query, CancellationToken cancellationToken) =>
        terms.ListAsync(this, TermKind.Tag, query, cancellationToken);

    /// <summary>One tag, by id or slug.</summary>
    /// <response code="200">The tag.</response>
    [HttpGet("{idOrSlug}"), KeptWhileUnchanged]
    [ProducesResponseType<TermResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> Read(string idOrSlug, CancellationToken cancellationToken) =>
        terms.ReadAsync(this, TermKind.Tag, idOrSlug, cancellationToken);

    /// <summary>
    /// Renames a tag (RFC 7396). Its id stays, its former slug answers 301, and its articles show the new name within seconds;
    /// filters know the new slug at once. Whoever names it by its former name goes on meaning it.
    /// </summary>
    /// <response code="200">The tag; with the same version when nothing differed.</response>
    [HttpPatch("{idOrSlug}"), MergePatch, Authorize(Roles = Roles.Editors)]
    [ProducesResponseType<TermResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status308PermanentRedirect)]
    public Task<IActionResult> Change(string idOrSlug, [FromBody] PatchTermRequest request, IfMatch ifMatch, CancellationToken cancellationToken) =>
        editing.ChangeAsync(this, TermKind.Tag, idOrSlug, request, ifMatch, cancellationToken);

    /// <summary>
    /// Merges a tag into another one, which takes its articles, drafts included, and its slug, which answers 301. Filters
    /// mean that one at once; articles show it within seconds. It can't be undone.
    /// </summary>
    /// <response code="200">The tag that took its place.</response>
    [HttpPost("{idOrSlug}/merge"), IfMatchOptional, Authorize(Roles = Roles.Editors)]
    [ExampleBody("""{ "into": "eastmere" }""")]
    [ProducesResponseType<TermResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status308PermanentRedirect)]
    public Task<IActionResult> Merge(string idOrSlug, [FromBody] MergeTermRequest request, IfMatch ifMatch, CancellationToken cancellationToken) =>
        editing.MergeAsync(this, TermKind.Tag, idOrSlug, request, ifMatch, cancellationToken);

    /// <summary>
    /// Deletes a tag that no article has, live, scheduled or as a working copy. Old revisions and deleted articles lose it.
    /// </summary>
    /// <response code="204">It is deleted.</response>
    [HttpDelete("{idOrSlug}"), Authorize(Roles = Roles.Editors)]
    [ExamplePath("idOrSlug", "stub")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status308PermanentRedirect)]
    public Task<IActionResult> Delete(string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken) =>
        editing.DeleteAsync(this, TermKind.Tag, idOrSlug, ifMatch, cancellationToken);
}
