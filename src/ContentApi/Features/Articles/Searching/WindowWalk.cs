using System.Globalization;
using ContentApi.Domain.Searching;
using ContentApi.Features.Articles.Listing;

namespace ContentApi.Features.Articles.Searching;

/// <summary>
/// The SQL that walks the index window by window until enough is found, where what has the words is not few enough to take it all at
/// once. It needs no estimate, so rare and common words have one plan; and no window is read of which more than some 700 rows match.
/// </summary>
internal sealed class WindowWalk(ArticleSearch search, ListParameters parameters, SearchConditions conditions)
{
    /// <summary>So many rows are looked at one by one where the index can't tell.</summary>
    private const int MostExamined = 2_000;

    private readonly Dictionary<(bool, bool, DateTimeOffset?, DateTimeOffset?), WindowParameters> written = [];

    /// <summary>The first hits in an order.</summary>
    /// <param name="vector"><c>fts</c>, or <c>head</c> for hits in title and summary.</param>
    /// <param name="byUpdate">By the last update instead of the public date.</param>
    /// <param name="newestFirst">The direction.</param>
    /// <param name="limit">How many.</param>
    /// <param name="beside">Another condition on the row <c>s</c>.</param>
    /// <param name="before">Nothing from here on is asked for.</param>
    /// <param name="after">Nothing up to here is asked for.</param>
    public string Hits(string vector, bool byUpdate, bool newestFirst, int limit, string beside = "true", DateTimeOffset? before = null, DateTimeOffset? after = null)
    {
        var column = byUpdate ? "updated_at" : "published_at";
        var direction = newestFirst ? "desc" : "asc";
        var match = conditions.Match(vector);
        var most = match is null ? limit : search.Words!.HasPhrase ? MostExamined : Math.Max(MostExamined, limit);
        var rows = $"{conditions.Dates()} and {beside} order by s.{column} {direction}, s.article_id {direction} limit {Number(most)}";
        var walked = search.Query.Ids is { } ids
            ? $"select s.* from (select s.* from live_edition_search s where {ListSql.Named("s", ids, parameters)} offset 0) s where {conditions.Held("s", vector)} and {rows}"
            : conditions.Few is { } few ? FewOr(few, Walk(vector, byUpdate, newestFirst, rows, most, before, after, $"(select count(*) from {few}) > {Number(SearchConditions.MostFew)}"), vector, rows)
            : Walk(vector, byUpdate, newestFirst, rows, most, before, after);
        return match is null ? walked : $"select s.* from ({walked}) s where {match} limit {Number(limit)}";
    }

    // One of the two gives nothing. To walk with a rare word through all time costs more than to take all that have it.
    private string FewOr(string few, string walk, string vector, string rows) =>
        $"""
        (select s.* from {few} s where (select count(*) from {few}) <= {Number(SearchConditions.MostFew)} and {(vector == "head" ? conditions.Held("s", vector) : "true")} and {rows})
        union all
        ({walk})
        """;

    private string Walk(string vector, bool byUpdate, bool newestFirst, string rows, int most, DateTimeOffset? before, DateTimeOffset? after, string only = "true")
    {
        if (!byUpdate)
        {
            before = Earlier(before, search.Query.PublishedBefore);
            after = Later(after, search.Query.PublishedAfter);
        }
        else
        {
            after = Later(after, search.Query.UpdatedAfter);
        }

        var windows = Windows(byUpdate, newestFirst, before, after);
        return
            $"""
            select x.* from unnest({windows.Dates}::tsquery[], {windows.Big}) with ordinality w (d, big, no)
            cross join lateral (select array(select b.place from live_edition_search b where w.big and {conditions.Held("b", vector, "w.d")} limit {Number(SearchWindows.MostAtOnce + 1)}) as hits offset 0) c
            cross join lateral (
                select null::tsquery as d where w.big
                union all
                select w.d where not w.big
                union all
                select f.d from unnest({windows.Parts}::tsquery[], {windows.PartOf}) f (d, no)
                where cardinality(c.hits) > {Number(SearchWindows.MostAtOnce)} and f.no = w.no) p
            cross join lateral (
                select s.* from (
                    select s.* from live_edition_search s where s.place = any(case when p.d is null and cardinality(c.hits) <= {Number(SearchWindows.MostAtOnce)} then c.hits end)
                    union all
                    select s.* from live_edition_search s where {conditions.Held("s", vector, "p.d")}) s
                where {rows}) x
            where {only}
            limit {Number(most)}
            """;
    }

    // Once for all walks of a statement: what they are is a good part of what is sent.
    private WindowParameters Windows(bool byUpdate, bool newestFirst, DateTimeOffset? before, DateTimeOffset? after)
    {
        if (written.TryGetValue((byUpdate, newestFirst, before, after), out var known))
            return known;

        var all = byUpdate ? search.Updated : search.Published;
        var windows = (newestFirst ? all.NewestFirst : all.OldestFirst).Where(IsAsked).ToList();
        var parts = windows.SelectMany((window, index) => window.Parts.Where(IsAsked).Select(part => (part.Query, Of: index + 1))).ToList();
        return written[(byUpdate, newestFirst, before, after)] = new WindowParameters(
            parameters.Add(windows.ConvertAll(window => window.Query).ToArray()),
            parameters.Add(windows.ConvertAll(window => window.Parts.Count > 0).ToArray()),
            parameters.Add(parts.ConvertAll(part => part.Query).ToArray()),
            parameters.Add(parts.ConvertAll(part => (long)part.Of).ToArray()));

        // The first and the last window hold what lies outside all dates.
        bool IsAsked(SearchWindow window) =>
            (before is null || window.From < before.Value.UtcDateTime.AddTicks(1) || window.From == SearchWindow.Earliest)
            && (after is null || window.To > after.Value.UtcDateTime || window.To == SearchWindow.Latest);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record WindowParameters(string Dates, string Big, string Parts, string PartOf);
}
