using System.Globalization;
using System.Text;
using Npgsql;

namespace ContentApi.Features.Articles.Listing;

/// <summary>Where a page goes on: the sort keys of the last item before it.</summary>
/// <param name="Id">The article, which every order ends in.</param>
/// <param name="At">The date sorted by.</param>
/// <param name="Title">The folded title, when sorted by that.</param>
/// <param name="Ranked">Where in the hits of a search, when sorted by relevance.</param>
internal sealed record ListPosition(Guid Id, DateTimeOffset? At, string? Title, RankedPosition? Ranked = null);

/// <summary>Where a page of hits goes on, and as of when the first one was.</summary>
/// <param name="Score">The rank of the last hit; null behind the ranked ones.</param>
/// <param name="Newest">The public date of the newest hit.</param>
/// <param name="Hour">From when freshness is measured.</param>
/// <param name="Depth">How many hits have been shown.</param>
internal sealed record RankedPosition(double? Score, DateTimeOffset Newest, DateTimeOffset Hour, int Depth);

/// <summary>
/// The SQL of a page. Without term filters it walks the index of its order; with them it walks the index of the rarest
/// one and checks the others on the rows, so that a page reads entries of that one alone (docs/decisions/0004).
/// </summary>
internal sealed class ListSql
{
    /// <summary>Up to so many articles of the rarest filter are sorted by title rather than searched for along all titles.</summary>
    private const int MostSorted = 2_500;

    // Readers know a slug from the instant its edition is live, whether or not that has been noted.
    private const string SlugIsKnown =
        "(s.seen_by_readers or exists (select from editions e where e.article_id = s.article_id and e.slug = s.slug and not e.retired and e.live_from <= readers_now()))";

    private readonly ListArticlesQuery query;
    private readonly ArticleFilters filters;
    private readonly ListPosition? after;
    private readonly Order order;

    public ListSql(ListArticlesQuery query, ArticleFilters filters, ListPosition? after)
    {
        (this.query, this.filters, this.after) = (query, filters, after);
        order = query.Order switch
        {
            "publishedAt" => new Order("published_at", "asc", ">"),
            "-updatedAt" => new Order("updated_at", "desc", "<"),
            "title" => new Order("title_key", "asc", ">"),
            _ => new Order("published_at", "desc", "<"),
        };
    }

    private bool ByTitle => order.Column == "title_key";

    /// <summary>One page and one item more, to know whether it is the last.</summary>
    public (string Sql, NpgsqlParameter[] Parameters) Page(string columns)
    {
        var parameters = new ListParameters();
        // The limit stands in the text: for a parameter PostgreSQL's generic plan expects a tenth of the table, and reads it all.
        var ordered = string.Create(
            CultureInfo.InvariantCulture, $"order by {{0}}.{order.Column} {order.Direction}, {{0}}.{{1}} {order.Direction} limit {query.Limit + 1}");
        return (Leading(parameters, columns, ordered, after), parameters.ToArray());
    }

    /// <summary>How many match, up to one more than is counted.</summary>
    public (string Sql, NpgsqlParameter[] Parameters) Count(int most)
    {
        var parameters = new ListParameters();
        var limit = string.Create(CultureInfo.InvariantCulture, $"limit {most + 1}");
        return ($"select count(*) as \"Value\" from ({Leading(parameters, "v.id", limit, from: null)}) counted", parameters.ToArray());
    }

    private string Leading(ListParameters parameters, string columns, string ordered, ListPosition? from)
    {
        if (filters.Sole is { } sole)
            return Shown(columns, OfNamed(parameters, ordered, sole, from), ordered);
        if (query.Ids is not null || filters.Terms.Count == 0 || (ByTitle && filters.Terms[0].Articles > MostSorted))
            return Shown(columns, Walked(parameters, ordered, from), ordered);

        var others = filters.Terms.Skip(1).ToList();
        var lead = filters.Terms[0].Numbers;
        return Shown(columns, ByTitle ? Sorted(parameters, ordered, lead, others, from) : Merged(parameters, ordered, lead, others, from), ordered);
    }

    // The page is found among editions alone; what it shows is joined to its few rows afterwards.
    private static string Shown(string columns, string keys, string ordered) =>
        $"select {columns} from ({keys}) k join reader_articles v on v.id = k.article_id and v.version = k.version {string.Format(null, ordered, "v", "id")}";

    // "offset 0" here and below: left to its guesses about arrays, the planner reads and sorts the whole table instead of
    // walking the index until the page is full.
    private string Walked(ListParameters parameters, string ordered, ListPosition? from)
    {
        var all = $"select v.* from live_editions v where {Conditions(parameters, "v", [], from)}";
        if (filters.Terms.Count > 0)
            all = $"select v.* from ({all} order by v.{order.Column} {order.Direction}, v.article_id {order.Direction} offset 0) v where {Having(parameters, filters.Terms)}";
        return $"select v.article_id, v.version from ({all}) v {string.Format(null, ordered, "v", "article_id")}";
    }

    // Each of the terms gives its first ones; an article with two of them counts once.
    private string Merged(ListParameters parameters, string ordered, int[] lead, List<TermFilter> others, ListPosition? from) => lead.Length == 1
        ? OfTerm(parameters, ordered, Unseen(parameters.Add(lead[0])), others, from)
        : $"select distinct one.article_id, one.version from unnest({Unseen(parameters.Add(lead))}) lead (term) cross join lateral ({OfTerm(parameters, ordered, "lead.term", others, from)}) one";

    // Beside those of the term, as a rule none: articles of terms that have just gone into it.
    private string OfNamed(ListParameters parameters, string ordered, SoleTerm sole, ListPosition? from)
    {
        const string Number = "(select number from named)";
        var own = OfTerm(parameters, ordered, Number, [], from);
        var following = OfTerm(parameters, $"and not v.terms @> array[{Number}] {ordered}", "f.term", [], from);
        return $"with named as materialized (select term_number({parameters.Add(sole.Kind)}, {parameters.Add(sole.Name)}) as number) "
            + $"({own}) union all (select one.* from terms_following({Number}) f (term) cross join lateral ({following}) one)";
    }

    private string OfTerm(ListParameters parameters, string ordered, string term, List<TermFilter> others, ListPosition? from) =>
        "select et.article_id, et.version from edition_terms et "
        + "cross join lateral (select * from live_editions r where r.article_id = et.article_id and r.version = et.version offset 0) v "
        + $"where et.term = {term} and {Conditions(parameters, "et", others, from)} {string.Format(null, ordered, "et", "article_id")}";

    // All of the terms' articles, looked up one by one.
    private string Sorted(ListParameters parameters, string ordered, int[] lead, List<TermFilter> others, ListPosition? from) =>
        $"select v.article_id, v.version from (select distinct et.article_id, et.version from edition_terms et where et.term = any({Unseen(parameters.Add(lead))}::int[]) offset 0) t "
        + $"cross join lateral (select * from live_editions r where r.article_id = t.article_id and r.version = t.version offset 0) v "
        + $"where {Conditions(parameters, "v", others, from)} {string.Format(null, ordered, "v", "article_id")}";

    private string Conditions(ListParameters parameters, string keys, IEnumerable<TermFilter> terms, ListPosition? from)
    {
        var sql = new StringBuilder("v.listed");
        // Scheduled ones stand at the head of the index by date; so they are not even looked at.
        if (order.Column == "published_at")
            sql.Append(CultureInfo.InvariantCulture, $" and {keys}.published_at <= readers_now()");
        foreach (var filter in terms)
            sql.Append(CultureInfo.InvariantCulture, $" and {Having(parameters, [filter])}");
        var published = order.Column == "published_at" ? keys : "v";
        if (query.PublishedAfter is { } publishedAfter)
            sql.Append(CultureInfo.InvariantCulture, $" and {published}.published_at > {parameters.Add(publishedAfter)}");
        if (query.PublishedBefore is { } publishedBefore)
            sql.Append(CultureInfo.InvariantCulture, $" and {published}.published_at < {parameters.Add(publishedBefore)}");
        if (query.UpdatedAfter is { } updatedAfter)
            sql.Append(CultureInfo.InvariantCulture, $" and {(order.Column == "updated_at" ? keys : "v")}.updated_at > {parameters.Add(updatedAfter)}");
        if (query.Ids is { } ids)
            sql.Append(CultureInfo.InvariantCulture, $" and {Named("v", ids, parameters)}");

        // A row comparison, or page 10,000 would cost ten thousand times page 1.
        if (from is not null)
            sql.Append(CultureInfo.InvariantCulture, $" and ({keys}.{order.Column}, {keys}.article_id) {order.Comparison} ({Unseen(ByTitle ? parameters.Add(from.Title!) : parameters.Add(from.At!.Value))}, {Unseen(parameters.Add(from.Id))})");
        return sql.ToString();
    }

    /// <summary>The condition that a row's article is one of these.</summary>
    public static string Named(string row, IReadOnlyList<string> ids, ListParameters parameters)
    {
        var guids = ids.Where(i => Guid.TryParse(i, out _)).Select(Guid.Parse).ToArray();
        var slugs = ids.Where(i => !Guid.TryParse(i, out _)).ToArray();
        return $"{row}.article_id = any({parameters.Add(guids)} || array(select s.article_id from slugs s where s.slug = any({parameters.Add(slugs)}::text[]) and {SlugIsKnown}))";
    }

    private static string Having(ListParameters parameters, IEnumerable<TermFilter> terms) =>
        string.Join(" and ", terms.Select(filter => $"v.terms && {Unseen(parameters.Add(filter.Numbers))}"));

    // The planner does not look into a subquery. Where it sees numbers and dates, their statistics make it believe that another
    // plan is worth making at every call, which takes longer than the page.
    private static string Unseen(string parameter) => $"(select {parameter})";

    private sealed record Order(string Column, string Direction, string Comparison);
}
