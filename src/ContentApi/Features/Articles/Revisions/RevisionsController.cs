using System.Globalization;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Revisions;

/// <summary>Every act on an article, and the text after it.</summary>
[ApiController, Route("v1/articles/{idOrSlug}/revisions"), Tags("Articles"), Produces("application/json")]
internal sealed class RevisionsController(ContentDbContext db, ArticleDesk desk, ListPages pages) : ControllerBase
{
    /// <summary>The acts on the article, newest first; an editor sees those on a deleted one too.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet, Authorize(Roles = Roles.KeyHolders)]
    [ProducesResponseType<ListResponse<RevisionResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> List(string idOrSlug, [FromQuery] ListRevisionsQuery query, CancellationToken cancellationToken)
    {
        var id = (await FindAsync(idOrSlug, cancellationToken)).Article.Id;
        query.ArticleId = id;
        var after = pages.Behind<RevisionPosition>(query, ModelState);
        ModelState.ThrowIfInvalid();

        var total = await ListTotal.AskedByAsync(query, db.Revisions.Where(r => r.ResourceId == id), cancellationToken);
        var rows = await Page(db, id, after, query.Limit).ToListAsync(cancellationToken);
        return Bytes(version: null, pages.Answer(HttpContext, query, rows, total, row => row, row => new RevisionPosition(row.Version)));
    }

    /// <summary>One version in full: the text that was newest after the act.</summary>
    /// <response code="200">The version.</response>
    [HttpGet("{version}"), Authorize(Roles = Roles.KeyHolders)]
    [ExamplePath("version", "1")]
    [ProducesResponseType<RevisionText>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Read(string idOrSlug, string version, CancellationToken cancellationToken)
    {
        var article = (await FindAsync(idOrSlug, cancellationToken)).Article;
        var (revision, desked) = await ReadAsync(article, version, cancellationToken);
        ModelState.ThrowIfInvalid();

        var editions = await db.Editions.AsNoTracking().Where(e => e.ArticleId == article.Id && e.Version <= revision.Version)
            .OrderByDescending(e => e.Version).Take(2).ToListAsync(cancellationToken);
        var answer = EditedArticle.Written(SavedArticle.Of<RevisionText>(desked, ArticleMoment.After(article, revision, editions)), desked.Stored);
        (answer.Act, answer.At, answer.RequestId, answer.Note) = (revision.Act, revision.At, revision.RequestId, revision.Note);
        answer.By = await db.ApiKeys.Where(k => k.Id == revision.KeyId).Select(k => new KeyName(k.Id, k.Name)).FirstOrDefaultAsync(cancellationToken);
        return Bytes(revision.Version, answer);
    }

    /// <summary>What is different between two versions: each changed member before and after, and the lines of the body.</summary>
    /// <response code="200">The difference.</response>
    [HttpGet("{from}..{to}"), Authorize(Roles = Roles.KeyHolders)]
    [ExamplePath("idOrSlug", "heat-wave-fills-hospitals"), ExamplePath("from", "1"), ExamplePath("to", "2")]
    [ProducesResponseType<RevisionDifference>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Compare(string idOrSlug, string from, string to, CancellationToken cancellationToken)
    {
        var article = (await FindAsync(idOrSlug, cancellationToken)).Article;
        var (first, before) = await ReadAsync(article, from, cancellationToken);
        var (second, after) = await ReadAsync(article, to, cancellationToken);
        ModelState.ThrowIfInvalid();

        var both = await Shown(db, db.Revisions.Where(r => r.ResourceId == article.Id && (r.Version == first.Version || r.Version == second.Version)))
            .ToDictionaryAsync(r => r.Version, cancellationToken);
        return Bytes(version: null, Difference.Of(both[first.Version], before.Stored, both[second.Version], after.Stored));
    }

    /// <summary>Makes a former version the working copy, and undeletes a deleted article. Readers see it once it is published.</summary>
    /// <response code="200">The article; with the same version when that text is the newest already.</response>
    [HttpPost("{version}/restore"), Authorize(Roles = Roles.Contributors)]
    [ExamplePath("version", "1")]
    [ProducesResponseType<SavedArticle>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status410Gone)]
    public async Task<IActionResult> Restore(string idOrSlug, string version, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller()!;
        var taken = Seen(await desk.TakeAsync(idOrSlug, caller, cancellationToken), caller);
        var (_, former) = await ReadAsync(taken.Article, version, cancellationToken);
        await desk.DemandVersionAsync(taken, ifMatch, cancellationToken);
        ModelState.ThrowIfInvalid();

        var content = former.Stored.Content;
        // Locked, so that the source is not deleted in the same moment.
        if (await db.Database.SqlQuery<int>($"""select 1 as "Value" from sources where id = {content.SourceId} and deleted_at is null for key share""").ToListAsync(cancellationToken) is [])
            throw new ProblemException(ProblemType.Conflict, "The source of that version was deleted. Create it again, or restore another version.");
        var isFree = (await db.Database.SqlQuery<bool>($"""select claim_slug({content.Slug}, {taken.Article.Id}) as "Value" """).ToListAsync(cancellationToken))[0];
        taken.Article.Restore(content, isFree ? content.Slug : Domain.Text.Slug.WithSuffix(content.Slug), HttpContext.Sign(taken.Now));

        var answer = await desk.NameAsync(taken.Article, cancellationToken);
        Response.Headers.ETag = EntityTag.Of(taken.Article.Version, taken.Article.NewestContentId, "written");
        return Ok(SavedArticle.Of<SavedArticle>(answer));
    }

    private async Task<DeskArticle> FindAsync(string idOrSlug, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller()!;
        return Seen(await desk.ReadAsync(idOrSlug, caller, cancellationToken), caller);
    }

    // Drafts of what is public by now are no more a contributor's business than those of others.
    private static DeskArticle Seen(DeskArticle? found, Caller caller)
    {
        if (found is null)
            throw Absence.NotFound();
        if (found.Article.DeletedAt is not null && !caller.IsEditor)
            throw Absence.Deleted(found.Article);
        found.DemandOwn(caller);
        if (found.Article.DeletedAt is null)
            found.DemandPresentSlug();
        return found;
    }

    private async Task<(Revision Revision, DeskArticle Text)> ReadAsync(Article article, string version, CancellationToken cancellationToken)
    {
        var number = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        var revision = await db.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.ResourceId == article.Id && r.Version == number, cancellationToken)
            ?? throw new ProblemException(ProblemType.NotFound, "The article has no such version.");
        var content = await db.Contents.SingleOrDefaultAsync(c => c.Id == revision.ContentId, cancellationToken)
            ?? throw new ProblemException(ProblemType.Gone, "The text was erased. That there was this version, and who made it when, is all that is left.");
        return (revision, await desk.NameAsync(article, content, cancellationToken));
    }

    /// <summary>A page of an article's revisions, and one row more.</summary>
    public static IQueryable<RevisionResponse> Page(ContentDbContext db, Guid articleId, RevisionPosition? after, int limit)
    {
        var before = after?.Version ?? int.MaxValue;
        return Shown(db, db.Revisions.Where(r => r.ResourceId == articleId && r.Version < before).OrderByDescending(r => r.Version).Take(limit + 1));
    }

    private static IQueryable<RevisionResponse> Shown(ContentDbContext db, IQueryable<Revision> revisions) => revisions.Select(r => new RevisionResponse(
        r.Version, r.Act, r.Status, db.ApiKeys.Where(k => k.Id == r.KeyId).Select(k => new KeyName(k.Id, k.Name)).FirstOrDefault(), r.At, r.RequestId, r.Note));

    private IActionResult Bytes<T>(int? version, T answer)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, ContentJson.Options);
        var tag = EntityTag.OfBytes(version, bytes);
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag) ? StatusCode(StatusCodes.Status304NotModified) : new ReadyJsonResult(bytes);
    }
}
