using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using ContentApi.Http.Json;
using ContentApi.Http.Transport;

namespace ContentApi.Http.Problems;

/// <summary>Writes every 4xx and 5xx of the program as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class ProblemWriter
{
    public const string MediaType = "application/problem+json";

    // RFC 3986 §3.4.
    private static readonly SearchValues<char> QueryCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%");

    /// <summary>Writes the problem as the whole answer. The response must not have started.</summary>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Type.Status;
        response.ContentType = MediaType;
        // Unlike other errors a 410 may be kept as long as a read (Http/Caching).
        if (problem.Type.Status != StatusCodes.Status410Gone)
            response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in problem.Headers)
            response.Headers[name] = value;

        var body = Body(problem, Instance(context.Request), Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The document itself, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Body(Problem problem, string instance, string traceId)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ContentJson.Options.Encoder });
        writer.WriteStartObject();
        writer.WriteString("type", problem.Type.Uri);
        writer.WriteString("title", problem.Type.Title);
        writer.WriteNumber("status", problem.Type.Status);
        writer.WriteString("detail", problem.Detail);
        writer.WriteString("instance", instance);
        writer.WriteString("traceId", traceId);
        if (problem.Errors is not null)
        {
            writer.WritePropertyName("errors");
            JsonSerializer.Serialize(writer, problem.Errors, ContentJson.Options);
        }

        foreach (var (member, value) in problem.Extensions)
        {
            writer.WritePropertyName(member);
            JsonSerializer.Serialize(writer, value, ContentJson.Options);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    // A URI reference has no quotes, brackets or spaces, which callers do send. Secrets stay out: problems get pasted into tickets.
    private static string Instance(HttpRequest request)
    {
        var query = QuerySecrets.Redact(request.QueryString.Value);
        if (query.AsSpan().ContainsAnyExcept(QueryCharacters))
            query = string.Concat(query.EnumerateRunes().Select(rune => Escape(rune.ToString())));
        return request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + query;
    }

    private static string Escape(string character) =>
        character.AsSpan().ContainsAnyExcept(QueryCharacters) ? Uri.EscapeDataString(character) : character;
}
