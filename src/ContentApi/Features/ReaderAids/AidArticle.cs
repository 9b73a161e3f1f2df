using System.Globalization;
using ContentApi.Domain.ReaderAids;
using ContentApi.Domain.Sources;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;

namespace ContentApi.Features.ReaderAids;

/// <summary>The article that aids are asked for: which of its texts, and once somebody needs it that text.</summary>
/// <param name="Id">The article.</param>
/// <param name="SourceId">Its source.</param>
/// <param name="Version">The edition's number; of what was never live, the article's counter.</param>
/// <param name="Token">Changes with the text.</param>
/// <param name="RightForSeconds">In how many seconds time alone brings another; null when nothing is due.</param>
/// <param name="MayLeave">Whether the source's licence lets the text out; what it withholds is sent to no provider.</param>
/// <param name="Content">The text; null while only the stamp was read.</param>
internal sealed record AidArticle(Guid Id, Guid SourceId, int Version, string Token, double? RightForSeconds, bool MayLeave, AidContent? Content)
{
    public static AidArticle Of(ReaderStamp stamp) => new(stamp.Id, stamp.SourceId, stamp.Version, stamp.Token, stamp.RightForSeconds, stamp.TextPolicy is TextPolicy.Full, Content: null);

    public static AidArticle Of(ReaderArticle row) =>
        Of(ReaderStamp.Of(row)) with { Content = new AidContent(row.Title, row.Summary, row.BodyHtml, row.Byline, row.Language, row.PublishedAt) };

    public static AidArticle Of(DeskArticle desk)
    {
        var (article, content) = (desk.Article, desk.Stored.Content);
        var token = string.Create(CultureInfo.InvariantCulture, $"{article.Id:N}.{article.Version}.{content.Id:N}");
        var day = article.ScheduledAt(desk.Now)?.PublishedAt ?? content.PublishedAt ?? article.FirstPublishedAt ?? content.SavedAt;
        return new AidArticle(
            article.Id, desk.Stored.Source.Id, article.Version, token, RightForSeconds: null, desk.Stored.Source.TextPolicy is TextPolicy.Full,
            new AidContent(content.Title, content.Summary, content.BodyHtml, content.Byline, content.Language, day));
    }
}

/// <summary>What an article says.</summary>
internal sealed record AidContent(string Title, string? Summary, string? BodyHtml, string? Byline, string? Language, DateTimeOffset PublishedAt)
{
    private AidText? text;

    /// <summary>Its title and blocks.</summary>
    public AidText Text => text ??= new AidText(Unicode.FoldWhiteSpace(Title), ArticleBlocks.Of(BodyHtml), Language, PublishedAt);
}
