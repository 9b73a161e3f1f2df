using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ContentApi.Http.Problems;

/// <summary>Writes every 4xx and 5xx of the program as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class ProblemWriter
{
    public const string MediaType = "application/problem+json";

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = Encoder };

    /// <summary>Writes the problem as the whole answer. The response must not have started.</summary>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Type.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in problem.Headers)
            response.Headers[name] = value;

        var body = Body(context, problem);
        response.ContentLength = body.WrittenCount;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static ArrayBufferWriter<byte> Body(HttpContext context, Problem problem)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encoder });
        writer.WriteStartObject();
        writer.WriteString("type", problem.Type.Uri);
        writer.WriteString("title", problem.Type.Title);
        writer.WriteNumber("status", problem.Type.Status);
        writer.WriteString("detail", problem.Detail);
        writer.WriteString("instance", context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent());
        writer.WriteString("traceId", Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);
        if (problem.Errors is not null)
        {
            writer.WritePropertyName("errors");
            JsonSerializer.Serialize(writer, problem.Errors, Json);
        }

        foreach (var (member, value) in problem.Extensions)
        {
            writer.WritePropertyName(member);
            JsonSerializer.Serialize(writer, value, Json);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }
}
