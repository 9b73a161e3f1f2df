using ContentApi.Http.Cursors;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ContentApi.Http.Lists;

/// <summary>Cuts lists into pages: reads and writes their cursors and <c>Link</c> headers (RFC 8288).</summary>
internal sealed class ListPages(CursorSigner signer, SiteUrls urls)
{
    private const string CursorName = "cursor";

    /// <summary>The sort keys of the item behind which the page begins; null for the first page, and where the cursor is at fault.</summary>
    /// <typeparam name="T">The list's sort keys, ending in the id.</typeparam>
    /// <param name="query">What was asked.</param>
    /// <param name="modelState">Takes the fault of a cursor that was not issued for this combination.</param>
    public T? Behind<T>(ListQuery query, ModelStateDictionary modelState)
        where T : class
    {
        if (query.Cursor is null)
            return null;
        if (signer.TryRead<T>(query.Cursor, query.Combination(), out var position))
            return position;

        modelState.AddFault(CursorName, "It was not issued for these filters and this sort: begin again without it.");
        return null;
    }

    /// <summary>The page as it is answered. Sets <c>Link</c>.</summary>
    /// <param name="http">The request.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="rows">The page's rows, and one more where there is a next page.</param>
    /// <param name="total">The total, where it was asked for.</param>
    /// <param name="item">The list form of a row.</param>
    /// <param name="position">A row's sort keys.</param>
    public ListResponse<TItem> Answer<TRow, TItem, TPosition>(
        HttpContext http, ListQuery query, IReadOnlyList<TRow> rows, ListTotal? total, Func<TRow, TItem> item, Func<TRow, TPosition> position)
    {
        var page = Page(query, rows, total, item, position);
        SetLinks(http, page.NextCursor);
        return page;
    }

    /// <summary>The same for a page that stands in another answer, without <c>Link</c>.</summary>
    public ListResponse<TItem> Page<TRow, TItem, TPosition>(
        ListQuery query, IReadOnlyList<TRow> rows, ListTotal? total, Func<TRow, TItem> item, Func<TRow, TPosition> position) => new()
        {
            Items = [.. rows.Take(query.Limit).Select(item)],
            NextCursor = rows.Count > query.Limit ? signer.Write(position(rows[query.Limit - 1]), query.Combination()) : null,
            Total = total?.Total,
            TotalIsMinimum = total?.IsMinimum,
        };

    /// <summary>Names the first page, and the next one where there is one.</summary>
    public void SetLinks(HttpContext http, string? nextCursor)
    {
        var links = $"<{Address(http, cursor: null)}>; rel=\"first\"";
        if (nextCursor is not null)
            links = $"<{Address(http, nextCursor)}>; rel=\"next\", {links}";
        http.Response.Headers.Link = links;
    }

    // Written anew from what was understood: as it came, the query may hold characters that no header should.
    private string Address(HttpContext http, string? cursor)
    {
        var given = QueryParameters.Of(http);
        var parameters = given.Names.Where(name => name != CursorName)
            .SelectMany(name => given.Named(name).Select(parameter => (name, parameter.Value)))
            .Concat(cursor is null ? [] : [(CursorName, cursor)]);
        return urls.Absolute(http.Request.Path.ToUriComponent() + QueryString.Create(parameters.Select(p => KeyValuePair.Create(p.Item1, (string?)p.Item2))), http);
    }
}
