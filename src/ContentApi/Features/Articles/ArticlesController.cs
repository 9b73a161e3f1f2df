using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles;

/// <summary>Articles are made, changed and deleted here; reading them stands in <c>Reading</c>, publishing in <c>Publishing</c>.</summary>
[ApiController, Route("v1/articles"), Tags("Articles"), Produces("application/json")]
internal sealed class ArticlesController(ContentDbContext db, ArticleDesk desk, BodyRenderer renderer, SiteUrls urls) : ControllerBase
{
    /// <summary>Makes an article: a draft, or with <c>status</c> one that is published or scheduled at once.</summary>
    /// <response code="201">The article, and what the sanitizer took out of its body.</response>
    [HttpPost, Authorize(Roles = Roles.Contributors)]
    [ProducesResponseType<WrittenArticle>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] ArticleWrite write, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller()!;
        DemandMayPublish(write, caller);
        var draft = new ContentDraft(write, WriteMode.Create, stored: null, renderer);
        draft.Check(ModelState);
        var lookup = await SaveLookup.AskAsync(db, draft.Question(articleId: null, caller.IsEditor), cancellationToken);
        var content = draft.Build(lookup, ModelState);
        await DemandSlugAsync(draft, lookup, content, cancellationToken);

        var signature = HttpContext.Sign(lookup.Now);
        var article = new Article(content, signature);
        Publish(article, write, lookup, signature);
        db.Add(article);

        Response.Headers.Location = urls.Absolute($"/v1/articles/{Uri.EscapeDataString(content.Slug)}", HttpContext);
        return Answer(article, lookup, draft, caller, StatusCodes.Status201Created);
    }

    /// <summary>Replaces the working copy. Readers see it once it is published.</summary>
    /// <response code="200">The article; with the same version when nothing differed.</response>
    [HttpPut("{idOrSlug}"), Authorize(Roles = Roles.Contributors)]
    [ProducesResponseType<WrittenArticle>(StatusCodes.Status200OK)]
    public Task<IActionResult> Replace(string idOrSlug, [FromBody] ArticleWrite write, IfMatch ifMatch, CancellationToken cancellationToken) =>
        SaveAsync(idOrSlug, write, WriteMode.Replace, ifMatch, cancellationToken);

    /// <summary>Changes members of the working copy (RFC 7396): null clears, what is absent stays.</summary>
    /// <response code="200">The article; with the same version when nothing differed.</response>
    [HttpPatch("{idOrSlug}"), MergePatch, Authorize(Roles = Roles.Contributors)]
    [ProducesResponseType<WrittenArticle>(StatusCodes.Status200OK)]
    public Task<IActionResult> Change(string idOrSlug, [FromBody] ArticleWrite write, IfMatch ifMatch, CancellationToken cancellationToken) =>
        SaveAsync(idOrSlug, write, WriteMode.Merge, ifMatch, cancellationToken);

    /// <summary>Deletes the article. It is kept for audit; readers get 410 if they ever saw it, else 404.</summary>
    /// <response code="204">It is deleted.</response>
    [HttpDelete("{idOrSlug}"), Authorize(Roles = Roles.Contributors)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var taken = await desk.TakeForActAsync(idOrSlug, HttpContext, ifMatch, cancellationToken);
        taken.Article.Delete(HttpContext.Sign(taken.Now));
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private async Task<IActionResult> SaveAsync(string idOrSlug, ArticleWrite write, WriteMode mode, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller()!;
        DemandMayPublish(write, caller);
        var taken = await desk.TakeForActAsync(idOrSlug, HttpContext, ifMatch, cancellationToken);
        var article = taken.Article;
        var draft = new ContentDraft(write, mode, taken.Stored, renderer);
        draft.Check(ModelState);
        var lookup = await SaveLookup.AskAsync(db, draft.Question(article.Id, caller.IsEditor), cancellationToken);
        var content = draft.Build(lookup, ModelState);
        await DemandSlugAsync(draft, lookup, content, cancellationToken);

        var signature = HttpContext.Sign(taken.Now);
        article.Save(content, signature);
        Publish(article, write, lookup, signature);
        return Answer(article, lookup, draft, caller, StatusCodes.Status200OK, taken);
    }

    private static void DemandMayPublish(ArticleWrite write, Caller caller)
    {
        if (write.Status.Value is WriteStatus.Published or WriteStatus.Scheduled && !caller.IsEditor)
            throw new ProblemException(ProblemType.Forbidden, "A contributor saves drafts; an editor publishes them.");
    }

    private void Publish(Article article, ArticleWrite write, SaveLookup lookup, Domain.Signature signature)
    {
        if (write.Status.Value is not (WriteStatus.Published or WriteStatus.Scheduled))
            return;

        var live = article.LiveAt(signature.At) is { Withdrawn: null };
        if (live && write.Status.Value is WriteStatus.Scheduled)
            ModelState.AddFault("status", "It is live: save the change and schedule it with POST publish and `at`, which leaves publishedAt alone.");
        foreach (var (member, message) in article.Newest.MissingForPublication(lookup.Source!.TextPolicy is not Domain.Sources.TextPolicy.Full))
            ModelState.AddFault(member, message);
        ModelState.ThrowIfInvalid();
        if (live && !article.HasUnpublishedChanges && article.ScheduledAt(signature.At) is null)
            return;

        var at = write.Status.Value is WriteStatus.Scheduled ? article.Newest.PublishedAt : null;
        if (at <= signature.At)
            throw new Domain.RuleBrokenException("schedule-in-the-past", "Give a time in the future, or the status published.", "publishedAt");
        article.Publish(new Publication(at), lookup.Labels, signature);
    }

    private async Task DemandSlugAsync(ContentDraft draft, SaveLookup lookup, Content content, CancellationToken cancellationToken)
    {
        if (lookup.SlugIsFree || content.Slug != draft.Slug)
            return;

        var holder = await db.Slugs.Where(s => s.Slug == content.Slug).Select(s => (Guid?)s.ArticleId).SingleOrDefaultAsync(cancellationToken);
        throw new ProblemException(ProblemType.SlugTaken, $"The slug {content.Slug} belongs to the article {holder}. Choose another, or leave it out to have one made.")
            .With("path", "slug").With("takenBy", holder);
    }

    private ObjectResult Answer(Article article, SaveLookup lookup, ContentDraft draft, Caller caller, int status, DeskArticle? taken = null)
    {
        var me = new KeyName(caller.KeyId, caller.Name);
        var saved = article.Newest.SavedBy == caller.KeyId ? me : taken?.SavedBy;
        var stored = new StoredWriteForm(article.Newest, lookup.Source!, lookup.Section, lookup.Tags, lookup.Authors);
        var answer = SavedArticle.Of<WrittenArticle>(new DeskArticle(article, stored, lookup.Labels, lookup.Now, taken is null ? me : taken.CreatedBy, saved));
        answer.Warnings = draft.Warnings;
        Response.Headers.ETag = EntityTag.Of(article.Version, article.NewestContentId, "written");
        return new ObjectResult(answer) { StatusCode = status };
    }
}
