using ContentApi.Data;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Sources;
using ContentApi.Http.Json;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Feeds;

/// <summary>What is published, newest first, for feed readers: all of it or one source's, under the article list's filters.</summary>
[ApiController, Route("feeds")]
internal sealed class FeedsController(ContentDbContext db, FeedPages feeds, SiteUrls urls) : ControllerBase
{
    /// <summary>Published articles as RSS 2.0.</summary>
    /// <response code="200">A page of the feed.</response>
    [HttpGet("articles.rss"), AnswersAs(FeedFormat.RssType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public Task<IActionResult> ArticlesRss([FromQuery] FeedQuery query, CancellationToken cancellationToken) =>
        feeds.AnswerAsync(this, query, FeedFormat.Rss, source: null, cancellationToken);

    /// <summary>Published articles as Atom.</summary>
    /// <response code="200">A page of the feed.</response>
    [HttpGet("articles.atom"), AnswersAs(FeedFormat.AtomType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public Task<IActionResult> ArticlesAtom([FromQuery] FeedQuery query, CancellationToken cancellationToken) =>
        feeds.AnswerAsync(this, query, FeedFormat.Atom, source: null, cancellationToken);

    /// <summary>Published articles as JSON Feed 1.1.</summary>
    /// <response code="200">A page of the feed.</response>
    [HttpGet("articles.json"), AnswersAs(FeedFormat.JsonType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public Task<IActionResult> ArticlesJson([FromQuery] FeedQuery query, CancellationToken cancellationToken) =>
        feeds.AnswerAsync(this, query, FeedFormat.Json, source: null, cancellationToken);

    /// <summary>A source's published articles as RSS 2.0.</summary>
    /// <response code="200">A page of the feed.</response>
    [HttpGet("sources/{idOrSlug}.rss"), AnswersAs(FeedFormat.RssType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    public Task<IActionResult> SourceRss(string idOrSlug, [FromQuery] FeedQuery query, CancellationToken cancellationToken) =>
        OfSourceAsync(idOrSlug, query, FeedFormat.Rss, cancellationToken);

    /// <summary>A source's published articles as Atom.</summary>
    /// <response code="200">A page of the feed.</response>
    [HttpGet("sources/{idOrSlug}.atom"), AnswersAs(FeedFormat.AtomType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    public Task<IActionResult> SourceAtom(string idOrSlug, [FromQuery] FeedQuery query, CancellationToken cancellationToken) =>
        OfSourceAsync(idOrSlug, query, FeedFormat.Atom, cancellationToken);

    /// <summary>A source's published articles as JSON Feed 1.1.</summary>
    /// <response code="200">A page of the feed.</response>
    [HttpGet("sources/{idOrSlug}.json"), AnswersAs(FeedFormat.JsonType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    public Task<IActionResult> SourceJson(string idOrSlug, [FromQuery] FeedQuery query, CancellationToken cancellationToken) =>
        OfSourceAsync(idOrSlug, query, FeedFormat.Json, cancellationToken);

    private async Task<IActionResult> OfSourceAsync(string idOrSlug, FeedQuery query, FeedFormat format, CancellationToken cancellationToken)
    {
        if (await db.ReadSourceAsync(idOrSlug) is not { } source)
        {
            var reason = await db.NoSourceAsync(idOrSlug, cancellationToken);
            throw reason is MovedException moved
                ? new MovedException(urls.Absolute($"/feeds/sources/{Uri.EscapeDataString(moved.Target)}.{format.Extension}{Request.QueryString.ToUriComponent()}", HttpContext))
                : reason;
        }

        return await feeds.AnswerAsync(this, query, format, source, cancellationToken);
    }
}
