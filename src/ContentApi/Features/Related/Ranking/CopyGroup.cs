namespace ContentApi.Features.Related.Ranking;

/// <summary>
/// Where an article stands among its copies: a star around the earliest, no chain, so that of a text that changed a
/// little from copy to copy the last is not taken for the first.
/// </summary>
/// <param name="OriginalId">The earliest of them, if that is another one.</param>
/// <param name="Followers">Those that become copies of this article, as it is the earliest.</param>
internal sealed record CopyGroup(Guid? OriginalId, IReadOnlyList<Copy> Followers)
{
    public static CopyGroup Of(Guid articleId, DateTimeOffset publishedAt, IReadOnlyList<Copy> copies)
    {
        var originals = copies.Where(copy => copy.OriginalId is null || copy.OriginalId == articleId);
        var earliest = originals.OrderBy(copy => copy.PublishedAt).ThenBy(copy => copy.ArticleId).FirstOrDefault();
        var isEarliest = earliest is null || (publishedAt, articleId).CompareTo((earliest.PublishedAt, earliest.ArticleId)) < 0;
        return isEarliest ? new CopyGroup(null, [.. originals]) : new CopyGroup(earliest!.ArticleId, []);
    }
}
