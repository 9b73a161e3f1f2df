using ContentApi.Data;
using ContentApi.Domain.Comments;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Hosting;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Comments;

/// <summary>Readers talk about an article here.</summary>
[ApiController, Route("v1/articles/{idOrSlug}/comments"), Tags("Comments"), Produces("application/json")]
internal sealed class ArticleCommentsController(
    ContentDbContext db, ArticleDesk desk, ListPages pages, CommentSettings settings, CommentFingerprint fingerprint) : ControllerBase
{
    /// <summary>The approved comments, oldest first; <c>parentId</c> makes threads of them. An answer to a comment that was taken away moves up to what that one answered.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet, KeptWhileUnchanged]
    [ProducesResponseType<ListResponse<CommentResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> List(string idOrSlug, [FromQuery] ListCommentsQuery query, CancellationToken cancellationToken)
    {
        var article = await FindAsync(idOrSlug, cancellationToken);
        query.ArticleId = article.Id;
        var after = pages.Behind<CommentPosition>(query, ModelState);
        ModelState.ThrowIfInvalid();

        var tag = EntityTag.Of(version: null, article.Id, article.Stamp, query.Limit, query.Cursor, query.Count);
        Response.Headers.ETag = tag;
        ReadHeaders.SetCacheTags(Response, [$"article-{article.Id}"]);
        ReadHeaders.SetRightFor(HttpContext, article.RightForSeconds);
        if (EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag))
            return StatusCode(StatusCodes.Status304NotModified);

        var comments = db.Comments.AsNoTracking();
        var total = await ListTotal.AskedByAsync(query, query.Filter(comments), cancellationToken);
        var rows = await query.Page(comments, after).ToListAsync(cancellationToken);
        return Ok(pages.Answer(HttpContext, query, rows, total, CommentResponse.From, CommentPages.Position));
    }

    /// <summary>
    /// Posts a comment. It waits for an editor, unless this installation shows comments at once. The same text of the same
    /// author from the same address is taken once in 24 hours; without a key a limit holds by address.
    /// </summary>
    /// <response code="201">The comment, which readers see.</response>
    /// <response code="202">The comment, which waits for an editor.</response>
    [HttpPost, EnableRateLimiting(RateLimits.PostComment)]
    [ProducesResponseType<CommentResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<CommentResponse>(StatusCodes.Status202Accepted)]
    [ProducesResponseType(StatusCodes.Status308PermanentRedirect)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    public async Task<IActionResult> Post(string idOrSlug, [FromBody] PostCommentRequest request, CancellationToken cancellationToken)
    {
        var article = await db.Named(idOrSlug).Select(a => new { a.Id, a.Slug, a.CommentsOpen }).SingleOrDefaultAsync(cancellationToken)
            ?? throw await Absence.OfAsync(db, idOrSlug, cancellationToken);
        MovedException.ThrowIfDue(idOrSlug, article.Slug);
        if (request.ParentId is { } parent && !await IsShownAsync(article.Id, parent, cancellationToken))
            ModelState.AddFault("parentId", "Name a comment of this article that readers see, or null.");
        ModelState.ThrowIfInvalid();
        if (!article.CommentsOpen)
            throw new ProblemException(ProblemType.CommentsClosed, "This article takes no more comments.");

        var sender = HttpContext.Caller()?.KeyId.ToString() ?? RateLimits.ClientOf(HttpContext);
        var print = fingerprint.Of(article.Id, request.ParentId, sender, request.Author, request.Text);
        var now = (await db.Database.SqlQuery<DateTimeOffset>($"select forget_fingerprints({print}) as \"Value\"").ToListAsync(cancellationToken))[0];
        var comment = new Comment(article.Id, request.ParentId, request.Author, request.Text, print, settings.IsModerated, now);
        db.Add(comment);
        return new ObjectResult(CommentResponse.From(comment)) { StatusCode = settings.IsModerated ? StatusCodes.Status202Accepted : StatusCodes.Status201Created };
    }

    // As the article itself: who reads that reads what is said about it.
    private async Task<CommentedRow> FindAsync(string idOrSlug, CancellationToken cancellationToken)
    {
        var live = await db.Named(idOrSlug).Select(a => new CommentedRow(a.Id, a.Slug, a.CommentsStamp, a.RightForSeconds)).SingleOrDefaultAsync(cancellationToken);
        if (live is not null)
        {
            MovedException.ThrowIfDue(idOrSlug, live.Slug);
            return live;
        }

        if (HttpContext.Caller() is not { } caller || await desk.ReadAsync(idOrSlug, caller, cancellationToken) is not { Article.DeletedAt: null } found)
            throw await Absence.OfAsync(db, idOrSlug, cancellationToken);
        found.DemandPresentSlug();
        return new CommentedRow(found.Article.Id, found.Article.Newest.Slug, found.Article.Counter?.Stamp ?? 0, RightForSeconds: null);
    }

    // Locked: an editor who hides it meanwhile waits, and then moves the answer up.
    private async Task<bool> IsShownAsync(Guid articleId, Guid id, CancellationToken cancellationToken) =>
        (await db.Database
            .SqlQuery<int>($"select c.status as \"Value\" from comments c where c.id = {id} and c.article_id = {articleId} for share")
            .ToListAsync(cancellationToken)) is [(int)CommentStatus.Approved];

    private sealed record CommentedRow(Guid Id, string Slug, long Stamp, double? RightForSeconds);
}
