using System.Text.RegularExpressions;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>Addresses in attributes, judged and written as browsers read them.</summary>
internal static partial class BodyAddress
{
    private const int MaxLength = 8192;

    private static readonly char[] SpaceAndControls = [.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code)];

    /// <summary>The address of a link: http, https, mailto, tel, or relative. Null when it is none of these.</summary>
    public static string? Link(string value) => Allowed(value, "http", "https", "mailto", "tel");

    /// <summary>The address of something that is loaded or quoted: http, https, or relative. Null when it is none of these.</summary>
    public static string? Resource(string value) => Allowed(value, "http", "https") is { Length: > 0 } address ? address : null;

    /// <summary>The candidates of a srcset. Null unless all of them are good.</summary>
    public static string? SourceSet(string value)
    {
        if (value.Length > MaxLength)
            return null;

        var candidates = new List<string>();
        var end = 0;
        for (var match = Candidate().Match(value); match.Success; match = match.NextMatch())
        {
            if (Resource(match.Groups["url"].Value) is not { } address)
                return null;

            candidates.Add($"{address} {match.Groups["descriptor"].Value}".TrimEnd());
            end = match.Index + match.Length;
        }

        return candidates.Count > 0 && end == value.Length ? string.Join(", ", candidates) : null;
    }

    private static string? Allowed(string value, params ReadOnlySpan<string> schemes)
    {
        if (value.Length > MaxLength)
            return null;

        // WHATWG URL: C0 controls and spaces around it are cut off, tabs and line breaks within it are left out.
        var address = TabsAndBreaks().Replace(value, "").Trim(SpaceAndControls);
        if (address.Any(char.IsControl))
            return null;

        var scheme = Scheme().Match(address);
        if (!scheme.Success)
            return address;

        foreach (var allowed in schemes)
        {
            if (scheme.Groups[1].ValueSpan.Equals(allowed, StringComparison.OrdinalIgnoreCase))
                return address;
        }

        return null;
    }

    [GeneratedRegex("[\t\n\r]")]
    private static partial Regex TabsAndBreaks();

    /// <summary>Whatever stands before a colon and could be taken for a scheme by anyone, not only what RFC 3986 allows there.</summary>
    [GeneratedRegex("^([^/?#:]*):")]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"\G[\s,]*(?<url>\S*[^\s,])(?:,[\s,]*|\s+(?<descriptor>[0-9]{1,5}(?:\.[0-9]{1,3})?[wx])\s*(?:,[\s,]*|\z)|\s*\z)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Candidate();
}
