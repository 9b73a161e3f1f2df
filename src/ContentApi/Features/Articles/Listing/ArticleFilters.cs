using ContentApi.Data;
using ContentApi.Domain.Terms;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Listing;

/// <summary>One filter of a list: articles that have any of these terms.</summary>
/// <param name="Numbers">The terms.</param>
/// <param name="Articles">About how many articles have one of them.</param>
/// <param name="Facet">The facet that ignores it; null where none does.</param>
internal sealed record TermFilter(int[] Numbers, long Articles, string? Facet);

/// <summary>The one term that a list is filtered by, which leads its query whatever its count: it is looked up there.</summary>
/// <param name="Kind">Its kind; 0 is a source.</param>
/// <param name="Name">Its slug or id.</param>
internal sealed record SoleTerm(int Kind, string Name);

/// <summary>A list's filters by term, found in the database: the rarest first, for it leads the query.</summary>
internal sealed class ArticleFilters
{
    private const int SourceKind = 0;

    private ArticleFilters(IReadOnlyList<TermFilter> terms, SoleTerm? sole = null) => (Terms, Sole) = (terms, sole);

    /// <summary>The term that is the only filter, when the page's query can look it up itself.</summary>
    public SoleTerm? Sole { get; }

    /// <summary>The filters, rarest first.</summary>
    public IReadOnlyList<TermFilter> Terms { get; }

    /// <summary>Whether some filter names nothing that exists, so that nothing can match.</summary>
    public bool MatchNothing => Terms.Any(t => t.Numbers.Length == 0);

    /// <summary>The filters without a facet's own.</summary>
    public ArticleFilters Without(string facet) => Terms.Any(t => t.Facet == facet) ? new([.. Terms.Where(t => t.Facet != facet)]) : this;

    /// <summary>Finds what the query names, in one round trip; in none where there is no choice to make.</summary>
    public static async Task<ArticleFilters> FindAsync(ContentDbContext db, ListArticlesQuery query, CancellationToken cancellationToken)
    {
        var asked = new List<(int Filter, int Kind, string? Facet, IReadOnlyList<string> Names)>();
        Ask(SourceKind, null, query.OnlySource is { } source ? [source] : null);
        Ask(SourceKind, "source", query.Source);
        Ask((int)TermKind.Tag, "tag", query.Tag);
        Ask((int)TermKind.Section, "section", query.Section);
        Ask((int)TermKind.Author, "author", query.Author);
        Ask((int)TermKind.Language, "language", query.Language);
        if (asked.Count == 0)
            return new ArticleFilters([]);
        // By title and for editors the count decides which index to walk, and articles that are named are looked up by their names.
        if (asked is [{ Names: [var name] } only] && query.IsPlain)
            return new ArticleFilters([], new SoleTerm(only.Kind, name));

        var filters = asked.SelectMany(a => a.Names.Select(_ => a.Filter)).ToArray();
        var kinds = asked.SelectMany(a => a.Names.Select(_ => a.Kind)).ToArray();
        var names = asked.SelectMany(a => a.Names).ToArray();
        var found = await db.Database
            .SqlQuery<FoundTerm>($"select filter, number, articles from filter_terms({filters}, {kinds}, {names})")
            .ToListAsync(cancellationToken);
        return new ArticleFilters(
            [.. asked
                .Select(a => (a.Facet, Terms: found.Where(f => f.Filter == a.Filter).ToList()))
                .Select(a => new TermFilter([.. a.Terms.Select(t => t.Number).Distinct()], a.Terms.Sum(t => t.Articles), a.Facet))
                .OrderBy(filter => filter.Articles)]);

        void Ask(int kind, string? facet, IReadOnlyList<string>? values)
        {
            if (values is { Count: > 0 })
                asked.Add((asked.Count, kind, facet, values));
        }
    }

    private sealed record FoundTerm(int Filter, int Number, long Articles);
}
