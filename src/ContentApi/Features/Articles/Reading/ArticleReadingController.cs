using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Formats;
using ContentApi.Features.Articles.Previewing;
using ContentApi.Features.Articles.Saving;
using ContentApi.Features.Comments;
using ContentApi.Features.ReaderAids;
using ContentApi.Features.Related.Reading;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace ContentApi.Features.Articles.Reading;

/// <summary>One article is read here: what readers see, or with a key the working copy.</summary>
[ApiController, Route("v1/articles"), Tags("Articles"), Produces("application/json")]
internal sealed class ArticleReadingController(
    ContentDbContext db, NpgsqlDataSource database, ArticleDesk desk, RelatedArticles related, RelatedToText relatedToText, CommentPages comments, PreviewedArticles previews, AidsBeside aids, ArticleFormats formats) : ControllerBase
{
    /// <summary>The article, by id or slug, in the form that <c>format</c> or <c>Accept</c> names. A former slug answers 301.</summary>
    /// <response code="200">The article.</response>
    [HttpGet("{idOrSlug}"), KeptWhileUnchanged]
    [AnswersAs(ArticleFormat.JsonLdType), AnswersAs(ArticleFormat.NinjsType), AnswersAs(ArticleFormat.MarkdownType)]
    [ProducesResponseType<ArticleResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status301MovedPermanently)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Read(string idOrSlug, [FromQuery] ReadArticleQuery query, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller();
        // A provider may have failed, and may answer the next time.
        if (query.WithAids)
            KeptAnswers.LeaveOut(HttpContext);
        if (query is { Context: null, Fields: { } fields } && fields.Any(ReadArticleQuery.EditFields.Contains))
            ModelState.AddFault("fields", $"These stand in what context=edit reads: {string.Join(", ", ReadArticleQuery.EditFields)}.");
        if (query.NotIncluded is { } absent)
            ModelState.AddFault("fields", $"`{absent}` comes with include={absent}: add that.");
        if (query.Preview is not null)
            return await ReadPreviewAsync(idOrSlug, query, cancellationToken);
        if (query.Context is not null)
            return await ReadForEditingAsync(idOrSlug, query, caller ?? throw new ProblemException(ApiKeyHandler.KeyNeeded(Request)), cancellationToken);

        var format = ArticleFormats.Asked(HttpContext, query.Format);
        if (Request.Headers.IfNoneMatch.Count > 0 && ModelState.IsValid && format is not null && query is { Related: null, WithAids: false }
            && await db.ReadStampAsync(idOrSlug) is { } known && !MovedException.IsDue(idOrSlug, known.Slug)
            && Describe(known, query, format) is { } tag && EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag))
            return StatusCode(StatusCodes.Status304NotModified);

        var isUsual = query.IsUsualPage && caller is null && format == ArticleFormat.Json && ModelState.IsValid;
        if (isUsual && await related.ReadyPageAsync(idOrSlug, cancellationToken) is { } ready)
        {
            ready.Answer.DescribeTo(Response);
            return EntityTag.IsAmong(Request.Headers.IfNoneMatch, Tag(ready.Version, ready.Token, ready.ChangedAt, query, format!))
                ? StatusCode(StatusCodes.Status304NotModified)
                : new ReadyJsonResult(ready.Page, contentType: format!.ContentType);
        }

        var (row, page) = query.Related is { } beside
            ? await related.AnswerWithArticleAsync(idOrSlug, beside, withheld: caller is null, mayBeReady: !isUsual, cancellationToken)
            : (await database.ReadAsync(idOrSlug, cancellationToken), null);
        if (row is null)
            return await ReadUnpublishedAsync(idOrSlug, query, format, caller, cancellationToken);

        MovedException.ThrowIfDue(idOrSlug, row.Slug);
        format = Demand(format, query);
        RawJson? help = query.WithAids ? await aids.ReadAsync(row, caller, cancellationToken) : null;
        if (EntityTag.IsAmong(Request.Headers.IfNoneMatch, Describe(ReaderStamp.Of(row), query, format, page, help)))
            return StatusCode(StatusCodes.Status304NotModified);

        var article = ArticleJson.Whole(row, withheld: caller is null);
        article.Related = page is null ? null : RawJson.Of(page.Json);
        article.Aids = help;
        await comments.PutBesideAsync(article, query, cancellationToken);
        return new ReadyJsonResult(await WriteAsync(format, article, written: null, query, cancellationToken), contentType: format.ContentType);
    }

    private ArticleFormat Demand(ArticleFormat? format, ReadArticleQuery query) =>
        ArticleFormats.Demand(format, ModelState, ("fields", query.Fields is not null), ("include", query.Include is not null), ("context", query.Context is not null));

    private async Task<byte[]> WriteAsync(ArticleFormat format, ArticleResponse article, WrittenBody? written, ReadArticleQuery query, CancellationToken cancellationToken) =>
        format == ArticleFormat.Json ? ArticleJson.Write(article, query.Fields, "related", "aids", "comments") : await formats.WriteAsync(format, article, written, HttpContext, cancellationToken);

    // What stands beside the article changes without its stamp.
    private string Describe(ReaderStamp stamp, ReadArticleQuery query, ArticleFormat format, RelatedAnswer? page = null, RawJson? help = null)
    {
        var tag = Tag(stamp.Version, page?.Token ?? stamp.Token, stamp.ChangedAt, query, format, help);
        ReadHeaders.SetCacheTags(Response, [$"article-{stamp.Id}", $"source-{stamp.SourceId}"]);
        ReadHeaders.SetRightFor(HttpContext, stamp.RightForSeconds);
        page?.DescribeTo(Response);
        return tag;
    }

    private string Tag(int version, string token, DateTimeOffset changedAt, ReadArticleQuery query, ArticleFormat format, RawJson? help = null)
    {
        var tag = EntityTag.Of(version, token, query.Variant, format.Name, formats.Stamp(format, HttpContext), HttpContext.Caller() is null, help?.Json);
        Response.Headers.ETag = tag;
        Response.GetTypedHeaders().LastModified = changedAt;
        return tag;
    }

    // Nothing is live: readers learn why, holders of keys read what was saved last.
    private async Task<IActionResult> ReadUnpublishedAsync(
        string idOrSlug, ReadArticleQuery query, ArticleFormat? format, Caller? caller, CancellationToken cancellationToken)
    {
        if (caller is null || await desk.ReadAsync(idOrSlug, caller, cancellationToken) is not { Article.DeletedAt: null } found)
            throw await Absence.OfAsync(db, idOrSlug, cancellationToken);
        found.DemandPresentSlug();
        format = Demand(format, query);
        var answer = SavedArticle.Of<SavedArticle>(found);
        await PutBesideAsync(answer, found, query, cancellationToken);
        await comments.PutBesideAsync(answer, query, cancellationToken);
        return Answer(found.Article, await WriteAsync(format, answer, WrittenIn(found), query, cancellationToken), format);
    }

    private async Task<IActionResult> ReadForEditingAsync(string idOrSlug, ReadArticleQuery query, Caller caller, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(idOrSlug, caller, cancellationToken) is not { Article.DeletedAt: null } found)
            throw await Absence.OfAsync(db, idOrSlug, cancellationToken);
        found.DemandPresentSlug();

        var format = Demand(ArticleFormats.Asked(HttpContext, query.Format, onlyJson: true), query);
        var answer = EditedArticle.Written(SavedArticle.Of<EditedArticle>(found), found.Stored);
        await PutBesideAsync(answer, found, query, cancellationToken);
        await comments.PutBesideAsync(answer, query, cancellationToken);
        return Answer(found.Article, ArticleJson.Write(answer, query.Fields, "related", "aids", "comments"), format);
    }

    private async Task<IActionResult> ReadPreviewAsync(string idOrSlug, ReadArticleQuery query, CancellationToken cancellationToken)
    {
        var found = await previews.ReadAsync(idOrSlug, query.Preview!, cancellationToken);
        if (query.Context is not null)
            ModelState.AddFault("context", "A preview is read as readers will read it: send a key in place of preview, or leave context out.");
        var format = Demand(ArticleFormats.Asked(HttpContext, query.Format), query);

        var withheld = HttpContext.Caller() is null;
        var article = SavedArticle.ReadForm<ArticleResponse>(found, ArticleMoment.Now(found), withheld);
        await PutBesideAsync(article, found, query, cancellationToken);
        await comments.PutBesideAsync(article, query, cancellationToken);
        return Answer(found.Article, await WriteAsync(format, article, WrittenIn(found), query, cancellationToken), format);
    }

    // Made from the newest text, as if it were published now.
    private async Task PutBesideAsync(ArticleResponse article, DeskArticle found, ReadArticleQuery query, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller();
        if (query.Related is { } beside)
            article.Related = RawJson.Of((await relatedToText.OfAsync(found, beside, withheld: caller is null, cancellationToken)).Json(beside.WithBody));
        if (query.WithAids)
            article.Aids = await aids.ReadAsync(found, caller, cancellationToken);
    }

    private static WrittenBody WrittenIn(DeskArticle found) => new(found.Stored.Content.Body, found.Stored.Content.BodyFormat);

    private IActionResult Answer(Article article, byte[] bytes, ArticleFormat format)
    {
        var tag = EntityTag.OfBytes(article.Version, bytes);
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag) ? StatusCode(StatusCodes.Status304NotModified) : new ReadyJsonResult(bytes, contentType: format.ContentType);
    }
}
