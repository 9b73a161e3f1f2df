using System.Collections.Frozen;

namespace ContentApi.Http.Transport;

/// <summary>The media types whose bodies shrink when compressed.</summary>
internal static class CompressibleTypes
{
    public static FrozenSet<string> All { get; } = new[]
    {
        "application/json", "application/problem+json", "application/ld+json", "application/vnd.iptc.ninjs+json", "application/feed+json",
        "application/x-ndjson", "application/rss+xml", "application/atom+xml", "application/xml", "application/ssml+xml", "text/xml",
        "text/markdown", "text/plain", "text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True if the header names one of them, whatever its parameters.</summary>
    public static bool Include(string? contentType)
    {
        if (contentType is null)
            return false;

        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        var name = end < 0 ? contentType.AsSpan() : contentType.AsSpan(0, end).TrimEnd();
        return All.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
    }
}
