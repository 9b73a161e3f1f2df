using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http.Transport;

/// <summary>
/// What browsers of other origins may do (the Fetch standard's CORS protocol): everybody may read without a key, the listed origins may
/// send keys and write as well.
/// </summary>
/// <remarks>Reads without a key always answer <c>*</c>, with or without an <c>Origin</c>, so that caches need one copy for all.</remarks>
internal sealed class CrossOrigin(IEnumerable<string> origins)
{
    private static readonly StringValues Exposed = "ETag, Link, Location, Retry-After, RateLimit, X-Request-Id";
    private static readonly StringValues ReadMethods = "GET, HEAD";
    private static readonly StringValues ReadHeaders = "Accept, If-Modified-Since, If-None-Match, Last-Event-ID, X-Request-Id, traceparent, tracestate";
    private static readonly StringValues WriteMethods = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static readonly StringValues WriteHeaders =
        "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-Modified-Since, If-None-Match, Last-Event-ID, X-Request-Id, traceparent, tracestate";
    private static readonly StringValues PreflightVary = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

    // Two hours are the most that Chromium keeps.
    private static readonly StringValues MaxAge = "7200";

    private readonly HashSet<string> origins = new(origins, StringComparer.Ordinal);

    /// <summary>True for the question that a browser asks before a request which is not simple.</summary>
    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Answers 204; without the headers of consent where the browser may not go on.</summary>
    public void AnswerPreflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        headers.Vary = PreflightVary;

        var origin = context.Request.Headers.Origin;
        var method = context.Request.Headers.AccessControlRequestMethod.ToString();
        if (IsListed(origin))
            Consent(headers, origin, WriteMethods, WriteHeaders);
        else if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            Consent(headers, "*", ReadMethods, ReadHeaders);
    }

    /// <summary>Lets the origin's scripts see the answer: a 304 and an error as well as what they asked for.</summary>
    public void Permit(HttpContext context)
    {
        var request = context.Request;
        var headers = context.Response.Headers;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers.Authorization.Count == 0)
        {
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = Exposed;
        }
        else if (origins.Count > 0 && !HttpMethods.IsOptions(request.Method))
        {
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            if (!IsListed(request.Headers.Origin))
                return;

            headers.AccessControlAllowOrigin = request.Headers.Origin;
            headers.AccessControlExposeHeaders = Exposed;
        }
    }

    private static void Consent(IHeaderDictionary headers, StringValues origin, StringValues methods, StringValues allowed)
    {
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = allowed;
        headers.AccessControlMaxAge = MaxAge;
    }

    private bool IsListed(StringValues origin) => origin.Count == 1 && origins.Contains(origin[0]!);
}
