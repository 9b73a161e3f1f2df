using ContentApi.Data;
using ContentApi.Features.Articles.Formats;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Feeds;

/// <summary>The addresses of everything published, for search engines: an index of parts, and the news of the last 48 hours.</summary>
[ApiController]
internal sealed class SitemapsController(ContentDbContext db, SitePages pages, Http.Transport.SiteUrls urls) : ControllerBase
{
    private const string XmlType = "application/xml";
    private const string ContentType = XmlType + "; charset=utf-8";

    /// <summary>The index: the parts of the sitemap, each with up to 50,000 addresses, and those of the news.</summary>
    /// <response code="200">The index.</response>
    [HttpGet("sitemap.xml"), AnswersAs(XmlType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var parts = await db.Database.SqlQueryRaw<SitemapPart>(SitemapSql.Parts).ToListAsync(cancellationToken);
        var news = await db.Database.SqlQueryRaw<int>(SitemapSql.NewsCount).SingleAsync(cancellationToken);
        var newsParts = Math.Max(1, (news + SitemapSql.MostNews - 1) / SitemapSql.MostNews);
        if (IsKnown(EntityTag.Of(null, pages.Stamp(HttpContext), newsParts, string.Join(' ', parts.Select(part => $"{part.Part} {part.UpdatedAt.UtcTicks}")))))
            return StatusCode(StatusCodes.Status304NotModified);

        var addresses = parts
            .Select(part => (Address: $"/sitemaps/articles-{part.Part + 1}.xml", UpdatedAt: (DateTimeOffset?)part.UpdatedAt))
            .Concat(Enumerable.Range(1, newsParts).Select(part => (Address: part == 1 ? "/sitemap-news.xml" : $"/sitemaps/news-{part}.xml", UpdatedAt: (DateTimeOffset?)null)));
        return new ReadyJsonResult(
            SitemapXml.Index(addresses.Select(address => (urls.Absolute(address.Address, HttpContext), address.UpdatedAt))), contentType: ContentType);
    }

    /// <summary>A part of the sitemap: an article stays in its part, so that each is read without the others.</summary>
    /// <response code="200">The part.</response>
    [HttpGet("sitemaps/articles-{part:int:min(1)}.xml"), ExamplePath("part", "1"), AnswersAs(XmlType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public async Task<IActionResult> Articles(int part, CancellationToken cancellationToken)
    {
        var stamp = await db.Database.SqlQueryRaw<SitemapStamp>(SitemapSql.PartStamp, part - 1).SingleAsync(cancellationToken);
        if (stamp.Pages == 0)
            throw new ProblemException(ProblemType.NotFound, "The sitemap has no such part.");

        ReadHeaders.SetRightFor(HttpContext, [stamp.RightForSeconds]);
        if (IsKnown(EntityTag.Of(null, pages.Stamp(HttpContext), part, stamp.Pages, stamp.Stamp)))
            return StatusCode(StatusCodes.Status304NotModified);

        var rows = db.Database.SqlQueryRaw<SitemapPage>(SitemapSql.PartPages, part - 1).AsAsyncEnumerable();
        return new SitemapResult(rows, page => pages.Article(page.Id, page.Slug, HttpContext), ContentType);
    }

    /// <summary>The news sitemap: what was published within the last 48 hours, the newest 1,000; older ones have parts of their own.</summary>
    /// <response code="200">The newest of the news.</response>
    [HttpGet("sitemap-news.xml"), AnswersAs(XmlType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public Task<IActionResult> News(CancellationToken cancellationToken) => NewsAsync(1, cancellationToken);

    /// <summary>A further part of the news sitemap, with up to 1,000 articles; there are at most ten, and what is not in the index is empty.</summary>
    /// <response code="200">The part.</response>
    [HttpGet("sitemaps/news-{part:int:range(2,10)}.xml"), ExamplePath("part", "2"), AnswersAs(XmlType)]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public Task<IActionResult> OlderNews(int part, CancellationToken cancellationToken) => NewsAsync(part, cancellationToken);

    private async Task<IActionResult> NewsAsync(int part, CancellationToken cancellationToken)
    {
        var rows = await db.ReaderArticles.FromSqlRaw(SitemapSql.News, SitemapSql.MostNews, (part - 1) * SitemapSql.MostNews).ToListAsync(cancellationToken);
        ReadHeaders.SetRightFor(HttpContext, rows.Select(row => row.RightForSeconds));
        if (IsKnown(EntityTag.Of(null, "news", part, pages.Stamp(HttpContext), string.Join(' ', rows.Select(row => ReaderStamp.Of(row).Token)))))
            return StatusCode(StatusCodes.Status304NotModified);

        return new ReadyJsonResult(SitemapXml.News(rows, pages, HttpContext), contentType: ContentType);
    }

    private bool IsKnown(string tag)
    {
        Response.Headers.ETag = tag;
        ReadHeaders.SetCacheTags(Response, ["articles"]);
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag);
    }
}
