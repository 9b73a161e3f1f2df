using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.Idempotency;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Features.Articles.Previewing;

/// <summary>Links for a front end's draft mode are made here; reading by them stands in <c>Reading</c>.</summary>
[ApiController, Route("v1/articles/{idOrSlug}"), Tags("Articles"), Produces("application/json")]
internal sealed class PreviewController(ArticleDesk desk, PreviewTokens tokens, SiteUrls urls) : ControllerBase
{
    private static readonly TimeSpan UnlessTold = TimeSpan.FromDays(1);

    /// <summary>Makes a link by which the newest saved version is read without a key, until it expires or the article is deleted.</summary>
    /// <response code="200">The link. Its token is in this answer and nowhere else.</response>
    [HttpPost("preview"), Authorize(Roles = Roles.Contributors)]
    [ProducesResponseType<PreviewResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Make(
        string idOrSlug, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] PreviewRequest? request, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller()!;
        var found = await desk.ReadAsync(idOrSlug, caller, cancellationToken) ?? throw Absence.NotFound();
        if (found.Article.DeletedAt is not null)
            throw Absence.Deleted(found.Article);
        found.DemandOwn(caller);
        found.DemandPresentSlug();
        if (request?.ExpiresAt <= found.Now)
            ModelState.AddFault("expiresAt", "Give a time in the future, or leave it out for a day from now.");
        ModelState.ThrowIfInvalid();

        var preview = new Preview(found.Article.Id, request?.ExpiresAt ?? found.Now + UnlessTold);
        var token = tokens.Write(preview);
        HttpContext.Features.Set(new SecretAnswer(found.Article.Id));
        return Ok(new PreviewResponse(urls.Absolute($"/v1/articles/{found.Article.Id}?preview={token}", HttpContext), token, preview.ExpiresAt));
    }
}
