using System.Globalization;
using System.Text;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;

namespace ContentApi.Features.Articles.Formats;

/// <summary>
/// An article as a page of Markdown: headline, summary, byline with source and date, image, text, corrections, copyright. There is no
/// front matter, which CommonMark would show as text; what programs want to know stands in the other formats.
/// </summary>
internal static class MarkdownPage
{
    /// <param name="article">The article.</param>
    /// <param name="body">Its text as Markdown; null where it has none, or where it is withheld.</param>
    /// <param name="pages">Where people read.</param>
    /// <param name="http">The request.</param>
    public static byte[] Write(ArticleResponse article, string? body, SitePages pages, HttpContext http)
    {
        var original = WebAddress.Ascii(article.CanonicalUrl ?? pages.Article(article.Id, article.Slug, http));
        var source = Link(article.Source.Name, article.CanonicalUrl is null ? article.Source.HomepageUrl : original);
        string?[] parts =
        [
            $"# {MarkdownText.Escaped(article.Title)}",
            article.Withdrawn.Value<Withdrawal>() is { } withdrawn ? "> " + MarkdownText.Plain($"{Date(withdrawn.At)}: {withdrawn.Explanation}") : null,
            article.Summary is { } summary ? MarkdownText.Plain(summary) : null,
            string.Join(" · ", new[] { article.Byline is { } byline ? MarkdownText.Plain(byline) : null, source, article.PublishedAt is { } at ? Date(at) : null }.OfType<string>()),
            Picture(article.Image.Value<ImageReference>()),
            body,
            .. (article.Corrections.Value<Correction[]>() ?? []).Select(correction => "> " + MarkdownText.Plain($"{Date(correction.At)}: {correction.Text}")),
            article.Copyright is { } copyright ? MarkdownText.Plain(copyright) : null,
        ];
        return Encoding.UTF8.GetBytes(string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part))) + "\n");
    }

    private static string? Picture(ImageReference? image)
    {
        if (image is null)
            return null;

        var picture = $"![{MarkdownText.Escaped(MarkdownText.Folded(image.Alt ?? ""))}]({MarkdownText.Address(WebAddress.Ascii(image.Url))})";
        var line = string.Join(" · ", new[] { image.Caption, image.Credit }.OfType<string>());
        return line.Length == 0 ? picture : $"{picture}\n\n{MarkdownText.Plain(line)}";
    }

    private static string Link(string text, string url) => $"[{MarkdownText.Escaped(text)}]({MarkdownText.Address(WebAddress.Ascii(url))})";

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
