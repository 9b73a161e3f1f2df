using ContentApi.Data;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Previewing;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.Problems;
using Npgsql;

namespace ContentApi.Features.ReaderAids;

/// <summary>Finds the text that a caller reads: the live edition; with a key and without one, or by a preview link, the newest.</summary>
internal sealed class AidArticles(ContentDbContext db, NpgsqlDataSource database, ArticleDesk desk, PreviewedArticles previews)
{
    /// <summary>The article without its text, so that an answer that is known costs little.</summary>
    /// <param name="idOrSlug">Which.</param>
    /// <param name="preview">The token of a preview link; null without one.</param>
    /// <param name="caller">Who reads; null without a key.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ProblemException">404, 410; 401 for a wrong preview; 403 where the licence keeps the text from this caller.</exception>
    /// <exception cref="MovedException">It has another slug now.</exception>
    public async Task<AidArticle> FindAsync(string idOrSlug, string? preview, Caller? caller, CancellationToken cancellationToken)
    {
        if (preview is not null)
        {
            var previewed = await previews.ReadAsync(idOrSlug, preview, cancellationToken);
            return caller is null && previewed.Stored.Source.TextPolicy is not TextPolicy.Full ? throw Withheld() : AidArticle.Of(previewed);
        }

        if (await db.ReadStampAsync(idOrSlug) is { } stamp)
        {
            MovedException.ThrowIfDue(idOrSlug, stamp.Slug);
            if (caller is null && stamp.TextPolicy is not TextPolicy.Full)
                throw Withheld();
            return AidArticle.Of(stamp);
        }

        if (caller is null || await desk.ReadAsync(idOrSlug, caller, cancellationToken) is not { Article.DeletedAt: null } found)
            throw await Absence.OfAsync(db, idOrSlug, cancellationToken);
        found.DemandPresentSlug();
        return AidArticle.Of(found);
    }

    /// <summary>The same with its text. What is live may have changed since: then it is the newer.</summary>
    public async Task<AidArticle> WithTextAsync(AidArticle article, Caller? caller, CancellationToken cancellationToken)
    {
        if (article.Content is not null)
            return article;

        var row = await database.ReadAsync(article.Id.ToString(), cancellationToken) ?? throw await Absence.OfAsync(db, article.Id.ToString(), cancellationToken);
        return caller is null && row.TextPolicy is not TextPolicy.Full ? throw Withheld() : AidArticle.Of(row);
    }

    /// <summary>The licence stands in the way.</summary>
    public static ProblemException Withheld() =>
        new(ProblemType.TextWithheld, "The licence of this article's source keeps its text, and what is made from it, from readers without a key and from any provider.");
}
