using ContentApi.Data;
using ContentApi.Features.Articles.Formats;
using ContentApi.Features.Articles.Listing;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Searching;
using ContentApi.Features.Sources;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Feeds;

/// <summary>Answers a page of a feed: found without texts, which are read for what is sent alone.</summary>
internal sealed class FeedPages(ContentDbContext db, ArticleSearches searches, ListPages pages, FeedAddresses addresses, SitePages sites)
{
    /// <summary>
    /// A page ends where its bodies have come to so many bytes, be it before <c>limit</c>: at most this and one body are held in memory.
    /// </summary>
    private const int MostBodyBytes = 4 << 20;

    private const string Texts =
        "select " + ReaderColumns.WithBody
        + " from (select k.id, k.ord, coalesce(sum(octet_length(c.body_html)) over (order by k.ord rows between unbounded preceding and 1 preceding), 0) as before "
        + "from unnest({0}) with ordinality k (id, ord) join live_editions e on e.article_id = k.id join contents c on c.id = e.content_id) k "
        + "join reader_articles v on v.id = k.id where v.listed and k.before < {1} order by k.ord";

    public async Task<IActionResult> AnswerAsync(ControllerBase controller, FeedQuery query, FeedFormat format, ReaderSource? source, CancellationToken cancellationToken)
    {
        var http = controller.HttpContext;
        var list = query.AsList(source?.Slug);
        var after = pages.Behind<ListPosition>(list, controller.ModelState);
        controller.ModelState.ThrowIfInvalid();

        var filters = await ArticleFilters.FindAsync(db, list, cancellationToken);
        var search = await searches.PrepareAsync(list, filters, withKey: http.Caller() is not null, cancellationToken);
        var rows = await ReadAsync(list, filters, search, after, cancellationToken);
        var back = query.AsList(source?.Slug, newestFirst: false);
        var before = after is null ? [] : await ReadAsync(back, filters, search is null ? null : search with { Query = back }, PositionOf(rows) ?? after, cancellationToken);
        var modified = await LastModified.OfAsync(db, [.. rows.Select(row => row.ChangedAt), .. source is null ? Array.Empty<DateTimeOffset>() : [source.UpdatedAt]], cancellationToken);
        var tag = Describe(http, query, format, source, [.. rows, .. before]);
        if (modified.IsKnown(http, tag))
            return controller.StatusCode(StatusCodes.Status304NotModified);

        var shown = await db.ReaderArticles.FromSqlRaw(Texts, rows.Take(query.Limit).Select(row => row.Id).ToArray(), MostBodyBytes).ToListAsync(cancellationToken);
        var hasMore = rows.Count > query.Limit || shown.Count < rows.Count;
        var links = new FeedLinks(
            addresses.Page(http, query.Cursor),
            addresses.Page(http, cursor: null),
            hasMore && shown.Count > 0 ? addresses.Behind(http, list, PositionOf(shown[^1])) : null,
            after is null || before.Count == 0 ? null
                : before.Count <= query.Limit ? addresses.Page(http, cursor: null)
                : addresses.Behind(http, list, PositionOf(before[query.Limit])));
        FeedAddresses.SetLinks(http, links);
        return new ReadyJsonResult(format.Write(Feed(http, query, source, links, shown)), contentType: format.ContentType);
    }

    private Task<List<ReaderArticle>> ReadAsync(ListArticlesQuery list, ArticleFilters filters, ArticleSearch? search, ListPosition? after, CancellationToken cancellationToken) =>
        new ListedArticles(db, list, filters, search, after).ReadAsync(withBody: false, cancellationToken);

    private string Describe(HttpContext http, FeedQuery query, FeedFormat format, ReaderSource? source, List<ReaderArticle> rows)
    {
        var stamps = string.Join(' ', rows.Select(row => ReaderStamp.Of(row).Token));
        var tag = EntityTag.Of(null, format.Extension, stamps, source?.Version, addresses.Page(http, query.Cursor), sites.Stamp(http), http.Caller() is null);
        http.Response.Headers.ETag = tag;
        var named = rows.Take(query.Limit).SelectMany(row => new[] { $"article-{row.Id}", $"source-{row.SourceId}" });
        ReadHeaders.SetCacheTags(http.Response, ["articles", .. source is null ? Array.Empty<string>() : [$"source-{source.Id}"], .. named]);
        ReadHeaders.SetRightFor(http, rows.Select(row => row.RightForSeconds));
        return tag;
    }

    private Feed Feed(HttpContext http, FeedQuery query, ReaderSource? source, FeedLinks links, List<ReaderArticle> rows)
    {
        var home = source?.HomepageUrl is { } homepage ? Domain.Text.WebAddress.Ascii(homepage) : sites.Home(http);
        var title = source?.Name ?? sites.PublicationName ?? new Uri(home).Host;
        var topics = string.Join(", ", query.Topics);
        return new Feed
        {
            Id = links.First,
            Title = topics.Length == 0 ? title : $"{title}: {topics}",
            Description = source?.Description ?? title,
            Home = home,
            Logo = source?.LogoUrl is { } logo ? Domain.Text.WebAddress.Ascii(logo) : null,
            Copyright = source?.Copyright,
            Links = links,
            UpdatedAt = rows.Count > 0 ? rows.Max(row => row.UpdatedAt) : source?.CreatedAt ?? DateTimeOffset.UnixEpoch,
            Items = [.. rows.Select(row => new FeedItem(row, withheld: http.Caller() is null, sites, http))],
        };
    }

    private static ListPosition? PositionOf(List<ReaderArticle> rows) => rows.Count == 0 ? null : PositionOf(rows[0]);

    private static ListPosition PositionOf(ReaderArticle row) => new(row.Id, row.PublishedAt, null);
}
