using System.Collections.Frozen;
using System.Globalization;

namespace ContentApi.Domain.ReaderAids;

/// <summary>What names are known by. Small lists on purpose: they hold what is nearly always right, the rest is left out.</summary>
internal static partial class Gazetteer
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Countries = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Select(culture => culture.TwoLetterISOLanguageName).Distinct().Where(language => language.Length == 2)
        .ToFrozenDictionary(language => language, _ => FrozenSet<string>.Empty);

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, FrozenSet<string>> CountryNames = new();

    /// <summary>The names of all countries in a language, as CLDR has them.</summary>
    public static FrozenSet<string> CountriesIn(string language) => CountryNames.GetOrAdd(Countries.ContainsKey(language) ? language : "en", ReadCountries);

    private static FrozenSet<string> ReadCountries(string language)
    {
        var names = new HashSet<string>();
        foreach (var code in from first in Enumerable.Range('A', 26) from second in Enumerable.Range('A', 26) select $"{(char)first}{(char)second}")
        {
            // EU, UN, EZ, QO and the like are no countries.
            if (code is "EU" or "UN" or "EZ" or "QO" or "ZZ" or "XA" or "XB" or "AQ")
                continue;
            try
            {
                if (new RegionInfo($"{language}-{code}") is { NativeName: { Length: > 1 } name } && name != code && !name.Contains(code, StringComparison.Ordinal))
                    names.Add(name);
            }
            catch (ArgumentException)
            {
            }
        }

        // A state of the US and first names as well: the text around them decides, or nothing does.
        names.ExceptWith(["Georgia", "Jordan", "Chad"]);
        return names.ToFrozenSet(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Lines(string names) =>
        names.Split((char[])[',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
}
