using System.Security.Cryptography;
using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Saving;
using ContentApi.Features.Related;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Articles.Reading;

/// <summary>One article is read here: what readers see, or with a key the working copy.</summary>
[ApiController, Route("v1/articles"), Tags("Articles"), Produces("application/json")]
internal sealed class ArticleReadingController(ContentDbContext db, ArticleDesk desk, RelatedArticles related) : ControllerBase
{
    /// <summary>The article, by id or slug. A former slug answers 301.</summary>
    /// <response code="200">The article.</response>
    [HttpGet("{idOrSlug}")]
    [ProducesResponseType<ArticleResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Read(string idOrSlug, [FromQuery] ReadArticleQuery query, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller();
        if (query.Context is not null)
            return await ReadForEditingAsync(idOrSlug, query, caller ?? throw new ProblemException(ApiKeyHandler.KeyNeeded(Request)), cancellationToken);

        if (Request.Headers.IfNoneMatch.Count > 0 && ModelState.IsValid && query.Related is null && await db.ReadStampAsync(idOrSlug) is { } known && !IsMoved(idOrSlug, known.Slug)
            && Describe(known, query) is { } tag && EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag))
            return StatusCode(StatusCodes.Status304NotModified);

        if (await db.ReadAsync(idOrSlug) is not { } row)
            return await ReadUnpublishedAsync(idOrSlug, query, caller, cancellationToken);

        if (IsMoved(idOrSlug, row.Slug))
            throw new MovedException(row.Slug);
        ModelState.ThrowIfInvalid();
        var article = ArticleJson.Whole(row, withheld: caller is null);
        if (query.Related is { } beside)
            article.Related = await related.ReadAsync(row, beside, withheld: caller is null, cancellationToken);
        var bytes = ArticleJson.Write(article, query.Fields, "related");
        var whole = Describe(ReaderStamp.Of(row), query, article.Related is null ? null : bytes);
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, whole) ? StatusCode(StatusCodes.Status304NotModified) : new ReadyJsonResult(bytes);
    }

    private static bool IsMoved(string idOrSlug, string slug) => idOrSlug != slug && !Guid.TryParse(idOrSlug, out _);

    // What stands beside the article changes without its stamp: then the bytes themselves are the tag.
    private string Describe(ReaderStamp stamp, ReadArticleQuery query, byte[]? bytes = null)
    {
        var tag = EntityTag.Of(stamp.Version, stamp.Token, query.Variant, HttpContext.Caller() is null, bytes is null ? null : Convert.ToHexString(SHA256.HashData(bytes)));
        Response.Headers.ETag = tag;
        Response.GetTypedHeaders().LastModified = stamp.ChangedAt;
        ReadHeaders.SetCacheTags(Response, [$"article-{stamp.Id}", $"source-{stamp.SourceId}", .. bytes is null ? Array.Empty<string>() : ["articles"]]);
        if (stamp.RightForSeconds is { } seconds)
            HttpContext.Features.Set(new RightFor(TimeSpan.FromSeconds(seconds)));
        return tag;
    }

    // Nothing is live: readers learn why, holders of keys read what was saved last.
    private async Task<IActionResult> ReadUnpublishedAsync(string idOrSlug, ReadArticleQuery query, Caller? caller, CancellationToken cancellationToken)
    {
        if (caller is null || await desk.ReadAsync(idOrSlug, caller, cancellationToken) is not { Article.DeletedAt: null } found)
            throw await Absence.OfAsync(db, idOrSlug, cancellationToken);
        if (found.MovedTo is { } slug)
            throw new MovedException(slug);

        ModelState.ThrowIfInvalid();
        return Answer(found.Article, ArticleJson.Write(SavedArticle.Of<SavedArticle>(found), query.Fields));
    }

    private async Task<IActionResult> ReadForEditingAsync(string idOrSlug, ReadArticleQuery query, Caller caller, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(idOrSlug, caller, cancellationToken) is not { Article.DeletedAt: null } found)
            throw await Absence.OfAsync(db, idOrSlug, cancellationToken);
        if (found.MovedTo is { } slug)
            throw new MovedException(slug);

        ModelState.ThrowIfInvalid();
        var answer = SavedArticle.Of<EditedArticle>(found);
        answer.Body = found.Stored.Content.Body;
        answer.BodyFormat = found.Stored.Content.BodyFormat;
        answer.Write = WriteForm.Of(found.Stored);
        return Answer(found.Article, ArticleJson.Write(answer, query.Fields));
    }

    private IActionResult Answer(Article article, byte[] bytes)
    {
        var tag = EntityTag.Of(article.Version, Convert.ToBase64String(SHA256.HashData(bytes)));
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag) ? StatusCode(StatusCodes.Status304NotModified) : new ReadyJsonResult(bytes);
    }
}
