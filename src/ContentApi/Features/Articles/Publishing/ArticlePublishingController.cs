using ContentApi.Data;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Publishing;

/// <summary>Articles are put before readers here, taken from them, and corrected.</summary>
[ApiController, Route("v1/articles/{idOrSlug}"), Tags("Articles"), Produces("application/json"), Authorize(Roles = Roles.Editors)]
internal sealed class ArticlePublishingController(ContentDbContext db, ArticleDesk desk) : ControllerBase
{
    /// <summary>Publishes the version that <c>If-Match</c> names, now or at a time in the future.</summary>
    /// <response code="200">The article.</response>
    [HttpPost("publish"), ExamplePath("idOrSlug", "night-market-wants-permits")]
    [ProducesResponseType<SavedArticle>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Publish(
        string idOrSlug, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] PublishRequest? request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeForActAsync(idOrSlug, HttpContext, ifMatch, cancellationToken);
        var (publication, text) = ((request ?? new()).ToPublication(), taken.Article.Newest);
        AddFaults(text.MissingForPublication(taken.Stored.Source.TextPolicy is not TextPolicy.Full));
        if (publication.At <= taken.Now)
            ModelState.AddFault("at", "Give a time in the future, or null to publish now.");
        else if (!ModelState.IsAtFault("at"))
            AddFaults(Domain.Articles.Content.TimesAgainst(text.PublishedAt, text.ExpiresAt, publication.At ?? taken.Now));
        ModelState.ThrowIfInvalid();

        taken.Article.Publish(publication, taken.Labels, HttpContext.Sign(taken.Now));
        return Answer(taken);
    }

    /// <summary>Takes the article from readers; of what is only scheduled, takes the schedule back.</summary>
    /// <response code="200">The article.</response>
    [HttpPost("unpublish"), ExamplePath("idOrSlug", "bog-orchid-returns")]
    [ProducesResponseType<SavedArticle>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Unpublish(
        string idOrSlug, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] UnpublishRequest? request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeForActAsync(idOrSlug, HttpContext, ifMatch, cancellationToken);
        ModelState.ThrowIfInvalid();

        taken.Article.Unpublish((request ?? new()).ToUnpublication(), HttpContext.Sign(taken.Now));
        return Answer(taken);
    }

    /// <summary>Adds a correction notice, shown with the article at once and kept in the working copy.</summary>
    /// <response code="200">The article.</response>
    [HttpPost("corrections")]
    [ProducesResponseType<SavedArticle>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Correct(string idOrSlug, [FromBody] CorrectionRequest request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeForActAsync(idOrSlug, HttpContext, ifMatch, cancellationToken);
        ModelState.ThrowIfInvalid();

        taken.Article.Correct(request.Text, HttpContext.Sign(taken.Now));
        return Answer(taken);
    }

    /// <summary>Throws the working copy away: what is live or scheduled is then the newest text.</summary>
    /// <response code="200">The article.</response>
    [HttpDelete("draft"), ExamplePath("idOrSlug", "heat-wave-fills-hospitals")]
    [ProducesResponseType<SavedArticle>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Discard(string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeForActAsync(idOrSlug, HttpContext, ifMatch, cancellationToken);
        ModelState.ThrowIfInvalid();

        var last = await db.Contents.SingleOrDefaultAsync(c => c.Id == taken.Article.LastEditionContentId, cancellationToken);
        taken.Article.Discard(last, HttpContext.Sign(taken.Now));
        return Answer(await desk.NameAsync(taken.Article, cancellationToken));
    }

    private void AddFaults(IEnumerable<KeyValuePair<string, string>> faults)
    {
        foreach (var (member, message) in faults)
            ModelState.AddFault(member, message);
    }

    private OkObjectResult Answer(DeskArticle taken)
    {
        Response.Headers.ETag = EntityTag.Of(taken.Article.Version, taken.Article.NewestContentId, "written");
        return Ok(SavedArticle.Of<SavedArticle>(taken));
    }
}
