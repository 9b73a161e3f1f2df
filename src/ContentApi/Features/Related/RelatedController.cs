using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Features.Related.Reading;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Related;

/// <summary>What belongs beside an article, and an editor's say in it.</summary>
[ApiController, Route("v1/articles/{idOrSlug}/related"), Tags("Related articles"), Produces("application/json")]
internal sealed class RelatedController(ContentDbContext db, RelatedArticles related, ArticleDesk desk) : ControllerBase
{
    /// <summary>The related articles: the editor's choice in its order, then what the ranking finds, best first.</summary>
    /// <response code="200">The related articles.</response>
    [HttpGet, KeptWhileUnchanged]
    [ProducesResponseType<RelatedResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Read(string idOrSlug, [FromQuery] RelatedQuery query, CancellationToken cancellationToken)
    {
        var withheld = HttpContext.Caller() is null;
        var answer = await related.AnswerAsync(idOrSlug, ModelState.IsValid ? query : new RelatedQuery(), withheld, cancellationToken)
            ?? throw await Absence.OfAsync(db, idOrSlug, cancellationToken);
        MovedException.ThrowIfDue(idOrSlug, answer.Slug);
        ModelState.ThrowIfInvalid();

        answer.DescribeTo(Response);
        Response.Headers.ETag = EntityTag.Of(null, answer.Token, query.WithBody, withheld);
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, Response.Headers.ETag!) ? StatusCode(StatusCodes.Status304NotModified) : new ReadyJsonResult(answer.Json);
    }

    /// <summary>Pins an article beside this one. It is shown as soon as readers may see it.</summary>
    /// <response code="204">It is pinned.</response>
    [HttpPut("{otherId}"), Authorize(Roles = Roles.Editors)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Pin(
        string idOrSlug, string otherId, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] PinRequest? request, CancellationToken cancellationToken)
    {
        var (article, other) = await BothAsync(idOrSlug, otherId, cancellationToken);
        var pins = await db.Pins.Where(p => p.ArticleId == article.Id).OrderBy(p => p.Position).ToListAsync(cancellationToken);
        var pin = pins.Find(p => p.OtherId == other.Id) ?? db.Add(new Pin(article.Id, other.Id)).Entity;
        pins.Remove(pin);
        pins.Insert(Math.Min((request?.Position ?? int.MaxValue) - 1, pins.Count), pin);
        Domain.Related.Pin.Number(pins);
        db.RemoveRange(await db.Exclusions.Where(e => e.ArticleId == article.Id && e.OtherId == other.Id).ToListAsync(cancellationToken));
        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Takes a pin away.</summary>
    /// <response code="204">It is not pinned.</response>
    [HttpDelete("{otherId}"), Authorize(Roles = Roles.Editors)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Unpin(string idOrSlug, string otherId, CancellationToken cancellationToken)
    {
        var (article, other) = await BothAsync(idOrSlug, otherId, cancellationToken);
        var pins = await db.Pins.Where(p => p.ArticleId == article.Id).OrderBy(p => p.Position).ToListAsync(cancellationToken);
        db.RemoveRange(pins.Where(p => p.OtherId == other.Id));
        Domain.Related.Pin.Number(pins.Where(p => p.OtherId != other.Id));
        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Keeps an article out from beside this one; a pin of it ends.</summary>
    /// <response code="204">It is kept out.</response>
    [HttpPut("{otherId}/exclusion"), Authorize(Roles = Roles.Editors)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Exclude(string idOrSlug, string otherId, CancellationToken cancellationToken)
    {
        var (article, other) = await BothAsync(idOrSlug, otherId, cancellationToken);
        var pins = await db.Pins.Where(p => p.ArticleId == article.Id).OrderBy(p => p.Position).ToListAsync(cancellationToken);
        db.RemoveRange(pins.Where(p => p.OtherId == other.Id));
        Domain.Related.Pin.Number(pins.Where(p => p.OtherId != other.Id));
        if (!await db.Exclusions.AnyAsync(e => e.ArticleId == article.Id && e.OtherId == other.Id, cancellationToken))
            db.Add(new Exclusion(article.Id, other.Id));
        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Lifts an exclusion.</summary>
    /// <response code="204">It is not kept out.</response>
    [HttpDelete("{otherId}/exclusion"), Authorize(Roles = Roles.Editors)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Admit(string idOrSlug, string otherId, CancellationToken cancellationToken)
    {
        var (article, other) = await BothAsync(idOrSlug, otherId, cancellationToken);
        db.RemoveRange(await db.Exclusions.Where(e => e.ArticleId == article.Id && e.OtherId == other.Id).ToListAsync(cancellationToken));
        return StatusCode(StatusCodes.Status204NoContent);
    }

    // The article's row is locked: its pins are numbered by one at a time.
    private async Task<(Article Article, Article Other)> BothAsync(string idOrSlug, string otherId, CancellationToken cancellationToken)
    {
        var caller = HttpContext.Caller()!;
        var article = await desk.TakeAsync(idOrSlug, caller, cancellationToken);
        var other = await desk.ReadAsync(otherId, caller, cancellationToken);
        if (article is null || other is null)
            throw Absence.NotFound();
        if ((article.Article.DeletedAt is null ? other : article) is { Article: { DeletedAt: not null } deleted })
            throw Absence.Deleted(deleted);
        article.DemandPresentSlug();
        ModelState.ThrowIfInvalid();
        if (article.Article.Id == other.Article.Id)
            throw new ProblemException(ContentApi.Http.Problems.Problem.Invalid("otherId", "Name another article: none stands beside itself."));
        return (article.Article, other.Article);
    }
}
