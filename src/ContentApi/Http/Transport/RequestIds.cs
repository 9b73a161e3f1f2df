using System.Buffers;

namespace ContentApi.Http.Transport;

/// <summary>The name of one request, in the log, in revisions and in <c>X-Request-Id</c>.</summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";
    private const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The request's id: the caller's, if it is 1 to 128 letters, digits, dots, dashes and underscores, else one of our own.</summary>
    public static string RequestId(this HttpContext context) => context.TraceIdentifier;

    /// <summary>Fixes the id, once, before anything can ask for it.</summary>
    public static void Assign(HttpContext context)
    {
        var sent = context.Request.Headers[Header];
        context.TraceIdentifier = sent.Count == 1 && IsSane(sent[0]) ? sent[0]! : New();
    }

    /// <summary>An id of our own.</summary>
    public static string New()
    {
        Span<byte> random = stackalloc byte[16];
        // It has to be unique, not hard to guess.
        Random.Shared.NextBytes(random);
        return Convert.ToHexStringLower(random);
    }

    private static bool IsSane(string? id) => id is { Length: > 0 and <= MaxLength } && !id.AsSpan().ContainsAnyExcept(Allowed);
}
