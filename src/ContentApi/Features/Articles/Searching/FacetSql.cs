using ContentApi.Domain.Terms;
using ContentApi.Features.Articles.Listing;
using Npgsql;

namespace ContentApi.Features.Articles.Searching;

/// <summary>The SQL that counts facets: within the newest 10,000 matching articles, and once more for each facet whose own filter is set.</summary>
internal sealed class FacetSql(ArticleSearch search)
{
    /// <summary>So many articles are counted.</summary>
    public const int MostArticles = 10_000;

    private static readonly Dictionary<string, TermKind> Kinds = new()
    {
        ["tag"] = TermKind.Tag,
        ["section"] = TermKind.Section,
        ["language"] = TermKind.Language,
        ["author"] = TermKind.Author,
    };

    private readonly ListParameters parameters = new(unseen: true);
    private readonly List<string> tables = [];
    private readonly Dictionary<ArticleFilters, string> counted = [];

    /// <summary>The statement; empty where nothing can match.</summary>
    public (string Sql, NpgsqlParameter[] Parameters) Statement(IReadOnlyList<string> facets)
    {
        var counts = facets.Where(_ => !search.FindsNothing)
            .Select(facet => (Facet: facet, Filters: search.Filters.Without(facet)))
            .Where(facet => !facet.Filters.MatchNothing)
            .Select(facet => Values(facet.Facet, Counted(facet.Filters)))
            .ToList();
        return counts.Count == 0 ? ("", []) : ($"with {string.Join(", ", tables)} {string.Join(" union all ", counts)}", parameters.ToArray());
    }

    // How many articles each term has, whatever its kind.
    private string Counted(ArticleFilters filters)
    {
        if (counted.TryGetValue(filters, out var known))
            return known;

        var name = $"counted{counted.Count}";
        var narrowed = search with { Filters = filters };
        var conditions = new SearchConditions(narrowed, parameters, $"asked{counted.Count}");
        tables.Add(conditions.Asked);
        tables.Add(
            $"""
            {name} as materialized (
                select u.number, count(*)::int as articles
                from ({new WindowWalk(narrowed, parameters, conditions).Hits("fts", byUpdate: false, newestFirst: true, MostArticles)}) s
                cross join unnest(s.terms) u (number) group by u.number)
            """);
        counted.Add(filters, name);
        return name;
    }

    /// <summary>The values of a facet, from a table of how many articles each number has.</summary>
    public static string Values(string facet, string counts) => Kinds.TryGetValue(facet, out var kind)
        ? $"""
          (select '{facet}' as facet, t.slug, t.name, sum(c.articles)::int as count
           from {counts} c join terms f on f.number = c.number and f.kind = {(int)kind} join terms t on t.number = coalesce(f.merged_into, f.number)
           group by t.number, t.slug, t.name order by 4 desc, t.slug limit 100)
          """
        : $"(select '{facet}' as facet, s.slug, s.name, c.articles as count from {counts} c join sources s on s.number = c.number order by 4 desc, s.slug limit 100)";
}
