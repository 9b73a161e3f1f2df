using ContentApi.Data;
using ContentApi.Domain;
using ContentApi.Domain.Comments;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Comments;

/// <summary>Editors decide on comments. That is no act on the article: its version stays.</summary>
[ApiController, Route("v1/comments"), Tags("Comments"), Produces("application/json"), Authorize(Roles = Roles.Editors)]
internal sealed class CommentsController(ContentDbContext db, ListPages pages) : ControllerBase
{
    private const string SampleComment = "0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57";

    /// <summary>The comments on all articles, oldest first: <c>status=pending</c> are those that wait.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet]
    [ProducesResponseType<ListResponse<ModeratedCommentResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> List([FromQuery] ListModeratedCommentsQuery query, CancellationToken cancellationToken)
    {
        var after = pages.Behind<CommentPosition>(query, ModelState);
        ModelState.ThrowIfInvalid();

        var comments = db.Comments.AsNoTracking();
        var total = await ListTotal.AskedByAsync(query, query.Filter(comments), cancellationToken);
        var rows = await Named(query.Page(comments, after)).ToListAsync(cancellationToken);
        // The page's own query loses its order in the joins.
        rows = [.. query.IsNewestFirst ? rows.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id) : rows.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)];
        var tag = EntityTag.Of(version: null, query.Combination(), query.Limit, query.Cursor, total, string.Join(' ', rows));
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag)
            ? StatusCode(StatusCodes.Status304NotModified)
            : Ok(pages.Answer(HttpContext, query, rows, total, row => row, row => new CommentPosition(row.CreatedAt, row.Id)));
    }

    /// <summary>Shows a comment to readers.</summary>
    /// <response code="200">The comment.</response>
    [HttpPost("{id}/approve"), ExamplePath("id", SampleComment)]
    [ProducesResponseType<ModeratedCommentResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> Approve(
        string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ModerateCommentRequest? request, CancellationToken cancellationToken) =>
        DecideAsync(id, (comment, by) => comment.Approve(request?.Reason, by), cancellationToken);

    /// <summary>Keeps a comment from readers; answers to it move up to what it answered.</summary>
    /// <response code="200">The comment.</response>
    [HttpPost("{id}/reject"), ExamplePath("id", SampleComment), ExampleBody("""{ "reason": "Off the topic." }""")]
    [ProducesResponseType<ModeratedCommentResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> Reject(
        string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ModerateCommentRequest? request, CancellationToken cancellationToken) =>
        DecideAsync(id, (comment, by) => comment.Reject(request?.Reason, by), cancellationToken);

    /// <summary>Keeps a comment from readers as spam.</summary>
    /// <response code="200">The comment.</response>
    [HttpPost("{id}/spam"), ExamplePath("id", SampleComment), ExampleBody("""{ "reason": "The fifth advertisement today." }""")]
    [ProducesResponseType<ModeratedCommentResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> MarkAsSpam(
        string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ModerateCommentRequest? request, CancellationToken cancellationToken) =>
        DecideAsync(id, (comment, by) => comment.MarkAsSpam(request?.Reason, by), cancellationToken);

    /// <summary>Deletes a comment for good; answers to it stay, and move up to what it answered.</summary>
    /// <response code="204">It is deleted.</response>
    [HttpDelete("{id}"), ExamplePath("id", SampleComment)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(string id, CancellationToken cancellationToken)
    {
        var (comment, _) = await TakeAsync(id, cancellationToken);
        ModelState.ThrowIfInvalid();
        db.Remove(comment);
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private async Task<IActionResult> DecideAsync(string id, Action<Comment, Signature> decide, CancellationToken cancellationToken)
    {
        var (comment, now) = await TakeAsync(id, cancellationToken);
        ModelState.ThrowIfInvalid();
        decide(comment, HttpContext.Sign(now));

        var (article, by) = await db.Articles
            .Where(a => a.Id == comment.ArticleId)
            .Select(a => ValueTuple.Create(
                new CommentedArticle(a.Id, a.Newest.Slug, a.Newest.Title),
                db.ApiKeys.Where(k => k.Id == comment.ModeratedBy).Select(k => new KeyName(k.Id, k.Name)).FirstOrDefault()))
            .SingleAsync(cancellationToken);
        return Ok(new ModeratedCommentResponse
        {
            Id = comment.Id,
            Author = comment.Author,
            Text = comment.Text,
            ParentId = comment.ParentId,
            Status = comment.Status,
            CreatedAt = comment.CreatedAt,
            Article = article,
            ModeratedAt = comment.ModeratedAt,
            ModeratedBy = by,
            Reason = comment.Reason,
        });
    }

    // One decision at a time on an article's comments: a thread whose parts are hidden at once would lose its order.
    private async Task<(Comment Comment, DateTimeOffset Now)> TakeAsync(string id, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(id, out var parsed))
        {
            var now = await db.Database
                .SqlQuery<DateTimeOffset>($"select now() as \"Value\" from (select pg_advisory_xact_lock(hashtextextended('contentapi:comments:' || c.article_id, 0)) from comments c where c.id = {parsed}) locked")
                .ToListAsync(cancellationToken);
            if (now is [var at] && await db.Comments.SingleOrDefaultAsync(c => c.Id == parsed, cancellationToken) is { } comment)
                return (comment, at);
        }

        throw new ProblemException(ProblemType.NotFound, "There is no such comment.");
    }

    private IQueryable<ModeratedCommentResponse> Named(IQueryable<Comment> page) =>
        from c in page
        join a in db.Articles on c.ArticleId equals a.Id
        select new ModeratedCommentResponse
        {
            Id = c.Id,
            Author = c.Author,
            Text = c.Text,
            ParentId = c.ParentId,
            Status = c.Status,
            CreatedAt = c.CreatedAt,
            Article = new CommentedArticle(a.Id, a.Newest.Slug, a.Newest.Title),
            ModeratedAt = c.ModeratedAt,
            ModeratedBy = db.ApiKeys.Where(k => k.Id == c.ModeratedBy).Select(k => new KeyName(k.Id, k.Name)).FirstOrDefault(),
            Reason = c.Reason,
        };
}
