using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Features.Related.Reading;
using ContentApi.Http.Authentication;
using ContentApi.Http.Idempotency;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Related;

/// <summary>What will stand beside a text, before it is published.</summary>
[ApiController, Route("v1/related"), Tags("Related articles"), Produces("application/json")]
internal sealed class RelatedPreviewController(ContentDbContext db, BodyRenderer renderer, RelatedToText related) : ControllerBase
{
    private const string Savepoint = "preview";

    /// <summary>What would be related to this text if it were published now: the same ranking and scores. Nothing is stored.</summary>
    /// <response code="200">The twenty best; copies of the text in <c>alsoAt</c>.</response>
    [HttpPost, Authorize(Roles = Roles.Contributors), RepeatsWithoutHarm]
    [ProducesResponseType<RelatedResponse>(StatusCodes.Status200OK)]
    public async Task<RelatedResponse> Preview([FromBody] ArticleWrite write, CancellationToken cancellationToken)
    {
        var draft = new ContentDraft(write, WriteMode.Create, stored: null, renderer);
        draft.Check(ModelState);
        var question = draft.Question(articleId: null, HttpContext.Caller()!.IsEditor) with { Slug = null };
        // The look-up makes tags and authors that do not exist yet; here it must leave none.
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        var lookup = await SaveLookup.AskAsync(db, question, cancellationToken);
        await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
        var content = draft.Build(lookup, ModelState);

        var known = await KnownAsync(write.Slug.Value, content, cancellationToken);
        var text = RelatedToText.Text(content, lookup.Labels, lookup.Section?.Slug, content.PublishedAt ?? known?.PublishedAt ?? lookup.Now);
        var beside = await related.OfAsync(
            known?.ArticleId ?? content.ArticleId, known?.Number ?? 0, content.SourceId, text, new RelatedQuery { Limit = 20 }, policy: null, cancellationToken);
        return beside.Answer(withBody: false);
    }

    // A text with the address or the id of an article is that article: it does not stand beside itself.
    private async Task<KnownArticle?> KnownAsync(string? slug, Content content, CancellationToken cancellationToken)
    {
        var key = content.CanonicalUrl is { } url ? WebAddress.Key(url) : null;
        return (await db.Database.SqlQuery<KnownArticle>(
            $"""
            select n.article_id, n.number, n.published_at from related_articles n
            where n.article_id = coalesce(
                (select s.article_id from slugs s where s.slug = {slug}),
                (select a.id from articles a where a.source_id = {content.SourceId} and (a.external_id = {content.ExternalId} or a.canonical_key = {key}) and a.deleted_at is null limit 1))
            """).ToListAsync(cancellationToken)).FirstOrDefault();
    }

    private sealed record KnownArticle(Guid ArticleId, int Number, DateTimeOffset PublishedAt);
}
