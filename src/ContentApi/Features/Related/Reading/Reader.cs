using ContentApi.Domain.Related;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Related.Ranking;

namespace ContentApi.Features.Related.Reading;

/// <summary>Where the reader is: at which text, of which source, and whether licences hold.</summary>
/// <param name="ArticleId">The article that is read.</param>
/// <param name="SourceId">Its source.</param>
/// <param name="CopyRoot">The original among its copies.</param>
/// <param name="Traits">What of it can be a reason.</param>
/// <param name="Withheld">Whether the licences of the sources hold for this reader.</param>
internal sealed record Reader(Guid ArticleId, Guid SourceId, Guid? CopyRoot, ArticleTraits Traits, bool Withheld)
{
    public static Reader Of(RelatedRow article, bool withheld) =>
        new(article.Id, article.SourceId, article.CopyRoot, TraitsOf(article, withheld), withheld);

    /// <summary>What of an article can be a reason.</summary>
    public static ArticleTraits TraitsOf(ReaderArticle row, bool withheld) => new(
        RelatableText.Slugs(row.Tags),
        row.SectionSlug,
        RelatableText.Slugs(row.Authors),
        row.PublishedAt,
        VisibleUnder(withheld ? row.TextPolicy : TextPolicy.Full));

    /// <summary>How much of a text a licence shows.</summary>
    public static Visibility VisibleUnder(TextPolicy policy) => policy switch { TextPolicy.Full => Visibility.Full, TextPolicy.Excerpt => Visibility.Excerpt, _ => Visibility.Headline };
}
