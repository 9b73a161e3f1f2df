using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Dates with their year in the languages of CLDR: "13 juillet 2025", "5. Juli 2025", "3 de mayo de 2024", "2025年7月13日".</summary>
internal static partial class WrittenDates
{
    private static readonly ConcurrentDictionary<string, (Regex Pattern, Dictionary<string, int> Months)?> Patterns = new();

    public static IEnumerable<FoundDate> In(string sentence, string language)
    {
        foreach (Match match in EastAsian().Matches(sentence))
        {
            var (year, month) = (IsoDates.Number(match, "y"), IsoDates.Number(match, "m"));
            var value = match.Groups["d"].Success ? IsoDates.Day(year, month, IsoDates.Number(match, "d")) : month is >= 1 and <= 12 ? IsoDates.Month(year, month) : null;
            if (value is not null)
                yield return new FoundDate(match.Value, match.Index, value);
        }

        if (Months.Contains(language) && Patterns.GetOrAdd(language, Pattern) is var (pattern, months))
        {
            foreach (Match match in pattern.Matches(sentence))
            {
                var (year, month) = (IsoDates.Number(match, "y"), months[match.Groups["month"].Value.ToLowerInvariant()]);
                if ((match.Groups["d"].Success ? IsoDates.Day(year, month, IsoDates.Number(match, "d")) : IsoDates.Month(year, month)) is { } value)
                    yield return new FoundDate(match.Value, match.Index, value);
            }
        }
    }

    // A tag is input: only languages whose months are known make a pattern.
    private static readonly HashSet<string> Months =
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Select(culture => culture.TwoLetterISOLanguageName).Where(language => language.Length == 2)];

    private static (Regex, Dictionary<string, int>)? Pattern(string language)
    {
        var format = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        var months = new Dictionary<string, int>();
        foreach (var names in new[] { format.MonthGenitiveNames, format.MonthNames })
        {
            for (var month = 0; month < 12; month++)
            {
                if (names[month].Any(char.IsLetter) && names[month].Length > 2)
                    months.TryAdd(names[month].ToLowerInvariant(), month + 1);
            }
        }

        if (months.Count < 12)
            return null;

        var any = string.Join('|', months.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape));
        return (new Regex(
            $@"(?:(?<![\w.,])(?<d>[0-9]{{1,2}})(?:\.|er|º|°|:a)?(?: de| d['’]| di| do)? ?)?(?<!\w)(?<month>{any})(?: de| del|,)? (?<y>[12][0-9]{{3}})(?!\w)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), months);
    }

    [GeneratedRegex(@"(?<y>[12][0-9]{3}) ?[年년] ?(?<m>[0-9]{1,2}) ?[月월](?: ?(?<d>[0-9]{1,2}) ?[日일])?")]
    private static partial Regex EastAsian();
}
