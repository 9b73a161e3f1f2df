using System.Globalization;
using ContentApi.Features.Articles.Listing;
using Npgsql;

namespace ContentApi.Features.Articles.Searching;

/// <summary>The SQL of a page that the search index finds: in the order of a date or of the titles.</summary>
internal sealed class SearchSql
{
    /// <summary>Up to so many articles are sorted by title rather than searched for along all titles.</summary>
    private const int MostSorted = 2_000;

    private readonly ArticleSearch search;
    private readonly ListPosition? after;
    private readonly ListParameters parameters = new(unseen: true);
    private readonly SearchConditions conditions;
    private readonly WindowWalk walk;

    public SearchSql(ArticleSearch search, ListPosition? after)
    {
        (this.search, this.after) = (search, after);
        conditions = new SearchConditions(search, parameters);
        walk = new WindowWalk(search, parameters, conditions);
    }

    private int Asked => search.Query.Limit + 1;

    /// <summary>One page and one item more, to know whether it is the last.</summary>
    public (string Sql, NpgsqlParameter[] Parameters) Page(string columns) => search.Query.Order switch
    {
        "relevance" => new RankedSql(search, after, parameters, conditions, walk).Page(columns),
        "title" => (ByTitle(columns), parameters.ToArray()),
        _ => (ByDate(columns), parameters.ToArray()),
    };

    /// <summary>How many match, up to one more than is counted. Where licences withhold some, twice as many hits are looked at, and no more.</summary>
    public (string Sql, NpgsqlParameter[] Parameters) Count(int most)
    {
        var match = conditions.Match("fts");
        var looked = 1 + (search.Lookup?.IsRestricted is true ? 2 * most : most);
        // Of phrases those are counted that can be read.
        var hits = search.Words?.HasPhrase is true || search.Query.Ids is not null
            ? walk.Hits("fts", byUpdate: false, newestFirst: true, looked)
            : $"select s.* from live_edition_search s where {conditions.Held("s", "fts")} and {conditions.Dates()} limit {Number(looked)}";
        return ($"with {conditions.Asked} select count(*) filter (where {match ?? "true"}) as matching, count(*) = {Number(looked)} as may_be_more from ({hits}) s", parameters.ToArray());
    }

    /// <summary>Where a query's words stand in title and summary, for the highlights; <c>k</c> is the hit.</summary>
    public static string Places(ArticleSearch search, ListParameters parameters) => search.Lookup is not { } lookup ? "null::text" :
        $"""
        (select json_agg(json_build_array(l.word, n.place))::text
         from unnest(k.head) u (lexeme, places, weights)
         join unnest({parameters.Add(lookup.Lexemes)}, {parameters.Add(lookup.LexemeWords)}, {parameters.Add(lookup.LexemePrefixes)}) l (lexeme, word, prefix)
           on case when l.prefix then starts_with(u.lexeme, l.lexeme) else u.lexeme = l.lexeme end
         cross join unnest(u.places) n (place))
        """;

    /// <summary>
    /// What is shown of the hit <c>k</c>, as <c>v</c>. "offset 0": the planner expects one hit and no more, and would read all terms for each.
    /// </summary>
    public static string OfHit(string columns) =>
        $"cross join lateral (select {columns} from reader_articles v where v.id = k.article_id and v.version = k.version offset 0) v";

    private string ByDate(string columns)
    {
        var byUpdate = search.Query.Order == "-updatedAt";
        var newestFirst = search.Query.Order != "publishedAt";
        var column = byUpdate ? "updated_at" : "published_at";
        var (comparison, direction) = newestFirst ? ("<", "desc") : (">", "asc");
        var behind = after is null ? "true" : $"(s.{column}, s.article_id) {comparison} ({parameters.Add(after.At!.Value)}, {parameters.Add(after.Id)})";
        var hits = walk.Hits("fts", byUpdate, newestFirst, Asked, behind, newestFirst ? after?.At : null, newestFirst ? null : after?.At);
        return Shown(columns, hits, $"v.{column} {direction}, v.id {direction}");
    }

    private string ByTitle(string columns)
    {
        var behind = after is null ? "true" : $"(v.title_key, v.article_id) > ({parameters.Add(after.Title!)}, {parameters.Add(after.Id)})";
        var one = "cross join lateral (select * from live_editions r where r.article_id = s.article_id and r.version = s.version offset 0) v";
        var order = $"order by v.title_key, v.article_id limit {Number(Asked)}";
        if (search.Words is not null)
        {
            var newest = walk.Hits("fts", byUpdate: false, newestFirst: true, ArticleSearch.MostHits);
            return Shown(columns, $"select s.article_id, s.version, s.head from ({newest}) s {one} where {behind} {order}", "v.title_key, v.id");
        }

        // Few enough are sorted; of many, some stand near under any letter.
        var few = $"few as materialized (select s.article_id, s.version from edition_search s where {conditions.Held("s", "fts")} limit {Number(MostSorted + 1)})";
        var walked = conditions.OfEdition();
        return Shown(
            columns,
            $"""
            select * from (
                (select v.article_id, v.version, null::tsvector as head, v.title_key from few s {one} where (select count(*) from few) <= {Number(MostSorted)} and {walked} and {behind} {order})
                union all
                (select v.article_id, v.version, null, v.title_key from (select v.* from live_editions v where v.listed and {behind} order by v.title_key, v.article_id offset 0) v
                 where (select count(*) from few) > {Number(MostSorted)} and {walked} {order})) v
            {order}
            """,
            "v.title_key, v.id",
            few);
    }

    private string Shown(string columns, string keys, string order, string? few = null) =>
        $"""
        with {conditions.Asked}{(few is null ? "" : ", " + few)}
        select v.*, null::float8 as score, null::timestamptz as newest, {Places(search, parameters)} as places
        from ({keys}) k {OfHit(columns)}
        order by {order}
        """;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
