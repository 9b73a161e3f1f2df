using ContentApi.Http.Authentication;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.ReaderAids;

/// <summary>What helps a reader with an article, made from the text that the caller reads.</summary>
[ApiController, Route("v1/articles/{idOrSlug}"), Tags("Reader aids"), Produces("application/json")]
internal sealed class ReaderAidsController(AidArticles articles, AidReading aids, LocalAids local) : ControllerBase
{
    /// <summary>The article in a few sentences.</summary>
    /// <response code="200">The summary.</response>
    [HttpGet("summary")]
    [ProducesResponseType<SummaryAid>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Summary(string idOrSlug, [FromQuery] SummaryQuery query, CancellationToken cancellationToken)
    {
        var article = await FindAsync(idOrSlug, query, cancellationToken);
        return AidAnswer.Of(this, article, await aids.SummaryAsync(article, query.Sentences, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>What the article is about, best first; those that are tags lead to them.</summary>
    /// <response code="200">The keywords.</response>
    [HttpGet("keywords")]
    [ProducesResponseType<KeywordsAid>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Keywords(string idOrSlug, [FromQuery] KeywordsQuery query, CancellationToken cancellationToken)
    {
        var article = await FindAsync(idOrSlug, query, cancellationToken);
        return AidAnswer.Of(this, article, await aids.KeywordsAsync(article, query.Limit, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>The people, places, organisations and dates that the article names. What is unsure is left out.</summary>
    /// <response code="200">The entities.</response>
    [HttpGet("entities")]
    [ProducesResponseType<EntitiesAid>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Entities(string idOrSlug, [FromQuery] AidQuery query, CancellationToken cancellationToken)
    {
        var article = await FindAsync(idOrSlug, query, cancellationToken);
        return AidAnswer.Of(this, article, await aids.EntitiesAsync(article, HttpContext.Caller(), cancellationToken));
    }

    /// <summary>The article as SSML 1.0, for a speech engine to read aloud: headline, byline, text.</summary>
    /// <response code="200">The document.</response>
    [HttpGet("speech")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/ssml+xml")]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Speech(string idOrSlug, [FromQuery] SpeechQuery query, CancellationToken cancellationToken)
    {
        var article = await FindAsync(idOrSlug, query, cancellationToken);
        return AidAnswer.Of(this, article, await local.SpeechAsync(article, query.Voice, HttpContext.Caller(), cancellationToken), "application/ssml+xml; charset=utf-8");
    }

    private async Task<AidArticle> FindAsync(string idOrSlug, AidQuery query, CancellationToken cancellationToken)
    {
        var article = await articles.FindAsync(idOrSlug, query.Preview, HttpContext.Caller(), cancellationToken);
        ModelState.ThrowIfInvalid();
        return article;
    }
}
