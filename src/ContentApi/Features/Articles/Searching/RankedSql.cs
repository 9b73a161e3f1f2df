using System.Globalization;
using ContentApi.Features.Articles.Listing;
using Npgsql;

namespace ContentApi.Features.Articles.Searching;

/// <summary>
/// The SQL of a page in order of relevance: the newest 300 hits and the newest 100 in titles and summaries are ranked,
/// whatever the word; the rest follows by date. Each page ranks the same ones, as of the first (docs/decisions/0011).
/// </summary>
internal sealed class RankedSql(ArticleSearch search, ListPosition? after, ListParameters parameters, SearchConditions conditions, WindowWalk walk)
{
    private const int Newest = 300;
    private const int NewestInHead = 100;

    /// <summary>So many are ranked by how near the words stand to each other; the others keep the rank of their titles.</summary>
    private const int RankedWhole = 100;

    // Body, an unused weight, summary, title. Braces would be placeholders to EF Core.
    private const string Weights = "array[.1, .2, .4, 1]::real[]";
    private const string HeadWeights = "array[0, 0, .4, 1]::real[]";

    // By the logarithm of the length: a long text has more places where the words stand near each other.
    private const string ByLength = "1";

    private const string FreshnessSeconds = "2592000";

    private readonly RankedPosition? behind = after?.Ranked;

    private string AsOf => behind is null ? "true" : $"s.published_at <= {parameters.Add(behind.Newest)}";

    public (string Sql, NpgsqlParameter[] Parameters) Page(string columns)
    {
        var limit = Math.Min(search.Query.Limit + 1, ArticleSearch.MostHits - (behind?.Depth ?? 0));
        var page = behind is { Score: null } ? Rest(limit) : Ranked(limit);
        var sql =
            $"""
            with {conditions.Asked}, {page}
            select v.*, k.score, k.newest, {SearchSql.Places(search, parameters)} as places
            from page k {SearchSql.OfHit(columns)}
            order by k.score desc nulls last, case when k.score is null then v.published_at end desc, v.id desc
            """;
        return (sql, parameters.ToArray());
    }

    private string Ranked(int limit)
    {
        var before = behind?.Newest;
        var hour = parameters.Add(behind?.Hour ?? search.Hour);
        var position = behind is null ? "true" : $"(r.score, r.article_id) < ({parameters.Add(behind.Score!.Value)}, {parameters.Add(after!.Id)})";
        var older = "(s.published_at, s.article_id) < (select c.published_at, c.article_id from c order by 1, 2 limit 1) and not exists (select from h where h.article_id = s.article_id)";
        // Those that are ranked fill this page, or there are no others: not to have this walk in the statement is a third of what the first page costs.
        var rest = (behind?.Depth ?? 0) + limit <= Newest ? "" :
            $"""

                union all
                (select s.article_id, s.version, s.head, null, (select max(c.published_at) from c)
                 from ({walk.Hits("fts", byUpdate: false, newestFirst: true, limit, $"{AsOf} and {older}", before)}) s
                 where (select count(*) from first) < {Number(limit)} and (select count(*) from c) = {Number(Newest)})
            """;
        return
            $$"""
            c as materialized ({{walk.Hits("fts", byUpdate: false, newestFirst: true, Newest, AsOf, before)}}),
            h as materialized (select s.* from ({{Head(before)}}) s where (select count(*) from c) = {{Number(Newest)}}),
            rated as (
                select s.article_id, s.version, s.published_at, s.head, f.freshness, {{conditions.ShownVector()}} as shown,
                       (.1 + coalesce(ts_rank({{HeadWeights}}, {{conditions.ShownHead()}}, {{conditions.Of("positive")}}), 0)) * f.freshness as score
                from (select * from c union all select h.* from h where not exists (select from c where c.article_id = h.article_id)) s
                cross join lateral (select .3 + exp(-greatest(0, extract(epoch from {{hour}} - s.published_at)::float8) / {{FreshnessSeconds}}) as freshness) f),
            ranked as (
                select r.article_id, r.version, r.published_at, r.head,
                       case when r.place <= {{Number(RankedWhole)}} then 10 + sqrt(coalesce(ts_rank_cd({{Weights}}, r.shown, {{conditions.Of("positive")}}, {{ByLength}}), 0)) * r.freshness else r.score end as score
                from (select r.*, row_number() over (order by r.score desc, r.article_id desc) as place from rated r) r),
            first as materialized (select r.* from ranked r where {{position}} order by r.score desc, r.article_id desc limit {{Number(limit)}}),
            page as (
                select f.article_id, f.version, f.head, f.score, (select max(c.published_at) from c) as newest from first f{{rest}}
                limit {{Number(limit)}})
            """;
    }

    private string Rest(int limit)
    {
        var before = behind!.Newest;
        var older = $"(s.published_at, s.article_id) < ({parameters.Add(after!.At!.Value)}, {parameters.Add(after.Id)}) and not exists (select from h where h.article_id = s.article_id)";
        return
            $"""
            h as materialized ({Head(before)}),
            page as (
                select s.article_id, s.version, s.head, null::float8 as score, {parameters.Add(before)} as newest
                from ({walk.Hits("fts", byUpdate: false, newestFirst: true, limit, older, after.At)}) s)
            """;
    }

    private string Head(DateTimeOffset? before) => search.Lookup!.WideQuery.Length == 0
        ? "select s.* from live_edition_search s where false"
        : walk.Hits("head", byUpdate: false, newestFirst: true, NewestInHead, AsOf, before);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
