using Microsoft.EntityFrameworkCore;

namespace ContentApi.Http.Lists;

/// <summary>How many items a list has, as far as anybody counts.</summary>
/// <param name="Total">At most <see cref="Most"/>.</param>
/// <param name="IsMinimum">Whether there are more.</param>
internal sealed record ListTotal(int Total, bool IsMinimum)
{
    /// <summary>Where counting ends: beyond it a count costs more than the page.</summary>
    public const int Most = 10_000;

    /// <summary>Of a count that went one further than <see cref="Most"/> at most.</summary>
    /// <param name="counted">The count.</param>
    /// <param name="mayBeMore">Whether counting ended before all had been looked at.</param>
    public static ListTotal Of(long counted, bool mayBeMore = false) => new((int)Math.Min(counted, Most), counted > Most || mayBeMore);

    /// <summary>A count of articles as sources and terms show it.</summary>
    public static int Capped(long articles) => (int)Math.Clamp(articles, 0, Most);

    /// <summary>Counts the rows if the caller wants to know.</summary>
    public static async Task<ListTotal?> AskedByAsync<T>(ListQuery query, IQueryable<T> rows, CancellationToken cancellationToken) =>
        query.Count ? Of(await rows.Take(Most + 1).CountAsync(cancellationToken)) : null;
}
