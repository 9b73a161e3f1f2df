using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Reading;

/// <summary>Why readers get no article: there is none, none that they may know of, or one that was taken down.</summary>
internal static class Absence
{
    /// <summary>The same words for what never was and for what is hidden.</summary>
    public static ProblemException NotFound() => new(ProblemType.NotFound, "There is no such article.");

    /// <summary>410 for what readers once saw, 404 for what they never did.</summary>
    public static ProblemException Deleted(Article article) =>
        article.FirstPublishedAt is null ? NotFound() : Gone(article.UnpublishedAs is UnpublishType.Gone ? article.Explanation : null);

    /// <summary>What to answer where no edition is live.</summary>
    /// <exception cref="ProblemException">404 or 410.</exception>
    /// <exception cref="MovedException">301 to where the editor sent readers.</exception>
    public static async Task<Exception> OfAsync(ContentDbContext db, string idOrSlug, CancellationToken cancellationToken)
    {
        // A slug that readers never saw tells them nothing. An absence that a schedule ends is not for caches.
        var found = Guid.TryParse(idOrSlug, out var id)
            ? db.Articles.Where(a => a.Id == id)
            : db.Articles.Where(a => db.Slugs.Any(s => s.Slug == idOrSlug && s.ArticleId == a.Id && s.SeenByReaders));
        var article = await found
            .Select(a => new { a.FirstPublishedAt, a.DeletedAt, a.UnpublishedAs, a.Explanation, a.RedirectTo, IsPassing = a.Editions.Any(e => !e.Retired) })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);

        return article switch
        {
            null or { FirstPublishedAt: null } => NotFound(),
            { UnpublishedAs: UnpublishType.Gone, IsPassing: true } => Gone(article.Explanation).WithHeader("Cache-Control", "no-store"),
            { UnpublishedAs: UnpublishType.Gone } => Gone(article.Explanation),
            { DeletedAt: not null } => Gone(null),
            { UnpublishedAs: UnpublishType.Redirect, RedirectTo: { } elsewhere } => new MovedException(elsewhere) { IsPassing = article.IsPassing },
            _ => NotFound(),
        };
    }

    private static ProblemException Gone(string? explanation) =>
        new ProblemException(ProblemType.Gone, "This article was taken down.").With("explanation", explanation);
}
