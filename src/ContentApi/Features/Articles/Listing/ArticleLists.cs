using System.Text;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Listing;

/// <summary>Answers a page of the article list: one round trip, one more to find what its filters name, one more to count.</summary>
internal sealed class ArticleLists(ContentDbContext db, ListPages pages)
{
    /// <summary>The page that a query asks for, or 304.</summary>
    public async Task<IActionResult> AnswerAsync(ControllerBase controller, ListArticlesQuery query, CancellationToken cancellationToken)
    {
        var http = controller.HttpContext;
        var after = pages.Behind<ListPosition>(query, controller.ModelState);
        controller.ModelState.ThrowIfInvalid();

        var filters = await ArticleFilters.FindAsync(db, query, cancellationToken);
        var sql = new ListSql(query, filters, after);
        var total = query.Count ? await CountAsync(sql, filters, cancellationToken) : null;
        var withheld = http.Caller() is null;
        if (http.Request.Headers.IfNoneMatch.Count > 0)
        {
            var stamps = await ReadAsync(sql, filters, withBody: false, cancellationToken);
            if (EntityTag.IsAmong(http.Request.Headers.IfNoneMatch, Describe(http, query, stamps, total, withheld)))
                return controller.StatusCode(StatusCodes.Status304NotModified);
        }

        var rows = await ReadAsync(sql, filters, query.WithBody, cancellationToken);
        Describe(http, query, rows, total, withheld);
        return new ReadyJsonResult(Write(http, query, rows, total, withheld));
    }

    private async Task<List<ReaderArticle>> ReadAsync(ListSql sql, ArticleFilters filters, bool withBody, CancellationToken cancellationToken)
    {
        if (filters.MatchNothing)
            return [];

        var (text, parameters) = sql.Page(withBody ? ReaderColumns.WithBody : ReaderColumns.WithoutBody);
        return await db.ReaderArticles.FromSqlRaw(text, parameters).ToListAsync(cancellationToken);
    }

    private async Task<ListTotal> CountAsync(ListSql sql, ArticleFilters filters, CancellationToken cancellationToken)
    {
        if (filters.MatchNothing)
            return ListTotal.Of(0);

        var (text, parameters) = sql.Count(ListTotal.Most);
        return ListTotal.Of((int)await db.Database.SqlQueryRaw<long>(text, parameters).SingleAsync(cancellationToken));
    }

    private static string Describe(HttpContext http, ListArticlesQuery query, List<ReaderArticle> rows, ListTotal? total, bool withheld)
    {
        var stamps = string.Join(' ', rows.Select(row => ReaderStamp.Of(row).Token));
        var tag = EntityTag.Of(null, stamps, total, query.Variant, withheld);
        http.Response.Headers.ETag = tag;
        ReadHeaders.SetCacheTags(http.Response, ["articles", .. rows.Take(query.Limit).SelectMany(row => new[] { $"article-{row.Id}", $"source-{row.SourceId}" })]);
        return tag;
    }

    private byte[] Write(HttpContext http, ListArticlesQuery query, List<ReaderArticle> rows, ListTotal? total, bool withheld)
    {
        return (query.Fields, query.WithBody) switch
        {
            ({ } fields, true) => Answer(row => Reduced(ArticleJson.Whole(row, withheld), fields)),
            ({ } fields, false) => Answer(row => Reduced(ArticleJson.Item(row, withheld), fields)),
            (null, true) => Answer(row => ArticleJson.Whole(row, withheld)),
            (null, false) => Answer(row => ArticleJson.Item(row, withheld)),
        };

        byte[] Answer<T>(Func<ReaderArticle, T> item) =>
            JsonSerializer.SerializeToUtf8Bytes(pages.Answer(http, query, rows, total, item, last => Position(last, query.Sort)), ContentJson.Options);

        static RawJson Reduced<T>(T item, IReadOnlyList<string> fields) => new(Encoding.UTF8.GetString(ArticleJson.Write(item, fields)));
    }

    private static ListPosition Position(ReaderArticle last, string sort) => sort switch
    {
        "title" => new ListPosition(last.Id, null, last.TitleKey),
        "-updatedAt" => new ListPosition(last.Id, last.UpdatedAt, null),
        _ => new ListPosition(last.Id, last.PublishedAt, null),
    };
}
