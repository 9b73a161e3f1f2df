using System.Globalization;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Searching;
using Npgsql;

namespace ContentApi.Features.Articles.Listing;

/// <summary>
/// The SQL of a page of an editors' list. As readers' lists do, it walks the index of the rarest filter and checks the
/// others on the rows (docs/decisions/0004); a status and a maker are filters like any other (docs/decisions/0008).
/// </summary>
internal sealed class DeskListSql
{
    private readonly ListArticlesQuery query;
    private readonly DeskFilters filters;
    private readonly ListPosition? after;
    private readonly Order order;

    public DeskListSql(ListArticlesQuery query, DeskFilters filters, ListPosition? after)
    {
        (this.query, this.filters, this.after) = (query, filters, after);
        order = query.Order switch
        {
            "-savedAt" => new Order("saved_at", "a.saved_at", "desc", "<"),
            "publishedAt" => new Order("dated_at", "coalesce(a.published_at, a.saved_at)", "asc", ">"),
            "-updatedAt" => new Order("updated_at", "a.updated_at", "desc", "<"),
            "title" => new Order(null, "a.title_key", "asc", ">"),
            _ => new Order("dated_at", "coalesce(a.published_at, a.saved_at)", "desc", "<"),
        };
    }

    private DeskFilter Lead => filters.All[0];

    private string Key => $"{order.Stored} as place, a.id";

    /// <summary>One page and one item more, to know whether it is the last.</summary>
    public (string Sql, NpgsqlParameter[] Parameters) Page(bool withBody)
    {
        var parameters = new ListParameters();
        var columns = DeskArticleRow.Columns + (withBody ? ", v.body_html" : ", null::text as body_html");
        var limit = string.Create(CultureInfo.InvariantCulture, $"limit {query.Limit + 1}");
        var keys = $"select distinct k.place, k.id from ({Leading(parameters, limit, after)}) k order by k.place {order.Direction}, k.id {order.Direction} {limit}";
        // The page's articles are looked up one by one: joined, the planner reads all there are.
        return (
            $"select {columns} from ({keys}) k cross join lateral (select * from desk_articles v where v.id = k.id offset 0) v order by k.place {order.Direction}, k.id {order.Direction}",
            parameters.ToArray());
    }

    /// <summary>How many match, up to one more than is counted.</summary>
    public (string Sql, NpgsqlParameter[] Parameters) Count(int most)
    {
        var parameters = new ListParameters();
        var keys = Leading(parameters, string.Create(CultureInfo.InvariantCulture, $"limit {most + 1}"), from: null);
        return (string.Create(CultureInfo.InvariantCulture, $"""select count(*) as "Value" from (select distinct k.id from ({keys}) k limit {most + 1}) counted"""), parameters.ToArray());
    }

    /// <summary>How many articles have each value of a facet, within the first 10,000 that match.</summary>
    public (string Sql, NpgsqlParameter[] Parameters) Facet(string facet)
    {
        var parameters = new ListParameters();
        var limit = string.Create(CultureInfo.InvariantCulture, $"limit {FacetSql.MostArticles}");
        var keys = Leading(parameters, limit, from: null);
        return (
            $"""
            with counted as (
                select u.number, count(*)::int as articles
                from (select distinct k.id from ({keys}) k {limit}) k join articles r on r.id = k.id cross join unnest(r.terms) u (number) group by u.number)
            {FacetSql.Values(facet, "counted")}
            """,
            parameters.ToArray());
    }

    private string Leading(ListParameters parameters, string limit, ListPosition? from)
    {
        if (query.Ids is { } ids)
            return Named(parameters, limit, ids, from);

        var walk = order.Entry is null && Lead.Entries > DeskFilters.MostCounted ? Titles(parameters, limit, from)
            : order.Entry is null ? Sorted(parameters, limit, from)
            : Merged(parameters, limit, from);

        // Those whose status time has changed since the last act stand under the former one until a worker has noted it.
        return Lead.Statuses is null
            ? walk
            : $"({walk}) union all (select {Key} from articles a where a.state_until <= readers_now() and {Conditions(parameters, filters.All, from)} order by {order.Stored} {order.Direction}, a.id {order.Direction} {limit})";
    }

    // Each of the numbers gives its first ones. "offset 0": left to its guesses, the planner reads the whole table instead.
    private string Merged(ListParameters parameters, string limit, ListPosition? from)
    {
        var behind = from is null ? "" : $" and (d.{order.Entry}, d.article_id) {order.Comparison} ({Position(parameters, from)}, {parameters.Add(from.Id)})";
        return $"select one.place, one.id from unnest({parameters.Add(Lead.Numbers)}) lead (term) cross join lateral ("
            + $"select {Key} from desk_terms d cross join lateral (select * from articles r where r.id = d.article_id offset 0) a "
            + $"where d.term = lead.term{behind} and {Conditions(parameters, Checked, from: null)} "
            + $"order by d.{order.Entry} {order.Direction}, d.article_id {order.Direction} {limit}) one";
    }

    // All of the numbers' articles, looked up one by one.
    private string Sorted(ListParameters parameters, string limit, ListPosition? from) =>
        $"select {Key} from (select distinct d.article_id from desk_terms d where d.term = any({parameters.Add(Lead.Numbers)}) offset 0) t "
        + "cross join lateral (select * from articles r where r.id = t.article_id offset 0) a "
        + $"where {Conditions(parameters, Checked, from)} order by {order.Stored} {order.Direction}, a.id {order.Direction} {limit}";

    // Along all titles, until the page is full. Behind the fence the planner can't think of reading and sorting the table.
    private string Titles(ListParameters parameters, string limit, ListPosition? from)
    {
        var behind = from is null ? "" : $" and (r.title_key, r.id) > ({Position(parameters, from)}, {parameters.Add(from.Id)})";
        return $"select {Key} from (select * from articles r where r.deleted_at is null{behind} order by r.title_key, r.id offset 0) a "
            + $"where {Conditions(parameters, filters.All, from: null)} order by a.title_key, a.id {limit}";
    }

    // Those that are named, by their keys.
    private string Named(ListParameters parameters, string limit, IReadOnlyList<string> ids, ListPosition? from)
    {
        var guids = ids.Where(i => Guid.TryParse(i, out _)).Select(Guid.Parse).ToArray();
        var slugs = ids.Where(i => !Guid.TryParse(i, out _)).ToArray();
        return $"select {Key} from (select * from articles r where r.id = any({parameters.Add(guids)} || array(select s.article_id from slugs s where s.slug = any({parameters.Add(slugs)}))) offset 0) a "
            + $"where {Conditions(parameters, filters.All, from)} order by {order.Stored} {order.Direction}, a.id {order.Direction} {limit}";
    }

    // An article stands under its number as long as it has it; a status must be looked at by the clock.
    private IEnumerable<DeskFilter> Checked => filters.All.Skip(Lead.Statuses is null ? 1 : 0);

    private string Conditions(ListParameters parameters, IEnumerable<DeskFilter> others, ListPosition? from)
    {
        var sql = new List<string> { "a.deleted_at is null" };
        foreach (var filter in others)
        {
            sql.Add(filter.Statuses is { } statuses
                ? $"status_now(a.id, a.state, a.state_until) = any({parameters.Add(statuses.Select(s => (int)s).ToArray())})"
                : $"a.terms && {parameters.Add(filter.Numbers)}");
        }

        // Two makers may share a number.
        if (filters.MadeBy is { } maker)
            sql.Add($"a.created_by = {parameters.Add(maker)}");
        if (filters.OnlyOwnOrPublic is { } own)
            sql.Add($"(a.created_by = {parameters.Add(own)} or status_now(a.id, a.state, a.state_until) = {parameters.Add((int)ArticleStatus.Published)})");
        if (query.PublishedAfter is { } publishedAfter)
            sql.Add($"a.published_at > {parameters.Add(publishedAfter)}");
        if (query.PublishedBefore is { } publishedBefore)
            sql.Add($"a.published_at < {parameters.Add(publishedBefore)}");
        if (query.UpdatedAfter is { } updatedAfter)
            sql.Add($"a.updated_at > {parameters.Add(updatedAfter)}");
        if (from is not null)
            sql.Add($"({order.Stored}, a.id) {order.Comparison} ({Position(parameters, from)}, {parameters.Add(from.Id)})");
        return string.Join(" and ", sql);
    }

    private string Position(ListParameters parameters, ListPosition from) => order.Entry is null ? parameters.Add(from.Title!) : parameters.Add(from.At!.Value);

    /// <param name="Entry">The column of <c>desk_terms</c>; null for the title, which it has not.</param>
    /// <param name="Stored">The same of <c>articles a</c>.</param>
    /// <param name="Direction">Of both keys.</param>
    /// <param name="Comparison">What stands behind a position.</param>
    private sealed record Order(string? Entry, string Stored, string Direction, string Comparison);
}
