using System.Text;
using System.Text.RegularExpressions;

namespace ContentApi.Domain.Text;

/// <summary>Language tags of BCP 47 (RFC 5646).</summary>
public static partial class LanguageTag
{
    /// <summary>The most characters a tag may have; RFC 5646 §4.4 asks for 35 at least.</summary>
    public const int MaxLength = 64;

    /// <summary>
    /// Whether the tag is well-formed (RFC 5646 §2.1, private use and grandfathered tags included) and repeats no variant and no
    /// extension. Whether its parts are registered is not looked at.
    /// </summary>
    public static bool IsValid(string tag)
    {
        // Case-insensitive patterns take the Kelvin sign for a k.
        if (tag.Length > MaxLength || !Ascii.IsValid(tag))
            return false;
        if (Irregular().IsMatch(tag) || PrivateUse().IsMatch(tag))
            return true;

        var match = WellFormed().Match(tag);

        return match.Success && AreDistinct(match.Groups["variant"]) && AreDistinct(match.Groups["singleton"]);
    }

    /// <summary>The tag with the customary case of each part (RFC 5646 §2.1.1): <c>zh-hant-hk</c> is <c>zh-Hant-HK</c>.</summary>
    public static string Canonical(string tag)
    {
        var parts = tag.ToLowerInvariant().Split('-');
        for (var i = 1; i < parts.Length && parts[i - 1].Length != 1; i++)
        {
            if (parts[i].Length == 2)
                parts[i] = parts[i].ToUpperInvariant();
            else if (parts[i].Length == 4 && char.IsAsciiLetter(parts[i][0]))
                parts[i] = char.ToUpperInvariant(parts[i][0]) + parts[i][1..];
        }

        return string.Join('-', parts);
    }

    private static bool AreDistinct(Group group) =>
        group.Captures.Select(capture => capture.Value.ToLowerInvariant()).Distinct().Count() == group.Captures.Count;

    [GeneratedRegex(
        """
        \A
        (?: [a-z]{2,3} (?: -[a-z]{3} ){0,3} | [a-z]{4} | [a-z]{5,8} )
        (?: -[a-z]{4} )?
        (?: - (?: [a-z]{2} | [0-9]{3} ) )?
        (?: - (?<variant> [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*
        (?: - (?<singleton> [0-9a-wyz] ) (?: -[a-z0-9]{2,8} )+ )*
        (?: -x (?: -[a-z0-9]{1,8} )+ )?
        \z
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex WellFormed();

    [GeneratedRegex(@"\Ax(?:-[a-z0-9]{1,8})+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrivateUse();

    [GeneratedRegex(
        @"\A(?:en-GB-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)|sgn-(?:BE-FR|BE-NL|CH-DE))\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Irregular();
}
