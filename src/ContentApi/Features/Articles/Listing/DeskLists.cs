using System.Text;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Searching;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Listing;

/// <summary>Answers a page of the editors' list: what <c>status</c> or <c>mine</c> ask for, with the newest text of each article.</summary>
internal sealed class DeskLists(ContentDbContext db, ListPages pages)
{
    /// <summary>The page that a query asks for, or 304.</summary>
    public async Task<IActionResult> AnswerAsync(ControllerBase controller, ListArticlesQuery query, Caller caller, CancellationToken cancellationToken)
    {
        var http = controller.HttpContext;
        query.DeskOf = caller.KeyId;
        var after = pages.Behind<ListPosition>(query, controller.ModelState);
        controller.ModelState.ThrowIfInvalid();

        var filters = await DeskFilters.FindAsync(db, query, caller, cancellationToken);
        var sql = new DeskListSql(query, filters, after);
        var total = query.Count ? await CountAsync(sql, filters, cancellationToken) : null;
        var facets = query.Facets is null ? null : await FacetsAsync(query, filters, cancellationToken);
        var bytes = Write(http, query, await ReadAsync(sql, filters, query.WithBody, cancellationToken), total, facets);

        var tag = EntityTag.OfBytes(version: null, bytes);
        http.Response.Headers.ETag = tag;
        return EntityTag.IsAmong(http.Request.Headers.IfNoneMatch, tag) ? controller.StatusCode(StatusCodes.Status304NotModified) : new ReadyJsonResult(bytes);
    }

    private async Task<List<DeskArticleRow>> ReadAsync(DeskListSql sql, DeskFilters filters, bool withBody, CancellationToken cancellationToken)
    {
        if (filters.MatchNothing)
            return [];

        var (text, parameters) = sql.Page(withBody);
        return await db.Database.SqlQueryRaw<DeskArticleRow>(text, parameters).ToListAsync(cancellationToken);
    }

    private async Task<ListTotal> CountAsync(DeskListSql sql, DeskFilters filters, CancellationToken cancellationToken)
    {
        if (filters.MatchNothing)
            return ListTotal.Of(0);

        var (text, parameters) = sql.Count(ListTotal.Most);
        return ListTotal.Of(await db.Database.SqlQueryRaw<long>(text, parameters).SingleAsync(cancellationToken));
    }

    // Of the newest texts, each facet without its own filter.
    private async Task<ArticleFacets> FacetsAsync(ListArticlesQuery query, DeskFilters filters, CancellationToken cancellationToken)
    {
        var facets = new Dictionary<string, IReadOnlyList<Facet>>();
        foreach (var facet in query.Facets!)
        {
            var others = filters.Without(facet);
            var (text, parameters) = others.MatchNothing ? ("", []) : new DeskListSql(query, others, after: null).Facet(facet);
            var counted = text.Length == 0 ? [] : await db.Database.SqlQueryRaw<CountedTerm>(text, parameters).ToListAsync(cancellationToken);
            facets[facet] = [.. counted.Select(row => new Facet(row.Slug, row.Name, row.Count))];
        }

        return new ArticleFacets(facets);
    }

    private byte[] Write(HttpContext http, ListArticlesQuery query, List<DeskArticleRow> rows, ListTotal? total, ArticleFacets? facets)
    {
        return (query.Fields, query.WithBody) switch
        {
            ({ } fields, true) => Answer(row => Reduced(row.ToItemWithBody(), fields)),
            ({ } fields, false) => Answer(row => Reduced(row.ToItem(), fields)),
            (null, true) => Answer(row => row.ToItemWithBody()),
            (null, false) => Answer(row => row.ToItem()),
        };

        byte[] Answer<T>(Func<DeskArticleRow, T> item)
        {
            var list = pages.Answer(http, query, rows, total, item, last => Position(last, query.Order));
            return JsonSerializer.SerializeToUtf8Bytes(ArticleList<T>.Of(list, corrected: null, facets), ContentJson.Options);
        }

        static RawJson Reduced<T>(T item, IReadOnlyList<string> fields) => new(Encoding.UTF8.GetString(ArticleJson.Write(item, fields)));
    }

    private static ListPosition Position(DeskArticleRow last, string sort) => sort switch
    {
        "title" => new ListPosition(last.Id, null, last.TitleKey),
        "-savedAt" => new ListPosition(last.Id, last.SavedAt, null),
        "-updatedAt" => new ListPosition(last.Id, last.ListedUpdatedAt, null),
        _ => new ListPosition(last.Id, last.ListedAt ?? last.SavedAt, null),
    };
}
