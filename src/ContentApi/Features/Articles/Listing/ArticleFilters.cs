using ContentApi.Data;
using ContentApi.Domain.Terms;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Listing;

/// <summary>One filter of a list: articles that have any of these terms.</summary>
/// <param name="Numbers">The terms.</param>
/// <param name="Articles">About how many articles have one of them.</param>
internal sealed record TermFilter(int[] Numbers, long Articles);

/// <summary>A list's filters by term, found in the database: the rarest first, for it leads the query.</summary>
internal sealed class ArticleFilters
{
    private const int SourceKind = 0;

    private ArticleFilters(IReadOnlyList<TermFilter> terms) => Terms = terms;

    /// <summary>The filters, rarest first.</summary>
    public IReadOnlyList<TermFilter> Terms { get; }

    /// <summary>Whether some filter names nothing that exists, so that nothing can match.</summary>
    public bool MatchNothing => Terms.Any(t => t.Numbers.Length == 0);

    /// <summary>Finds what the query names, in one round trip; in none without such filters.</summary>
    public static async Task<ArticleFilters> FindAsync(ContentDbContext db, ListArticlesQuery query, CancellationToken cancellationToken)
    {
        var asked = new List<(int Filter, int Kind, IReadOnlyList<string> Names)>();
        Ask(SourceKind, query.OnlySource is { } source ? [source] : null);
        Ask(SourceKind, query.Source);
        Ask((int)TermKind.Tag, query.Tag);
        Ask((int)TermKind.Section, query.Section);
        Ask((int)TermKind.Author, query.Author);
        Ask((int)TermKind.Language, query.Language);
        if (asked.Count == 0)
            return new ArticleFilters([]);

        var filters = asked.SelectMany(a => a.Names.Select(_ => a.Filter)).ToArray();
        var kinds = asked.SelectMany(a => a.Names.Select(_ => a.Kind)).ToArray();
        var names = asked.SelectMany(a => a.Names).ToArray();
        var found = await db.Database
            .SqlQuery<FoundTerm>($"select filter, number, articles from filter_terms({filters}, {kinds}, {names})")
            .ToListAsync(cancellationToken);
        return new ArticleFilters(
            [.. asked
                .Select(a => found.Where(f => f.Filter == a.Filter).ToList())
                .Select(terms => new TermFilter([.. terms.Select(t => t.Number).Distinct()], terms.Sum(t => t.Articles)))
                .OrderBy(filter => filter.Articles)]);

        void Ask(int kind, IReadOnlyList<string>? values)
        {
            if (values is { Count: > 0 })
                asked.Add((asked.Count, kind, values));
        }
    }

    private sealed record FoundTerm(int Filter, int Number, long Articles);
}
