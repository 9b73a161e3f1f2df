using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>English dates, those that only the day of publication makes definite too.</summary>
internal static partial class EnglishDates
{
    /// <summary>A pattern: the name of a month, whole or short.</summary>
    public const string MonthName =
        @"(?<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)";

    private const string DayNumber = @"(?<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?![\w%]|[,.:][0-9]|-[0-9]| percent| per cent| million| billion| people)";
    private const string YearNumber = @"(?<y>1[5-9][0-9]{2}|20[0-9]{2})(?![\w%-]|,[0-9])";
    private static readonly string[] MonthStarts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>The surest first.</summary>
    public static IEnumerable<FoundDate> In(string sentence, DateOnly published)
    {
        foreach (Match match in MonthDay().Matches(sentence).Concat(DayMonth().Matches(sentence)))
        {
            if (Day(sentence, match, published) is { } value)
                yield return new FoundDate(match.Groups["date"].Value, match.Groups["date"].Index, value);
        }

        foreach (Match match in MonthYear().Matches(sentence))
            yield return new FoundDate(match.Value, match.Index, IsoDates.Month(IsoDates.Number(match, "y"), Month(match)));
        foreach (Match match in Weekday().Matches(sentence))
            yield return new FoundDate(match.Groups["date"].Value, match.Groups["date"].Index, IsoDates.Day(DayOfWeek(sentence, match, published)));
        foreach (Match match in MonthAlone().Matches(sentence))
            yield return new FoundDate(match.Groups["date"].Value, match.Groups["date"].Index, MonthNear(sentence, match, published));
        foreach (Match match in Relative().Matches(sentence))
            yield return new FoundDate(match.Value, match.Index, Near(match, published));
        foreach (Match match in YearAlone().Matches(sentence))
            yield return new FoundDate(match.Groups["y"].Value, match.Groups["y"].Index, IsoDates.Year(IsoDates.Number(match, "y")));
    }

    private static string? Day(string sentence, Match match, DateOnly published)
    {
        var (month, day) = (Month(match), IsoDates.Number(match, "d"));
        if (match.Groups["y"].Success)
            return IsoDates.Day(IsoDates.Number(match, "y"), month, day);

        // Without a year: the nearest such day, the past before the future unless it is said to come.
        var ahead = IsAhead(sentence, match.Index);
        return Enumerable.Range(published.Year - 1, 3)
            .Where(year => day >= 1 && day <= DateTime.DaysInMonth(year, month))
            .Select(year => new DateOnly(year, month, day))
            .Select(date => (Date: date, Away: date.DayNumber - published.DayNumber))
            .Where(candidate => !ahead || candidate.Away >= 0)
            .OrderBy(candidate => candidate.Away > 0 && !ahead ? 2 * candidate.Away : Math.Abs(candidate.Away))
            .Select(candidate => IsoDates.Day(candidate.Date))
            .FirstOrDefault();
    }

    private static DateOnly DayOfWeek(string sentence, Match match, DateOnly published)
    {
        var wanted = Array.IndexOf(Weekdays, match.Groups["day"].Value);
        var back = ((int)published.DayOfWeek - wanted + 7) % 7;
        var isNext = match.Groups["which"].Value.Equals("next", StringComparison.OrdinalIgnoreCase);
        if (isNext || IsAhead(sentence, match.Index))
            return published.AddDays(back == 0 ? (isNext ? 7 : 0) : 7 - back);
        return published.AddDays(-back);
    }

    private static string MonthNear(string sentence, Match match, DateOnly published)
    {
        var month = Month(match);
        var which = match.Groups["which"].Value.ToLowerInvariant();
        var isAhead = which == "next" || IsAhead(sentence, match.Index);
        var year = which == "last" ? published.Year - (month >= published.Month ? 1 : 0)
            : isAhead ? published.Year + (month < published.Month || (which == "next" && month == published.Month) ? 1 : 0)
            : published.Year - (month > published.Month ? 1 : 0);
        return IsoDates.Month(year, month);
    }

    private static string Near(Match match, DateOnly published)
    {
        var which = match.Groups["which"].Value.ToLowerInvariant() switch { "last" => -1, "next" => 1, _ => 0 };
        return match.Value.ToLowerInvariant() switch
        {
            "yesterday" => IsoDates.Day(published.AddDays(-1)),
            "tomorrow" => IsoDates.Day(published.AddDays(1)),
            _ => match.Groups["unit"].Value.ToLowerInvariant() switch
            {
                "week" => IsoDates.Week(published.AddDays(7 * which)),
                "month" => IsoDates.Month(published.AddMonths(which).Year, published.AddMonths(which).Month),
                _ => IsoDates.Year(published.Year + which),
            },
        };
    }

    private static int Month(Match match) => Array.IndexOf(MonthStarts, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;

    // "will meet on Friday", "due by Monday"; and "On Friday, the court will" where the day opens the sentence.
    private static bool IsAhead(string sentence, int at)
    {
        var before = sentence[Math.Max(0, at - 60)..at];
        return Coming().IsMatch(before[(before.LastIndexOfAny([';', '—', ':']) + 1)..]) || (at <= 3 && Coming().IsMatch(sentence[at..Math.Min(sentence.Length, at + 70)]));
    }

    [GeneratedRegex(@"(?<![\w-])(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?<date>" + MonthName + " " + DayNumber + "(?:,? " + YearNumber + ")?)")]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<![\w.,$£€-])(?<date>(?<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? " + MonthName + @"(?![\w])(?:,? " + YearNumber + ")?)")]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"(?<!\w)" + MonthName + "(?: of|,)? " + YearNumber)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"(?<!\w)(?<date>(?:(?<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))(?![\w’'-])(?! [A-Z])")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(?<!\w)(?<date>(?<which>[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id|[Oo]f)[ -](?<name>" + MonthName + @"))(?![\w’'-])(?! [0-9A-Z])")]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"(?<!\w)(?:(?<which>[Ll]ast|[Nn]ext|[Tt]his) (?<unit>week|month|year)|[Yy]esterday|[Tt]omorrow)(?![\w’'-])")]
    private static partial Regex Relative();

    [GeneratedRegex(@"(?<!\w)(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Ff]rom|[Bb]efore|[Aa]fter|[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter|year|(?:of|the|and|to)(?= [0-9]+(?! [A-Z])))[ -]" + YearNumber + @"(?![/'’]|\.[0-9]| (?:people|men|women|children|feet|miles|meters|metres|dollars|years|days|times|jobs|votes|pages|words))")]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"\b(?:will|due|until|next|upcoming|scheduled|expected|anticipated|set to|set for|plans? to|slated)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Coming();
}
