using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Keys;
using ContentApi.Http.Authentication;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Listing;

/// <summary>One filter of an editors' list: newest texts that stand under any of these numbers.</summary>
/// <param name="Numbers">The numbers.</param>
/// <param name="Entries">How many articles stand under them, as far as anybody looked.</param>
/// <param name="Facet">The facet that ignores it; null where none does.</param>
/// <param name="Statuses">The statuses that they stand for: time may have changed those.</param>
internal sealed record DeskFilter(int[] Numbers, long Entries, string? Facet, IReadOnlyList<ArticleStatus>? Statuses = null);

/// <summary>The filters of an editors' list, and what the caller may see of it.</summary>
/// <param name="All">The filters, rarest first.</param>
/// <param name="MadeBy">Who made the articles, when only those are asked for.</param>
/// <param name="OnlyOwnOrPublic">The contributor, who knows of no others' articles but those that readers see.</param>
internal sealed record DeskFilters(IReadOnlyList<DeskFilter> All, Guid? MadeBy, Guid? OnlyOwnOrPublic)
{
    /// <summary>How far the articles of a filter are counted; a filter with fewer is read whole where its order is not an index's.</summary>
    public const int MostCounted = 2_500;

    /// <summary>Whether some filter names nothing that exists, so that nothing can match.</summary>
    public bool MatchNothing => All.Any(f => f.Numbers.Length == 0);

    /// <summary>The filters without a facet's own; a status or a maker always stays.</summary>
    public DeskFilters Without(string facet) => this with { All = [.. All.Where(f => f.Facet != facet)] };

    /// <summary>Finds what the query names.</summary>
    public static async Task<DeskFilters> FindAsync(ContentDbContext db, ListArticlesQuery query, Caller caller, CancellationToken cancellationToken)
    {
        var named = (await ArticleFilters.FindAsync(db, query, cancellationToken)).Terms;
        var filters = named.Select(t => t.Numbers).ToList();
        var terms = filters.Count;
        var statuses = query.Status?.Distinct().ToList();
        if (statuses is not null)
            filters.Add([.. statuses.Select(s => -1 - (int)s)]);
        if (query.Mine)
            filters.Add([await db.Database.SqlQuery<int>($"""select maker_term({caller.KeyId}) as "Value" """).SingleAsync(cancellationToken)]);

        var places = filters.SelectMany((numbers, place) => numbers.Select(_ => place)).ToArray();
        var all = filters.SelectMany(numbers => numbers).ToArray();
        var found = await db.Database
            .SqlQuery<FoundEntries>($"select filter, number, entries from desk_filters({places}, {all}, {MostCounted + 1})")
            .ToListAsync(cancellationToken);
        var counted = filters.Select((_, place) => new DeskFilter(
            [.. found.Where(f => f.Filter == place).Select(f => f.Number)],
            found.Where(f => f.Filter == place).Sum(f => f.Entries),
            place < terms ? named[place].Facet : null,
            place == terms ? statuses : null));

        // Of two that are both counted to the end, a term is rarer than a status or a maker; terms come with the rarest first.
        return new DeskFilters(
            [.. counted.OrderBy(f => Math.Min(f.Entries, MostCounted + 1))],
            query.Mine ? caller.KeyId : null,
            caller.Role is Role.Contributor ? caller.KeyId : null);
    }

    private sealed record FoundEntries(int Filter, int Number, long Entries);
}
