using System.Globalization;
using ContentApi.Domain.Searching;
using ContentApi.Features.Articles.Listing;

namespace ContentApi.Features.Articles.Searching;

/// <summary>What the index is asked, and what each row must hold beside; <c>s</c> is the row.</summary>
internal sealed class SearchConditions
{
    /// <summary>So many are read at once where the words are expected to be rare.</summary>
    public const int MostFew = 500;

    private readonly ArticleSearch search;
    private readonly ListParameters parameters;
    private readonly string name;
    private readonly string indexed;
    private readonly string indexedInHead;
    private string? headlineSources;
    private string? excerptSources;

    /// <param name="search">What is searched.</param>
    /// <param name="parameters">Takes the statement's parameters.</param>
    /// <param name="name">Tells this search from others of the same statement.</param>
    public SearchConditions(ArticleSearch search, ListParameters parameters, string name = "asked")
    {
        (this.search, this.parameters, this.name) = (search, parameters, name);
        var wide = search.IndexIsExact ? search.Lookup?.ExactQuery : search.Lookup!.WideQuery;
        indexed = IndexQuery(wide, search.Filters);
        indexedInHead = IndexQuery(search.Lookup?.WideQuery, search.Filters);
        // Cast once: a parameter's cast is evaluated for each row.
        var queries = new[] { ("wide", indexed), ("head", indexedInHead), ("exact", search.Lookup?.ExactQuery), ("positive", search.Lookup?.PositiveQuery), ("title", search.Lookup?.TitleQuery), ("summary", search.Lookup?.SummaryQuery) };
        Asked = $"{name} as materialized (select {string.Join(", ", queries.Select(query => $"nullif({parameters.Add(query.Item2 ?? "")}, '')::tsquery as {query.Item1}"))})";
        if (search.Lookup is { IsRare: true } && search.Query.Ids is null)
        {
            Few = name + "_few";
            Asked += $", {Few} as materialized (select s.* from live_edition_search s where {Held("s", "fts")} and {Dates()} limit {(MostFew + 1).ToString(CultureInfo.InvariantCulture)})";
        }
    }

    /// <summary>All hits, if they are no more than <see cref="MostFew"/>, by the name of this table; null where too many are expected to begin so.</summary>
    public string? Few { get; }

    /// <summary>A common table expression that the others refer to.</summary>
    public string Asked { get; }

    /// <summary>The condition that the index on a vector answers: words and filters, and these dates where they are given.</summary>
    public string Held(string row, string vector, string? dates = null)
    {
        var (query, isEmpty) = vector == "head" ? (Of("head"), indexedInHead.Length == 0) : (Of("wide"), indexed.Length == 0);
        return (isEmpty, dates) switch
        {
            (true, null) => "true",
            (true, _) => $"{row}.{vector} @@ {dates}",
            (false, null) => $"{row}.{vector} @@ {query}",
            _ => $"{row}.{vector} @@ ({query} && {dates})",
        };
    }

    /// <summary>One of the queries of <see cref="Asked"/>: <c>exact</c>, <c>positive</c>, <c>title</c>, <c>summary</c>.</summary>
    public string Of(string query) => $"(select q.{query} from {name} q)";

    /// <summary>What the dates of a row must be.</summary>
    public string Dates()
    {
        var conditions = new List<string> { "true" };
        var query = search.Query;
        if (query.PublishedAfter is { } publishedAfter)
            conditions.Add($"s.published_at > {parameters.Add(publishedAfter)}");
        if (query.PublishedBefore is { } publishedBefore)
            conditions.Add($"s.published_at < {parameters.Add(publishedBefore)}");
        if (query.UpdatedAfter is { } updatedAfter)
            conditions.Add($"s.updated_at > {parameters.Add(updatedAfter)}");
        return string.Join(" and ", conditions);
    }

    /// <summary>What an edition <c>v</c> must hold, where the walk goes along the editions themselves.</summary>
    public string OfEdition() => string.Join(
        " and ",
        search.Filters.Terms.Select(filter => $"v.terms && {parameters.Add(filter.Numbers)}").Prepend(Dates().Replace("s.", "v.", StringComparison.Ordinal)).Prepend("v.listed"));

    /// <summary>What the words of a row must be, as far as this reader may know them; null where the index has told.</summary>
    public string? Match(string vector)
    {
        if (search.Lookup is not { } lookup || (search.IndexIsExact && vector == "fts"))
            return null;

        var isSimple = !search.Words!.HasPhrase && !search.Words.HasNegation;
        var whole = isSimple ? "true" : $"s.fts @@ {Of("exact")}";
        return lookup.IsRestricted ? ByLicence($"s.head @@ {Of("title")}", $"s.head @@ {Of("summary")}", whole) : whole;
    }

    /// <summary>The words of a row that a rank may be taken from.</summary>
    public string ShownVector() => search.Lookup!.IsRestricted ? ByLicence("ts_filter(s.head, array['a']::\"char\"[])", "s.head", "s.fts") : "s.fts";

    /// <summary>The same of its title and summary.</summary>
    public string ShownHead() => search.Lookup!.IsRestricted ? ByLicence("ts_filter(s.head, array['a']::\"char\"[])", "s.head", "s.head") : "s.head";

    private string ByLicence(string headline, string excerpt, string whole)
    {
        // Once for all conditions of a statement.
        headlineSources ??= parameters.Add(search.Lookup!.HeadlineSources);
        excerptSources ??= parameters.Add(search.Lookup!.ExcerptSources);
        return $"(case when s.source_number = any({headlineSources}::int[]) then {headline} when s.source_number = any({excerptSources}::int[]) then {excerpt} else {whole} end)";
    }

    // Words, filters and the date that the walk does not go by, intersected.
    private string IndexQuery(string? words, ArticleFilters filters)
    {
        var all = new List<string>();
        if (!string.IsNullOrEmpty(words))
            all.Add(words);
        all.AddRange(filters.Terms.Select(filter => string.Join(" | ", filter.Numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"'={number}'")))));
        var query = search.Query;
        if (query.UpdatedAfter is { } updatedAfter && query.Order != "-updatedAt")
            all.Add(SearchWindow.Cover("u", Day(updatedAfter), SearchWindow.Latest));
        if (query.Order is "-updatedAt" or "title" && (query.PublishedAfter ?? query.PublishedBefore) is not null)
        {
            var from = query.PublishedAfter is { } after ? Day(after) : SearchWindow.Earliest;
            var to = query.PublishedBefore is { } before ? Day(before).AddDays(1) : SearchWindow.Latest;
            // Nothing is between them; a day that nothing is in says so.
            all.Add(from < to ? SearchWindow.Cover("", from, to) : "'=none'");
        }

        return string.Join(" & ", all.Select(one => $"({one})"));
    }

    private static DateTime Day(DateTimeOffset at)
    {
        var day = DateTime.SpecifyKind(at.UtcDateTime.Date, DateTimeKind.Utc);
        return day < SearchWindow.Earliest ? SearchWindow.Earliest : day >= SearchWindow.Latest ? SearchWindow.Latest.AddDays(-1) : day;
    }
}
