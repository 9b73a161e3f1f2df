using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Http.ETags;

/// <summary>ETags (RFC 9110 §8.8.3): <c>"version-opaque"</c> for what has a counter, <c>"opaque"</c> for the rest.</summary>
internal static class EntityTag
{
    // Another build may write other bytes from the same rows.
    private static readonly string Release = typeof(EntityTag).Module.ModuleVersionId.ToString("N");

    /// <summary>The tag of a representation.</summary>
    /// <param name="version">The counter; null for what has none.</param>
    /// <param name="parts">All that the bytes depend on: stamps of the rows shown, the fields, includes and format asked for.</param>
    public static string Of(int? version, params ReadOnlySpan<object?> parts)
    {
        var text = new StringBuilder(Release);
        foreach (var part in parts)
            text.Append(CultureInfo.InvariantCulture, $"{part}\0");

        var opaque = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
        return version is null ? $"\"{opaque}\"" : string.Create(CultureInfo.InvariantCulture, $"\"{version}-{opaque}\"");
    }

    /// <summary>The tag of an answer that has no stamp, by its bytes.</summary>
    /// <param name="version">The counter; null for what has none.</param>
    /// <param name="bytes">The answer.</param>
    public static string OfBytes(int? version, byte[] bytes) => Of(version, Convert.ToBase64String(SHA256.HashData(bytes)));

    /// <summary>Whether <c>If-None-Match</c> names the tag. RFC 9110 §13.1.2 wants the weak comparison here.</summary>
    public static bool IsAmong(StringValues ifNoneMatch, string tag) =>
        Parse(ifNoneMatch).Any(candidate => candidate is "*" || candidate == tag);

    /// <summary>The tags of a header, without their weakness; <c>*</c> for itself.</summary>
    public static IEnumerable<string> Parse(StringValues header)
    {
        foreach (var item in header.SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            yield return item.StartsWith("W/", StringComparison.Ordinal) ? item[2..] : item;
    }
}
