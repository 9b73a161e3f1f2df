using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http.Transport;

/// <summary>Keeps <c>ETag</c> and <c>Vary</c> true when the bytes that leave depend on <c>Accept-Encoding</c>.</summary>
internal static class Representation
{
    /// <summary>Called when the headers are about to leave and compression has been decided.</summary>
    public static void Describe(HttpContext context)
    {
        var headers = context.Response.Headers;
        var tag = headers.ETag;
        var notModified = context.Response.StatusCode == StatusCodes.Status304NotModified;

        if (notModified || CompressibleTypes.Include(context.Response.ContentType))
            VaryByEncoding(headers);
        if (tag.Count != 1 || tag[0]!.StartsWith("W/", StringComparison.Ordinal))
            return;

        // Compressed bytes are another representation of the same thing (RFC 9110 §8.8.1). A 304 has no bytes: it names the tag
        // in the form in which the caller holds it.
        if (headers.ContentEncoding.Count > 0 || (notModified && HoldsItWeakened(context.Request.Headers.IfNoneMatch, tag[0]!)))
            headers.ETag = "W/" + tag[0];
    }

    private static bool HoldsItWeakened(StringValues ifNoneMatch, string tag)
    {
        var sent = ifNoneMatch.ToString();
        var at = sent.IndexOf(tag, StringComparison.Ordinal);
        return at >= 2 && sent.AsSpan(at - 2, 2) is "W/";
    }

    private static void VaryByEncoding(IHeaderDictionary headers)
    {
        foreach (var value in headers.Vary)
        {
            if (value!.Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
                return;
        }

        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
    }
}
