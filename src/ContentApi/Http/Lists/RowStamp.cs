using ContentApi.Http.ETags;

namespace ContentApi.Http.Lists;

/// <summary>What the bytes of a listed source or term depend on.</summary>
/// <param name="Number">Which one it is.</param>
/// <param name="Version">Its counter.</param>
/// <param name="Articles">The number of its articles.</param>
internal sealed record RowStamp(int Number, int Version, long Articles)
{
    /// <summary>The tag of a page.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="total">The total, where it was asked for.</param>
    /// <param name="withKey">Whether the caller sent a key.</param>
    /// <param name="rows">The page's rows, and one more where there is a next page.</param>
    public static string Tag(ListQuery query, ListTotal? total, bool withKey, IEnumerable<RowStamp> rows) => EntityTag.Of(
        version: null, query.Combination(), query.Limit, query.Cursor, total, withKey, string.Join(' ', rows.Select(row => $"{row.Number}.{row.Version}.{ListTotal.Capped(row.Articles)}")));
}
