using Microsoft.AspNetCore.Mvc;

namespace ContentApi.Http.Json;

/// <summary>An answer that is written already.</summary>
/// <param name="bytes">JSON in UTF-8.</param>
/// <param name="statusCode">The status it is answered with.</param>
/// <param name="contentType">Its media type.</param>
internal sealed class ReadyJsonResult(byte[] bytes, int statusCode = StatusCodes.Status200OK, string contentType = "application/json; charset=utf-8") : ActionResult
{
    public byte[] Bytes { get; } = bytes;

    public int StatusCode { get; } = statusCode;

    /// <summary>The media type without its parameters.</summary>
    public string MediaType => contentType.Split(';', 2)[0];

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCode;
        response.ContentType = contentType;
        response.ContentLength = Bytes.Length;
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
            await response.Body.WriteAsync(Bytes, context.HttpContext.RequestAborted);
    }
}
