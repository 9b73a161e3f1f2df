using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Dates that are written the same in every language, and the values of all.</summary>
internal static partial class IsoDates
{
    public static IEnumerable<FoundDate> In(string sentence)
    {
        foreach (Match match in Written().Matches(sentence))
        {
            if (Day(Number(match, "y"), Number(match, "m"), Number(match, "d")) is { } value)
                yield return new FoundDate(match.Value, match.Index, value);
        }
    }

    /// <summary>The value of a day, or null where there is no such day.</summary>
    public static string? Day(int year, int month, int day) =>
        year is >= 1000 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? Day(new DateOnly(year, month, day)) : null;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:d4}-{month:d2}");

    public static string Year(int year) => year.ToString("d4", CultureInfo.InvariantCulture);

    public static string Week(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)):d4}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)):d2}");

    /// <summary>A number that a pattern has found.</summary>
    public static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w/-])(?<y>[12][0-9]{3})-(?<m>[01][0-9])-(?<d>[0-3][0-9])(?![\w/-])")]
    private static partial Regex Written();
}
