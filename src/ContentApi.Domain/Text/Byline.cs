using System.Text.RegularExpressions;

namespace ContentApi.Domain.Text;

/// <summary>The line under a headline that names who wrote the article.</summary>
public static partial class Byline
{
    /// <summary>The most authors that are taken from a byline.</summary>
    public const int MaxAuthors = 50;

    /// <summary>The most characters of a name; what is longer is no name.</summary>
    public const int MaxNameLength = 100;

    private const int MaxLengthRead = 2000;

    private static readonly char[] Punctuation = [' ', ',', ':', '-', '–', '—'];

    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly HashSet<string> Agencies = new(StringComparer.OrdinalIgnoreCase)
    {
        "AFP", "AFP-JIJI", "Agence France-Presse", "ANSA", "AP", "Associated Press", "The Associated Press", "Bloomberg",
        "Bloomberg News", "dpa", "EFE", "Jiji", "Jiji Press", "Kyodo", "Kyodo News", "PA", "PA Media", "Reuters", "TASS",
        "Thomson Reuters", "UPI", "Xinhua", "Yonhap",
    };

    /// <summary>
    /// The names in the byline, each once, in its order: "By A, B and C" is three. Agencies, functions and places behind a name
    /// ("A, Reuters", "B, senior reporter", "C in Seoul") are left out; an agency that stands alone is the author.
    /// </summary>
    public static IReadOnlyList<string> Authors(string? byline)
    {
        if (string.IsNullOrWhiteSpace(byline))
            return [];

        var line = Unicode.FoldWhiteSpace(byline.Length <= MaxLengthRead ? byline : byline[..MaxLengthRead]);
        var names = Separator().Split(Remarks().Replace(line, " ").Trim())
            .Select(Name)
            .Where(name => name.Length is > 0 and <= MaxNameLength && name.Any(char.IsLetter))
            .DistinctBy(FoldedText.NameKey)
            .ToList();
        var people = names.Where(name => !Agencies.Contains(name) && !Function().IsMatch(name)).ToList();

        return (people.Count > 0 ? people : names).Take(MaxAuthors).ToList();
    }

    private static string Name(string part)
    {
        var name = Place().Replace(Introduction().Replace(part.Trim(Punctuation), ""), "").Trim(Punctuation);

        return Abbreviation().IsMatch(name) ? name : name.TrimEnd([.. Punctuation, '.']);
    }

    [GeneratedRegex(
        @"\A(?:(?:(?:analysis|article|opinion|reported|reporting|story|text|words|written)\s+)?by\b\s*:?\s*|(?:and|&)(?:\s+|\z))+",
        Words)]
    private static partial Regex Introduction();

    /// <summary>What stands in brackets, addresses, handles, and who edited or illustrated.</summary>
    [GeneratedRegex(
        """
        \([^)]*\) | \[[^]]*\] | <[^>]*> | \S+@\S+ | https?://\S+ | (?<=\s)@\w+
        | [;,.]?\s*\b(?:edited|editing|graphics?|photographs?|photos?|video)\s+by\b.*\z
        """,
        Words | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Remarks();

    /// <summary>Not the comma in front of "Jr.", "III" or "PhD", which belong to the name.</summary>
    [GeneratedRegex(
        """
        \s*[;|•・、，/]\s* | \s+·\s+ | \s+(?:and|with)\s+ | \s*&\s*
        | \s*,(?!\s*(?:[JS]r\b|I{2,3}\b|IV\b|M\.?D\b|Ph\.?D\b))\s*
        """,
        Words | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:bureau|chief|columnists?|contributors?|correspondents?|editors?|newsroom|reporters?|staff|writers?)\b", Words)]
    private static partial Regex Function();

    [GeneratedRegex(@"\s+in\s+\p{Lu}.*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:[JS]r|\p{Lu}|Ph\.?D|M\.D)\.\z", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();
}
