using System.Text;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain.Keys;
using ContentApi.Domain.Lists;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Authentication;
using ContentApi.Http.Caching;
using ContentApi.Http.ETags;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Lists;

/// <summary>Answers a page of a curated list: those of its articles that readers see, in its order.</summary>
internal sealed class ListArticles(ContentDbContext db, ListPages pages)
{
    private const string RowsWithBody = "select " + ReaderColumns.WithBody + Rows;
    private const string RowsWithoutBody = "select " + ReaderColumns.WithoutBody + Rows;
    private const string Rows = " from unnest({0}) with ordinality k (id, ord) join reader_articles v on v.id = k.id where v.listed order by k.ord limit {1}";

    public async Task<IActionResult> AnswerAsync(ControllerBase controller, CuratedList list, ReadListQuery query, CancellationToken cancellationToken)
    {
        var http = controller.HttpContext;
        query.List = list.Id;
        var after = pages.Behind<ListPlace>(query, controller.ModelState);
        controller.ModelState.ThrowIfInvalid();

        var ids = list.Articles.Skip((after?.Index ?? -1) + 1).ToArray();
        int? total = query.Count
            ? await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from live_editions e where e.article_id = any({list.Articles}) and e.listed").SingleAsync(cancellationToken)
            : null;
        var isTagged = http.Request.Headers.IfNoneMatch.Count > 0;
        var rows = await ReadAsync(ids, query, query.WithBody && !isTagged, cancellationToken);
        if (isTagged && EntityTag.IsAmong(http.Request.Headers.IfNoneMatch, Describe(http, list, query, rows, total)))
            return controller.StatusCode(StatusCodes.Status304NotModified);

        if (isTagged && query.WithBody)
            rows = await ReadAsync(ids, query, withBody: true, cancellationToken);
        Describe(http, list, query, rows, total);
        return new ReadyJsonResult(Write(http, list, query, rows, total));
    }

    private Task<List<ReaderArticle>> ReadAsync(Guid[] ids, ReadListQuery query, bool withBody, CancellationToken cancellationToken) =>
        db.ReaderArticles
            .FromSqlRaw(withBody ? RowsWithBody : RowsWithoutBody, ids, query.Limit + 1)
            .ToListAsync(cancellationToken);

    private static string Describe(HttpContext http, CuratedList list, ReadListQuery query, List<ReaderArticle> rows, int? total)
    {
        var stamps = string.Join(' ', rows.Select(row => ReaderStamp.Of(row).Token));
        var tag = EntityTag.Of(list.Version, list.Id, stamps, total, query.Variant, http.Caller() is null, ReadsAll(http));
        http.Response.Headers.ETag = tag;
        ReadHeaders.SetCacheTags(
            http.Response, [$"list-{list.Id}", "articles", .. rows.Take(query.Limit).SelectMany(row => new[] { $"article-{row.Id}", $"source-{row.SourceId}" })]);
        ReadHeaders.SetRightFor(http, rows.Select(row => row.RightForSeconds));
        return tag;
    }

    private byte[] Write(HttpContext http, CuratedList list, ReadListQuery query, List<ReaderArticle> rows, int? total)
    {
        var page = pages.Answer(http, query, rows, total: null, row => Item(row, query, http.Caller() is null), last => new ListPlace(Array.IndexOf(list.Articles, last.Id)));
        return JsonSerializer.SerializeToUtf8Bytes(
            new CuratedListResponse
            {
                Id = list.Id,
                Slug = list.Slug,
                Name = list.Name,
                Version = list.Version,
                Articles = ReadsAll(http) ? list.Articles : null,
                CreatedAt = list.CreatedAt,
                UpdatedAt = list.UpdatedAt,
                Items = page.Items,
                NextCursor = page.NextCursor,
                Total = total,
                TotalIsMinimum = total is null ? null : false,
            },
            ContentJson.Options);
    }

    // A contributor does not know of others' drafts.
    private static bool ReadsAll(HttpContext http) => http.Caller() is { Role: not Role.Contributor };

    private static object Item(ReaderArticle row, ReadListQuery query, bool withheld)
    {
        object item = query.WithBody ? ArticleJson.Whole(row, withheld) : ArticleJson.Item(row, withheld);
        return query.Fields is null ? item : new RawJson(Encoding.UTF8.GetString(ArticleJson.Write(item, query.Fields)));
    }
}
