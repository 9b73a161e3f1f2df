using System.Text.Json.Nodes;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Bodies;
using static ContentApi.Features.Articles.Formats.JsonMembers;

namespace ContentApi.Features.Articles.Formats;

/// <summary>An article as a schema.org NewsArticle, as Google recommends it for news.</summary>
internal static class NewsArticle
{
    // Longer ones are cut where they are shown.
    private const int MaxHeadlineLength = 110;

    public static byte[] Write(ArticleResponse article, SitePages pages, HttpContext http)
    {
        var page = pages.Article(article.Id, article.Slug, http);
        var original = article.CanonicalUrl is { } canonical ? WebAddress.Ascii(canonical) : null;
        var isWithheld = article.BodyHtml is null && article.WordCount > 0;
        return JsonMembers.Write(Members(
            ("@context", "https://schema.org"),
            ("@type", "NewsArticle"),
            ("@id", $"urn:uuid:{article.Id}"),
            ("mainEntityOfPage", Members(("@type", "WebPage"), ("@id", page))),
            ("url", page),
            ("isBasedOn", original),
            ("sameAs", original),
            ("identifier", article.Id.ToString()),
            ("headline", Excerpt.Of(article.Title, MaxHeadlineLength)),
            ("name", article.Title),
            ("description", article.Summary),
            ("image", Images(article.Image.Value<ImageReference>())),
            ("datePublished", Time(article.PublishedAt)),
            ("dateModified", Time(article.UpdatedAt)),
            ("dateCreated", Time(article.CreatedAt)),
            ("expires", Time(article.ExpiresAt)),
            ("author", Authors(article, pages, http)),
            ("publisher", Publisher(article.Source)),
            ("articleSection", article.Section?.Name),
            ("keywords", Items((article.Tags.Value<NamedLink[]>() ?? []).Select(tag => JsonValue.Create(tag.Name)))),
            ("inLanguage", article.Language),
            ("wordCount", article.WordCount),
            ("timeRequired", article.ReadingMinutes > 0 ? $"PT{article.ReadingMinutes}M" : null),
            ("commentCount", article.CommentCount),
            ("copyrightNotice", article.Copyright),
            ("correction", Corrections(article)),
            ("creativeWorkStatus", article.Withdrawn.Json is null ? "Published" : "Withdrawn"),
            ("isAccessibleForFree", !isWithheld),
            ("hasPart", isWithheld ? Withheld() : null),
            ("articleBody", article.BodyHtml is { } html ? PlainText.Of(html) : null)));
    }

    private static JsonArray Images(ImageReference? image) => Items(
    [
        image is null ? null : Members(
            ("@type", "ImageObject"),
            ("url", WebAddress.Ascii(image.Url)),
            ("contentUrl", WebAddress.Ascii(image.Url)),
            ("width", image.Width),
            ("height", image.Height),
            ("caption", image.Caption ?? image.Alt),
            ("creditText", image.Credit)),
    ]);

    private static JsonArray Authors(ArticleResponse article, SitePages pages, HttpContext http)
    {
        var people = Items((article.Authors.Value<NamedLink[]>() ?? []).Select(author => Members(
            ("@type", "Person"), ("name", author.Name), ("url", pages.Author(author.Slug, http)))));
        // Who signs with no name is the paper itself.
        return people.Count > 0 ? people : Items([Publisher(article.Source)]);
    }

    private static JsonObject Publisher(ArticleSource source) => Members(
        ("@type", "Organization"),
        ("@id", $"urn:uuid:{source.Id}"),
        ("name", source.Name),
        ("url", WebAddress.Ascii(source.HomepageUrl)),
        ("logo", source.LogoUrl is { } logo ? Members(("@type", "ImageObject"), ("url", WebAddress.Ascii(logo))) : null));

    private static JsonArray Corrections(ArticleResponse article) =>
        Items((article.Corrections.Value<Correction[]>() ?? []).Select(correction => Members(
            ("@type", "CorrectionComment"), ("text", correction.Text), ("datePublished", Time(correction.At)))));

    // Tells crawlers that what readers get here is not the whole, so that they do not take it for cloaking.
    private static JsonObject Withheld() => Members(
        ("@type", "WebPageElement"), ("isAccessibleForFree", false), ("cssSelector", ".article-body"));
}
