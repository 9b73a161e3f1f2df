using System.Globalization;
using System.Text;

namespace ContentApi.Domain.Searching;

/// <summary>A stretch of time in which the index is searched at once.</summary>
/// <param name="Query">The dates as the index has them, one of which an article of that time holds.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, exclusive.</param>
/// <param name="Parts">Smaller stretches, for words that too many articles of it hold; none where it is small.</param>
public sealed record SearchWindow(string Query, DateTime From, DateTime To, IReadOnlyList<SearchWindow> Parts)
{
    /// <summary>Dates before it are indexed as this one.</summary>
    public static readonly DateTime Earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Dates from it on are indexed as the hour before.</summary>
    public static readonly DateTime Latest = new(2110, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The fewest dates of the index that cover a time.</summary>
    /// <param name="kind">Which date: empty for the public one, <c>u</c> for the last update, which has no hours.</param>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end, exclusive.</param>
    public static string Cover(string kind, DateTime from, DateTime to)
    {
        var query = new StringBuilder();
        for (var at = from; at < to;)
        {
            var (unit, next) = Largest(at, to);
            if (query.Length > 0)
                query.Append(" | ");
            query.Append(CultureInfo.InvariantCulture, $"'={kind}{unit}'");
            at = next;
        }

        return query.ToString();
    }

    private static (string Unit, DateTime Next) Largest(DateTime at, DateTime to)
    {
        var startsDay = at.TimeOfDay == TimeSpan.Zero;
        var startsYear = startsDay && at is { Month: 1, Day: 1 };
        if (startsYear && at.Year % 10 == 0 && at.AddYears(10) <= to)
            return (string.Create(CultureInfo.InvariantCulture, $"e{at.Year / 10}"), at.AddYears(10));
        if (startsYear && at.AddYears(1) <= to)
            return (at.ToString("'y'yyyy", CultureInfo.InvariantCulture), at.AddYears(1));
        if (startsDay && at.Day == 1 && at.AddMonths(1) <= to)
            return (at.ToString("'m'yyyyMM", CultureInfo.InvariantCulture), at.AddMonths(1));
        if (startsDay && at.AddDays(1) <= to)
            return (at.ToString("'d'yyyyMMdd", CultureInfo.InvariantCulture), at.AddDays(1));
        return (at.ToString("'h'yyyyMMddHH", CultureInfo.InvariantCulture), at.AddHours(1));
    }
}
