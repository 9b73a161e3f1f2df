using ContentApi.Data;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Previewing;

/// <summary>What the holder of a preview link reads.</summary>
internal sealed class PreviewedArticles(ContentDbContext db, ArticleDesk desk, PreviewTokens tokens)
{
    /// <summary>The article that a token is for, with its newest text.</summary>
    /// <exception cref="ProblemException">401; 404 or 410 when the article was deleted.</exception>
    /// <exception cref="MovedException">It was asked for by a former slug.</exception>
    public async Task<DeskArticle> ReadAsync(string idOrSlug, string token, CancellationToken cancellationToken)
    {
        var now = await db.Database.SqlQuery<DateTimeOffset>($"select readers_now() as \"Value\"").SingleAsync(cancellationToken);
        var preview = tokens.Read(token);
        var found = preview?.ExpiresAt > now ? await desk.ReadAsync(idOrSlug, caller: null, cancellationToken) : null;
        // A wrong token, one that has expired and one of another article get the same answer, whatever stands under the address.
        if (found is null || found.Article.Id != preview!.ArticleId)
            throw new ProblemException(new Problem(ProblemType.Unauthorized, "The preview link is unknown or has expired. Ask for a new one, or leave preview out to read what is published.")
                .WithHeader("WWW-Authenticate", "Bearer error=\"invalid_token\""));
        if (found.Article.DeletedAt is not null)
            throw Absence.Deleted(found.Article);
        found.DemandPresentSlug();
        return found;
    }
}
