using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Http.Transport;

/// <summary>Enforces the contract's sizes of request line and headers. The server's own limits are wider, because it answers without a body.</summary>
internal sealed class RequestLimits(RequestDelegate next)
{
    private const int MaxLine = 8 * 1024;
    private const int MaxHeaders = 32 * 1024;

    // A line ends in CR LF, a header has a colon and a space in its middle as well.
    private const int LineEnd = 2;
    private const int HeaderMarks = 4;

    public static Problem LineTooLong { get; } = new(ProblemType.UriTooLong, $"The request line has more than {MaxLine} bytes.");

    public static Problem HeadersTooLong { get; } = new(ProblemType.HeadersTooLarge, $"The headers have more than {MaxHeaders} bytes.");

    public Task InvokeAsync(HttpContext context)
    {
        if (LineSize(context) > MaxLine)
            return ProblemWriter.WriteAsync(context, LineTooLong);
        if (HeaderSize(context.Request.Headers) > MaxHeaders)
            return ProblemWriter.WriteAsync(context, HeadersTooLong);

        return next(context);
    }

    private static int LineSize(HttpContext context)
    {
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        return request.Method.Length + 1 + request.RawTarget.Length + 1 + request.Protocol.Length + LineEnd;
    }

    private static int HeaderSize(IHeaderDictionary headers)
    {
        var size = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
                size += name.Length + (value?.Length ?? 0) + HeaderMarks;
        }

        return size;
    }
}
