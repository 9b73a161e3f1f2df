using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Dates and times of day as they are said.</summary>
internal static partial class SpokenDates
{
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static readonly (Regex, Func<Match, string?>)[] Rules =
    [
        (Iso(), match => Day(Months.ElementAtOrDefault(IsoDates.Number(match, "m") - 1), IsoDates.Number(match, "d"), match.Groups["y"].Value)),
        (MonthDay(), match => Day(Month(match), IsoDates.Number(match, "d"), match.Groups["y"].Value)),
        (DayMonth(), match => IsoDates.Number(match, "d") is >= 1 and <= 31 and var day ? $"the {Ordinal(day)} of {Month(match)}{Year(match)}" : null),
        (ShortMonth(), match => Month(match) + Year(match)),
        (ShortWeekday(), match => Weekdays.First(day => day.StartsWith(match.Groups["day"].Value, StringComparison.Ordinal))),
        (HalfDay(), Clock),
        (WholeDay(), match => IsoDates.Number(match, "min") == 0 ? $"{IsoDates.Number(match, "h")} hundred hours" : $"{IsoDates.Number(match, "h")} {Minutes(match)}"),
    ];

    /// <summary>"13th".</summary>
    public static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };

    private static string? Day(string? month, int day, string year) =>
        month is null || day is < 1 or > 31 ? null : $"{month} {Ordinal(day)}{(year.Length > 0 ? ", " + year : "")}";

    private static string Month(Match match) => Months.First(month => month.StartsWith(match.Groups["month"].Value[..3], StringComparison.Ordinal));

    private static string Year(Match match) => match.Groups["y"].Success ? " " + match.Groups["y"].Value : "";

    private static string Clock(Match match)
    {
        var half = char.ToUpperInvariant(match.Groups["half"].Value[0]) + " M";
        return match.Groups["min"].Success && IsoDates.Number(match, "min") > 0 ? $"{IsoDates.Number(match, "h")} {Minutes(match)} {half}" : $"{IsoDates.Number(match, "h")} {half}";
    }

    // "3 oh 5", as a clock is read.
    private static string Minutes(Match match) => IsoDates.Number(match, "min") is < 10 and var minutes ? $"oh {minutes}" : match.Groups["min"].Value;

    [GeneratedRegex(@"(?<![\w/-])(?<y>[12][0-9]{3})-(?<m>0[1-9]|1[0-2])-(?<d>[0-3][0-9])(?![\w/-])")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<!\w)" + EnglishDates.MonthName + @" (?<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?![\w%:]|[.,:][0-9]|-[0-9])(?:,? (?<y>[12][0-9]{3})(?![\w%-]))?")]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<![\w.,:$£€-])(?<d>[0-3]?[0-9]) " + EnglishDates.MonthName + @"(?!\w)(?:,? (?<y>[12][0-9]{3})(?![\w%-]))?")]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"(?<!\w)(?<month>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.)(?: (?<y>[12][0-9]{3})(?![\w%-]))?")]
    private static partial Regex ShortMonth();

    [GeneratedRegex(@"(?<!\w)(?<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?\.(?=,| [A-Z0-9])")]
    private static partial Regex ShortWeekday();

    [GeneratedRegex(@"(?<![\w:.$£€])(?<h>1[0-2]|0?[1-9])(?:[:.](?<min>[0-5][0-9]))? ?(?<half>[aApP])(?:\.[mM]\.|\.?[mM]\b)")]
    private static partial Regex HalfDay();

    [GeneratedRegex(@"(?<![\w:.])(?<h>[01]?[0-9]|2[0-3]):(?<min>[0-5][0-9])(?![\w:])")]
    private static partial Regex WholeDay();
}
