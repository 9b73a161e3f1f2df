using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http.Transport;

/// <summary>A document that is the same for everybody as long as the process lives, with its validator.</summary>
/// <param name="body">The bytes, uncompressed.</param>
/// <param name="contentType">The media type, with its charset where it is text.</param>
internal sealed class FixedDocument(byte[] body, string contentType)
{
    private readonly EntityTagHeaderValue tag = new($"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 12))}\"");

    /// <summary>Answers GET and HEAD with the document, or with 304 where the caller has it.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "public, max-age=60";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
