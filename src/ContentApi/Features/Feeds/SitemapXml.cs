using System.Xml;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Formats;
using ContentApi.Features.Articles.Reading;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Feeds;

/// <summary>Sitemaps as sitemaps.org and Google have them.</summary>
internal static class SitemapXml
{
    public const string Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
    public const string NewsNs = "http://www.google.com/schemas/sitemap-news/0.9";

    // ISO 639 for "not known": the element is mandatory.
    private const string Undetermined = "und";

    public static byte[] Index(IEnumerable<(string Address, DateTimeOffset? UpdatedAt)> parts) => FeedXml.Write(Ns, xml => xml.Within("sitemapindex", Ns, () =>
    {
        foreach (var (address, updatedAt) in parts)
        {
            xml.Within("sitemap", Ns, () =>
            {
                xml.Element("loc", Ns, address);
                xml.Element("lastmod", Ns, updatedAt is { } at ? FeedXml.Time(at) : null);
            });
        }
    }));

    public static byte[] News(IEnumerable<ReaderArticle> articles, SitePages pages, HttpContext http) => FeedXml.Write(Ns, xml => xml.Within("urlset", Ns, () =>
    {
        xml.Declare(NewsNs);
        foreach (var article in articles)
        {
            xml.Within("url", Ns, () =>
            {
                xml.Element("loc", Ns, pages.Article(article.Id, article.Slug, http));
                xml.Element("lastmod", Ns, FeedXml.Time(article.UpdatedAt));
                xml.Within("news", NewsNs, () =>
                {
                    xml.Within("publication", NewsNs, () =>
                    {
                        xml.Element("name", NewsNs, pages.PublicationName ?? article.SourceName);
                        xml.Element("language", NewsNs, Language(article.Language));
                    });
                    xml.Element("publication_date", NewsNs, FeedXml.Time(article.PublishedAt));
                    xml.Element("title", NewsNs, article.Title);
                });
            });
        }
    }));

    // Google knows languages without their regions, but for Chinese.
    private static string Language(string? tag)
    {
        if (tag is null)
            return Undetermined;

        var parts = LanguageTag.Canonical(tag).Split('-');
        return parts[0] != "zh" ? parts[0] : parts.Intersect(["TW", "HK", "MO", "Hant"]).Any() ? "zh-tw" : "zh-cn";
    }
}

/// <summary>Sends a part of the sitemap as its pages come from the database: fifty thousand are never in memory at once.</summary>
internal sealed class SitemapResult(IAsyncEnumerable<SitemapPage> pages, Func<SitemapPage, string> address, string contentType) : ActionResult
{
    private const int PagesBetweenFlushes = 500;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = contentType;
        using var chunk = new MemoryStream();
        using var writer = XmlWriter.Create(chunk, FeedXml.Settings);
        writer.WriteStartDocument();
        writer.WriteStartElement("urlset", SitemapXml.Ns);
        var written = 0;
        await foreach (var page in pages.WithCancellation(http.RequestAborted))
        {
            writer.WriteStartElement("url", SitemapXml.Ns);
            writer.WriteElementString("loc", SitemapXml.Ns, address(page));
            writer.WriteElementString("lastmod", SitemapXml.Ns, FeedXml.Time(page.UpdatedAt));
            writer.WriteEndElement();
            if (++written % PagesBetweenFlushes == 0)
                await SendAsync();
        }

        writer.WriteEndElement();
        await SendAsync();

        async Task SendAsync()
        {
            writer.Flush();
            await http.Response.Body.WriteAsync(chunk.GetBuffer().AsMemory(0, (int)chunk.Length), http.RequestAborted);
            chunk.SetLength(0);
        }
    }
}
