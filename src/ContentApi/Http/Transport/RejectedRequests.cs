using System.Buffers;
using System.Diagnostics;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ContentApi.Http.Transport;

/// <summary>
/// Gives a problem document to what Kestrel refuses before there is a request: a path with <c>%00</c>, a bad <c>Host</c>, lines and headers
/// beyond its own limits. Left alone it answers those with an empty body.
/// </summary>
/// <remarks>
/// Kestrel announces a refusal to its diagnostic source right before it answers. As nobody else listens there, this takes the place of
/// the source; that of the other components is another one and stays.
/// </remarks>
internal sealed class RejectedRequests(ILogger<RejectedRequests> logger) : DiagnosticSource
{
    private const string Refusal = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    public override bool IsEnabled(string name) => name == Refusal;

    public override void Write(string name, object? value)
    {
        if (value is not IFeatureCollection features || features.Get<IHttpResponseFeature>() is not { HasStarted: false } response)
            return;
        // In HTTP/2 a connection carries more than this answer, and HEAD has no body.
        if (features.Get<IHttp2StreamIdFeature>() is not null || features.Get<IHttpRequestFeature>()?.Method == HttpMethods.Head)
            return;

        if (For(response.StatusCode) is { } problem && features.Get<IConnectionTransportFeature>()?.Transport.Output is { } output)
            Answer(problem, response, features.GetRequiredFeature<IHttpResponseBodyFeature>(), output);
    }

    private void Answer(Problem problem, IHttpResponseFeature response, IHttpResponseBodyFeature start, IBufferWriter<byte> output)
    {
        var traceId = ActivityTraceId.CreateRandom().ToHexString();
        var requestId = RequestIds.New();
        var body = ProblemWriter.Body(problem, instance: "/", traceId);

        response.Headers.ContentType = ProblemWriter.MediaType;
        response.Headers.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.Connection = "close";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers[RequestIds.Header] = requestId;

        // Writes the head, without waiting; Kestrel sends what is in the connection's pipe when it closes that.
        var started = start.StartAsync();
        Debug.Assert(started.IsCompletedSuccessfully, "There is nothing to wait for before the first byte.");
        output.Write(body.Span);
        logger.LogInformation("What is no request was answered {Status}, {RequestId}, {ProblemTraceId}", response.StatusCode, requestId, traceId);
    }

    private static Problem? For(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Problem.Invalid(
            "$", "This is no HTTP request that can be understood. Check the request line, the percent-encoding of the path (%00 is refused) and the Host header."),
        StatusCodes.Status408RequestTimeout => new Problem(ProblemType.RequestTimeout, "The headers arrived too slowly. Send the request again."),
        StatusCodes.Status414RequestUriTooLong => RequestLimits.LineTooLong,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => RequestLimits.HeadersTooLong,
        _ => null,
    };
}
