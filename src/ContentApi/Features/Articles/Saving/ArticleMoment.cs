using ContentApi.Domain.Articles;

namespace ContentApi.Features.Articles.Saving;

/// <summary>Where an article stands, or stood after one of its acts, with one of its texts.</summary>
/// <param name="Version">The counter.</param>
/// <param name="Status">The status.</param>
/// <param name="Live">The edition that readers see.</param>
/// <param name="Scheduled">The edition that waits for its time.</param>
/// <param name="FirstPublishedAt">When it first became visible.</param>
/// <param name="LastUpdatedAt">The public <c>updatedAt</c> when it was last visible.</param>
/// <param name="Corrections">The correction notices.</param>
/// <param name="HasUnpublishedChanges">Whether the text differs from what is live or scheduled.</param>
internal sealed record ArticleMoment(
    int Version,
    ArticleStatus Status,
    Edition? Live,
    Edition? Scheduled,
    DateTimeOffset? FirstPublishedAt,
    DateTimeOffset? LastUpdatedAt,
    IReadOnlyList<Correction> Corrections,
    bool HasUnpublishedChanges)
{
    /// <summary>The present one.</summary>
    public static ArticleMoment Now(DeskArticle desk)
    {
        var (article, now) = (desk.Article, desk.Now);
        return new(
            article.Version, article.StatusAt(now), article.LiveAt(now), article.ScheduledAt(now), article.FirstPublishedAt, article.LastUpdatedAt,
            article.Corrections, article.HasUnpublishedChanges);
    }

    /// <summary>The one after an act.</summary>
    /// <param name="article">The article.</param>
    /// <param name="revision">The act.</param>
    /// <param name="editions">The article's last editions of the act's version or an earlier one, newest first.</param>
    public static ArticleMoment After(Article article, Domain.Revision revision, IReadOnlyList<Edition> editions)
    {
        var status = revision.Status ?? ArticleStatus.Draft;
        var visible = editions.FirstOrDefault(e => e.LiveFrom <= revision.At);
        var live = status is ArticleStatus.Published || visible?.Withdrawn is not null ? visible : null;
        var scheduled = status is ArticleStatus.Published or ArticleStatus.Scheduled && editions is [var newest, ..] && newest.LiveFrom > revision.At ? newest : null;
        return new(
            revision.Version,
            status,
            live,
            scheduled,
            article.FirstPublishedAt <= revision.At ? article.FirstPublishedAt : null,
            visible?.UpdatedAt,
            [.. article.Corrections.Where(c => c.At <= revision.At)],
            live?.ContentId != revision.ContentId && scheduled?.ContentId != revision.ContentId);
    }
}
