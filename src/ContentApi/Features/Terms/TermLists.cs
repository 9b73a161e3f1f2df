using ContentApi.Data;
using ContentApi.Domain.Terms;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Terms;

/// <summary>Answers for tags, sections and authors alike. Readers without a key see those that have articles for them.</summary>
internal sealed class TermLists(ContentDbContext db, ListPages pages)
{
    /// <summary>A page of the terms of a kind, or 304.</summary>
    public async Task<IActionResult> ListAsync(ControllerBase controller, TermKind kind, ListTermsQuery query, CancellationToken cancellationToken)
    {
        var http = controller.HttpContext;
        (query.Kind, query.LeastArticles) = (kind, LeastArticlesFor(http));
        var after = pages.Behind<TermPosition>(query, controller.ModelState);
        controller.ModelState.ThrowIfInvalid();

        var total = await ListTotal.AskedByAsync(query, query.Filter(db.ReaderTerms), cancellationToken);
        var page = query.Page(db, after);
        if (http.Request.Headers.IfNoneMatch.Count > 0)
        {
            var stamps = await page.Select(t => new RowStamp(t.Number, t.Version, t.Articles)).ToListAsync(cancellationToken);
            if (IsKnown(http, RowStamp.Tag(query, total, withKey: false, stamps)))
                return controller.StatusCode(StatusCodes.Status304NotModified);
        }

        var rows = await page.ToListAsync(cancellationToken);
        Describe(http, RowStamp.Tag(query, total, withKey: false, rows.Select(t => new RowStamp(t.Number, t.Version, t.Articles))));
        return controller.Ok(pages.Answer(http, query, rows, total, TermResponse.From, query.PositionOf));
    }

    /// <summary>One term, or 304.</summary>
    /// <exception cref="ProblemException">404.</exception>
    /// <exception cref="Articles.Reading.MovedException">The slug is a former one, or that of a term that was merged.</exception>
    public async Task<IActionResult> ReadAsync(ControllerBase controller, TermKind kind, string idOrSlug, CancellationToken cancellationToken)
    {
        var http = controller.HttpContext;
        var least = LeastArticlesFor(http);
        var ofKind = db.ReaderTerms.Where(t => t.Kind == kind && t.Articles >= least);
        var found = await (Guid.TryParse(idOrSlug, out var id) ? ofKind.Where(t => t.Id == id) : ofKind.Where(t => t.Slug == idOrSlug))
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw await db.NoTermAsync(kind, idOrSlug, least, cancellationToken);

        controller.ModelState.ThrowIfInvalid();
        var answer = TermResponse.From(found);
        return IsKnown(http, answer.Tag) ? controller.StatusCode(StatusCodes.Status304NotModified) : controller.Ok(answer);
    }

    private static long LeastArticlesFor(HttpContext http) => http.Caller() is null ? 1 : 0;

    private static bool IsKnown(HttpContext http, string tag)
    {
        Describe(http, tag);
        return EntityTag.IsAmong(http.Request.Headers.IfNoneMatch, tag);
    }

    private static void Describe(HttpContext http, string tag)
    {
        http.Response.Headers.ETag = tag;
        // Its counts change with articles: who purges those purges this.
        ReadHeaders.SetCacheTags(http.Response, ["articles"]);
    }
}
