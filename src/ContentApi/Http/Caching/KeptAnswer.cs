using System.Diagnostics;
using ContentApi.Http.ETags;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http.Caching;

/// <summary>An answer as the endpoint gave it, without what the outer layers put on each.</summary>
/// <param name="headers">Its headers.</param>
/// <param name="body">Its bytes, compressed if they were.</param>
/// <param name="right">Until when time leaves it right.</param>
/// <param name="began">Stopwatch ticks from before it was read.</param>
internal sealed class KeptAnswer(KeyValuePair<string, StringValues>[] headers, byte[] body, RightFor? right, long began)
{
    // Two short strings and an entry.
    private const int BytesOfHeader = 150;

    private readonly string? tag = Array.Find(headers, header => header.Key == HeaderNames.ETag).Value;

    /// <summary>What it takes in memory, roughly.</summary>
    public long Bytes => body.Length + (headers.Length * BytesOfHeader);

    /// <summary>Gives it; 304 to whom has it already.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        foreach (var (name, value) in headers)
            response.Headers[name] = value;
        if (right is not null)
            context.Features.Set(new RightFor(right.For - Stopwatch.GetElapsedTime(began)));

        var asked = context.Request.Headers.IfNoneMatch;
        if (asked.Count > 0 && tag is not null && EntityTag.IsAmong(asked, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            response.Headers.Remove(HeaderNames.ContentType);
            response.Headers.Remove(HeaderNames.ContentEncoding);
            return;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
