using System.Text.RegularExpressions;

namespace ContentApi.Domain.Text;

/// <summary>The line under a headline that names who wrote the article.</summary>
public static partial class Byline
{
    /// <summary>The most authors that are taken from a byline.</summary>
    public const int MaxAuthors = 50;

    /// <summary>The most characters of a name; what is longer is no name.</summary>
    public const int MaxNameLength = 100;

    private static readonly HashSet<string> Agencies = new(StringComparer.OrdinalIgnoreCase)
    {
        "Reuters", "Thomson Reuters", "AP", "The Associated Press", "Associated Press", "AFP", "AFP-JIJI", "Agence France-Presse", "dpa", "Kyodo",
        "Kyodo News", "Yonhap", "Xinhua", "TASS", "UPI", "ANSA", "EFE", "Bloomberg", "Bloomberg News", "PA", "PA Media", "Jiji", "Jiji Press",
    };

    /// <summary>
    /// The names in the byline, each once, in its order: "By A, B and C" is three. Agencies, functions and places behind a name
    /// ("A, Reuters", "B, senior reporter", "C in Seoul") are left out; an agency that stands alone is the author.
    /// </summary>
    public static IReadOnlyList<string> Authors(string? byline)
    {
        if (string.IsNullOrWhiteSpace(byline))
            return [];

        var written = Remarks().Replace(Unicode.FoldWhiteSpace(byline), " ");
        var parts = Separator().Split(Introduction().Replace(written.Trim(), ""))
            .Select(Name)
            .Where(name => name.Length is > 0 and <= MaxNameLength && name.Any(char.IsLetter))
            .DistinctBy(FoldedText.NameKey)
            .ToList();
        var people = parts.Where(name => !Agencies.Contains(name) && !Function().IsMatch(name)).ToList();

        return (people.Count > 0 ? people : parts).Take(MaxAuthors).ToList();
    }

    private static string Name(string part) => Place().Replace(Introduction().Replace(part.Trim(), ""), "").Trim(' ', '.', ',', ';', ':', '|', '/', '-', '–', '—') switch
    {
        var name when part.TrimEnd().EndsWith('.') && Abbreviation().IsMatch(part.TrimEnd()) => name + ".",
        var name => name,
    };

    [GeneratedRegex(@"\A(?:(?:(?:story|text|words|written|reported|reporting|article|analysis|opinion)\s+)?by\b\s*:?\s*|and\s+|&\s*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduction();

    /// <summary>Addresses, handles, what stands in brackets, and who only edited.</summary>
    [GeneratedRegex(@"\([^)]*\)|\[[^]]*\]|<[^>]*>|\S+@\S+|https?://\S+|(?<=\s)@\w+|[;,.]?\s*\b(?:edited|editing|photos?|photographs?|graphics?|video)\s+by\b.*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remarks();

    /// <summary>Not the comma in front of "Jr.", "III" or "PhD", which belong to the name.</summary>
    [GeneratedRegex(@"\s*[;|•·、，/]\s*|\s*,(?!\s*(?:[JS]r\b|I{2,3}\b|IV\b|M\.?D\b|Ph\.?D\b))\s*|\s+(?:and|with)\s+|\s*&\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:staff|reporters?|writers?|correspondents?|editors?|columnists?|contributors?|bureau|newsroom|chief)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Function();

    [GeneratedRegex(@"\s+in\s+\p{Lu}.*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:[JS]r|\p{Lu}|Ph\.?D|M\.D)\.\z", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();
}
