using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http.StrictInput;

/// <summary>Reads the body of a request that takes JSON.</summary>
internal static class RequestBodyReader
{
    private const string Json = "application/json";
    private const int FirstBuffer = 64 * 1024;

    /// <exception cref="ProblemException">415 or 413. An empty body has no media type to be wrong.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, bool isMergePatch)
    {
        if (request.ContentLength == 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return new RequestBody(ReadOnlyMemory<byte>.Empty);

        if (request.ContentLength > RequestBody.MostBytes)
            throw TooLarge();

        // A chunked body may turn out to be empty: no media type is then none missing.
        var isTyped = request.ContentType is not null;
        if (isTyped || request.ContentLength is not null)
            Check(request, isMergePatch);

        var body = new RequestBody(await ReadAllAsync(request));
        if (!isTyped && !body.Bytes.IsEmpty)
            Check(request, isMergePatch);
        return body;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAllAsync(HttpRequest request)
    {
        // One byte more than announced tells the end without growing; a large announcement alone gets no memory.
        var buffer = new byte[Math.Min(request.ContentLength ?? FirstBuffer, FirstBuffer) + 1];
        for (var read = 0; ;)
        {
            var count = await request.Body.ReadAsync(buffer.AsMemory(read), request.HttpContext.RequestAborted);
            if (count == 0)
                return buffer.AsMemory(0, read);

            read += count;
            if (read > RequestBody.MostBytes)
                throw TooLarge();
            if (read == buffer.Length)
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, RequestBody.MostBytes + 1));
        }
    }

    private static void Check(HttpRequest request, bool isMergePatch)
    {
        var coding = request.Headers.ContentEncoding.ToString();
        if (coding.Length > 0 && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("Send the body as it is, without Content-Encoding.", isMergePatch).WithHeader(HeaderNames.AcceptEncoding, "identity");

        var expected = isMergePatch ? MergePatchAttribute.MediaType : Json;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(expected, StringComparison.OrdinalIgnoreCase))
            throw Unsupported($"Send the body as {expected}, and say so in Content-Type.", isMergePatch);

        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        if (charset.HasValue && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("Send the body in UTF-8: JSON has no other encoding (RFC 8259 §8.1).", isMergePatch);
    }

    private static ProblemException TooLarge() =>
        new(ProblemType.PayloadTooLarge, $"A JSON document may have up to {RequestBody.MostBytes} bytes (4 MiB).");

    private static ProblemException Unsupported(string detail, bool isMergePatch)
    {
        var exception = new ProblemException(ProblemType.UnsupportedMediaType, detail);

        // RFC 5789 §2.2 wants the 415 on PATCH to say what would be taken.
        return isMergePatch ? exception.WithHeader("Accept-Patch", MergePatchAttribute.MediaType) : exception;
    }
}
