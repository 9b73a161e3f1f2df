using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http.Transport;

/// <summary>Chooses a media type by the <c>Accept</c> header (RFC 9110 §12.5.1).</summary>
internal static class Negotiation
{
    /// <summary>
    /// The offered media type that the header likes best; null where it takes none. Of several with one weight the one named most
    /// exactly, then the one named first, then the one offered first: <c>text/markdown, */*</c> wants Markdown.
    /// </summary>
    public static string? Choose(StringValues accept, IReadOnlyList<string> offered)
    {
        if (string.IsNullOrWhiteSpace(accept.ToString()))
            return offered[0];

        var ranges = Ranges(accept);
        return offered
            .Select(type => (Type: type, Range: Applying(ranges, type)))
            .Where(choice => choice.Range is { Weight: > 0 })
            .OrderByDescending(choice => choice.Range!.Weight)
            .ThenByDescending(choice => choice.Range!.Exactness)
            .ThenBy(choice => choice.Range!.Place)
            .Select(choice => choice.Type)
            .FirstOrDefault();
    }

    // What can't be read names nothing.
    private static List<Range> Ranges(StringValues accept)
    {
        var ranges = new List<Range>();
        foreach (var item in accept.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (MediaTypeHeaderValue.TryParse(item, out var range))
                ranges.Add(new Range(range, range.Quality ?? 1, ranges.Count));
        }

        return ranges;
    }

    // The most exact range decides, even when it refuses: "*/*, text/markdown;q=0" is everything but Markdown.
    private static Range? Applying(List<Range> ranges, string mediaType)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        return ranges
            .Where(range => range.Names(type))
            .OrderByDescending(range => range.Exactness).ThenByDescending(range => range.Weight)
            .FirstOrDefault();
    }

    private sealed record Range(MediaTypeHeaderValue Type, double Weight, int Place)
    {
        public int Exactness => Type.MatchesAllTypes ? 0 : Type.MatchesAllSubTypes ? 1 : Type.MatchesAllSubTypesWithoutSuffix ? 2 : 3;

        public bool Names(MediaTypeHeaderValue type) =>
            Type.MatchesAllTypes
            || (Type.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
                && (Type.MatchesAllSubTypes
                    || (Type.MatchesAllSubTypesWithoutSuffix && Type.Suffix.Equals(type.Suffix, StringComparison.OrdinalIgnoreCase))
                    || Type.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)));
    }
}
