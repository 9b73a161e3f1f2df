using System.Text;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Searching;
using ContentApi.Features.Related;
using ContentApi.Features.Related.Reading;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Features.Articles.Listing;

/// <summary>Answers a page of the article list: one round trip, one more to find what its filters name, one more to count, one more to look words up, two for what belongs beside its articles.</summary>
internal sealed class ArticleLists(ContentDbContext db, ListPages pages, ArticleSearches searches, FacetCounts counts, RelatedArticles related)
{
    private const int MostWithRelated = 20;
    private static readonly byte[] NothingBeside = JsonSerializer.SerializeToUtf8Bytes(new RelatedResponse { Items = [] }, ContentJson.Options);

    /// <summary>The page that a query asks for, or 304.</summary>
    public async Task<IActionResult> AnswerAsync(ControllerBase controller, ListArticlesQuery query, CancellationToken cancellationToken)
    {
        var http = controller.HttpContext;
        var after = pages.Behind<ListPosition>(query, controller.ModelState);
        if (query is { Order: "relevance", Q: null })
            controller.ModelState.AddFault("sort", "Only what is searched with `q` has a relevance: send `q`, or another sort.");
        if (query is { WithRelated: true, Limit: > MostWithRelated })
            controller.ModelState.AddFault("limit", $"Must be a whole number from 1 to {MostWithRelated} with include=related.");
        controller.ModelState.ThrowIfInvalid();

        var withheld = http.Caller() is null;
        var filters = await ArticleFilters.FindAsync(db, query, cancellationToken);
        var search = await searches.PrepareAsync(query, filters, withKey: !withheld, cancellationToken);
        var page = new ListedArticles(db, query, filters, search, after);
        var tagged = http.Request.Headers.IfNoneMatch.Count > 0;
        var rows = await page.ReadAsync(withBody: query.WithBody && !tagged, cancellationToken);
        string? corrected = null;
        if (rows.Count == 0 && search is { Words: not null } && await searches.CorrectAsync(search, withKey: !withheld, cancellationToken) is { } instead)
        {
            page = new ListedArticles(db, query, filters, instead, after);
            rows = await page.ReadAsync(withBody: query.WithBody && !tagged, cancellationToken);
            corrected = rows.Count > 0 ? instead.Words!.Text : null;
        }

        var total = query.Count ? await page.CountAsync(cancellationToken) : null;
        var facets = query.Facets is null ? null : await counts.OfAsync(page.Search ?? await searches.PrepareListAsync(query, filters, cancellationToken), withKey: !withheld, cancellationToken);
        var beside = query.WithRelated ? await related.ReadEachAsync([.. rows.Take(query.Limit).Select(row => row.Id)], new RelatedQuery(), withheld, cancellationToken) : null;
        if (tagged)
        {
            if (EntityTag.IsAmong(http.Request.Headers.IfNoneMatch, Describe(http, page, rows, total, facets, beside, withheld)))
                return controller.StatusCode(StatusCodes.Status304NotModified);
            if (query.WithBody)
                rows = await page.ReadAsync(withBody: true, cancellationToken);
        }

        Describe(http, page, rows, total, facets, beside, withheld);
        return new ReadyJsonResult(Write(http, page, rows, total, withheld, corrected, facets, beside));
    }

    private static string Describe(
        HttpContext http, ListedArticles page, List<ReaderArticle> rows, ListTotal? total, ArticleFacets? facets, IReadOnlyDictionary<Guid, RelatedPage>? beside, bool withheld)
    {
        var stamps = string.Join(' ', rows.Select(row => ReaderStamp.Of(row).Token));
        var tag = EntityTag.Of(null, stamps, total, page.Query.Variant, page.Search?.Hour, facets?.Stamp, withheld, beside is null ? null : string.Join('|', beside.Values.Select(each => each.Beside.Token)));
        http.Response.Headers.ETag = tag;
        var related = beside?.Values.SelectMany(each => each.Beside.Rows).ToList() ?? [];
        ReadHeaders.SetRightFor(http, rows.Concat(related).Select(row => row.RightForSeconds));
        ReadHeaders.SetCacheTags(http.Response, ["articles", .. rows.Take(page.Query.Limit).Concat(related).SelectMany(row => new[] { $"article-{row.Id}", $"source-{row.SourceId}" })]);
        return tag;
    }

    private byte[] Write(
        HttpContext http, ListedArticles page, List<ReaderArticle> rows, ListTotal? total, bool withheld, string? corrected, ArticleFacets? facets, IReadOnlyDictionary<Guid, RelatedPage>? beside)
    {
        var query = page.Query;
        return (query.Fields, query.WithBody) switch
        {
            ({ } fields, true) => Answer(row => Reduced(Completed(row, ArticleJson.Whole(row, withheld)), fields)),
            ({ } fields, false) => Answer(row => Reduced(Completed(row, ArticleJson.Item(row, withheld)), fields)),
            (null, true) => Answer(row => Completed(row, ArticleJson.Whole(row, withheld))),
            (null, false) => Answer(row => Completed(row, ArticleJson.Item(row, withheld))),
        };

        byte[] Answer<T>(Func<ReaderArticle, T> item)
        {
            var list = pages.Answer(http, query, rows, total, item, page.Position);
            return JsonSerializer.SerializeToUtf8Bytes(ArticleList<T>.Of(list, query.Q is null ? null : new RawJson(corrected is null ? null : JsonSerializer.Serialize(corrected, ContentJson.Options)), facets), ContentJson.Options);
        }

        T Completed<T>(ReaderArticle row, T item)
            where T : ArticleListItem
        {
            item.Highlight = page.Search is { Words: { } words } && row is FoundArticle found ? Highlight.Of(words, item, found) : null;
            item.Related = beside is null ? null : RawJson.Of(beside.GetValueOrDefault(row.Id)?.Beside.Json(withBody: false) ?? NothingBeside);
            return item;
        }

        static RawJson Reduced<T>(T item, IReadOnlyList<string> fields) => new(Encoding.UTF8.GetString(ArticleJson.Write(item, fields, "highlight", "related")));
    }
}
