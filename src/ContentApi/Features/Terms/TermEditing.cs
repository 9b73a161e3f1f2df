using ContentApi.Data;
using ContentApi.Domain.Terms;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Terms;

/// <summary>Editors' acts on tags, sections and authors alike. The articles follow by themselves (<see cref="Relabelling"/>).</summary>
internal sealed class TermEditing(ContentDbContext db, TermDesk desk)
{
    /// <summary>Gives a term another name or slug.</summary>
    public async Task<IActionResult> ChangeAsync(
        ControllerBase controller, TermKind kind, string idOrSlug, PatchTermRequest request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var term = await desk.TakeAsync(kind, idOrSlug, ifMatch, cancellationToken);
        if (request.Name.Value is { } name && TextLength.Of(name) > PatchTermRequest.MaxNameLength(kind) && TextLength.Of(name) <= Term.MaxSectionNameLength)
            controller.ModelState.AddFault("name", $"Shorten it to {PatchTermRequest.MaxNameLength(kind)} characters.");
        controller.ModelState.ThrowIfInvalid();

        var renamed = request.Name.Or(term.Name).Trim();
        var (now, articles, slug) = await desk.LookUpAsync(term, renamed, request.Slug.Or(term.Slug), cancellationToken);
        term.Rename(renamed, slug, controller.HttpContext.Sign(now));
        return Answer(controller, term, articles);
    }

    /// <summary>Puts another term in the place of one.</summary>
    public async Task<IActionResult> MergeAsync(
        ControllerBase controller, TermKind kind, string idOrSlug, MergeTermRequest request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var term = await desk.FindAsync(kind, idOrSlug, ifMatch.OrAny(), cancellationToken);
        controller.ModelState.ThrowIfInvalid();

        var target = await desk.TakeTargetAsync(term, request.Into, cancellationToken);
        var (now, articles) = await desk.CountAsync([term, target], cancellationToken);
        term.MergeInto(target, controller.HttpContext.Sign(now));
        return Answer(controller, target, articles);
    }

    /// <summary>Deletes a term that no article has.</summary>
    public async Task<IActionResult> DeleteAsync(ControllerBase controller, TermKind kind, string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var term = await desk.TakeAsync(kind, idOrSlug, ifMatch, cancellationToken);
        controller.ModelState.ThrowIfInvalid();

        await desk.DemandUnusedAsync(term, cancellationToken);
        var (now, _) = await desk.CountAsync([term], cancellationToken);
        term.Delete(controller.HttpContext.Sign(now));
        db.Remove(term);
        return controller.StatusCode(StatusCodes.Status204NoContent);
    }

    private static OkObjectResult Answer(ControllerBase controller, Term term, long articles)
    {
        var answer = new TermResponse(term.Id, term.Slug, term.Name, ListTotal.Capped(articles), term.Version);
        controller.Response.Headers.ETag = answer.Tag;
        return controller.Ok(answer);
    }
}
