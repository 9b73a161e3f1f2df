using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Erasing;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles;

/// <summary>Articles are made, changed and deleted here; reading them stands in <c>Reading</c>, publishing in <c>Publishing</c>.</summary>
[ApiController, Route("v1/articles"), Tags("Articles"), Produces("application/json")]
internal sealed class ArticlesController(ContentDbContext db, ArticleDesk desk, ArticleEraser eraser, BodyRenderer renderer, SiteUrls urls) : ControllerBase
{
    /// <summary>Makes an article: a draft, or with <c>status</c> one that is published or scheduled at once.</summary>
    /// <response code="201">The article, and what the sanitizer took out of its body.</response>
    [HttpPost, Authorize(Roles = Roles.Contributors)]
    [ProducesResponseType<WrittenArticle>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create([FromBody] ArticleWrite write, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller()!;
        StatusOfWrite.DemandAllowed(write, caller);
        var draft = new ContentDraft(write, WriteMode.Create, stored: null, renderer);
        draft.Check(ModelState);
        var lookup = await SaveLookup.AskAsync(db, draft.Question(articleId: null, caller.IsEditor), cancellationToken);
        var content = draft.Build(lookup, ModelState);
        await DemandSlugAsync(draft, lookup, content, cancellationToken);

        var signature = HttpContext.Sign(lookup.Now);
        var article = new Article(content, signature);
        StatusOfWrite.Apply(article, write, lookup, signature, ModelState);
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
    [ExampleBody("""{ "summary": "Inspectors shut the crossing; ferries run around the clock.", "expiresAt": null }""")]
    [ProducesResponseType<WrittenArticle>(StatusCodes.Status200OK)]
    public Task<IActionResult> Change(string idOrSlug, [FromBody] ArticleWrite write, IfMatch ifMatch, CancellationToken cancellationToken) =>
        SaveAsync(idOrSlug, write, WriteMode.Merge, ifMatch, cancellationToken);

    /// <summary>Deletes the article. It is kept for audit; readers get 410 if they ever saw it, else 404.</summary>
    /// <response code="204">It is deleted, or erased.</response>
    [HttpDelete("{idOrSlug}"), Authorize(Roles = Roles.Contributors)]
    [ExamplePath("idOrSlug", "repair-cafe-robot-arm")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(string idOrSlug, [FromQuery] DeleteArticleQuery query, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        if (query.Erase)
        {
            await eraser.EraseAsync(idOrSlug, HttpContext, ifMatch, ModelState, cancellationToken);
            return StatusCode(StatusCodes.Status204NoContent);
        }

        var taken = await desk.TakeForActAsync(idOrSlug, HttpContext, ifMatch, cancellationToken);
        ModelState.ThrowIfInvalid();
        taken.Article.Delete(HttpContext.Sign(taken.Now));
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private async Task<IActionResult> SaveAsync(string idOrSlug, ArticleWrite write, WriteMode mode, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller()!;
        StatusOfWrite.DemandAllowed(write, caller);
        var taken = await desk.TakeForActAsync(idOrSlug, HttpContext, ifMatch, cancellationToken);
        var article = taken.Article;
        var draft = new ContentDraft(write, mode, taken.Stored, renderer);
        draft.Check(ModelState);
        var lookup = await SaveLookup.AskAsync(db, draft.Question(article.Id, caller.IsEditor), cancellationToken);
        var content = draft.Build(lookup, ModelState);
        await DemandSlugAsync(draft, lookup, content, cancellationToken);

        var signature = HttpContext.Sign(taken.Now);
        article.Save(content, signature);
        StatusOfWrite.Apply(article, write, lookup, signature, ModelState);
        return Answer(article, lookup, draft, caller, StatusCodes.Status200OK, taken);
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
