using Microsoft.AspNetCore.Diagnostics;

namespace ContentApi.Http.Problems;

/// <summary>Turns whatever an endpoint throws into its problem document. The request's log line carries the exception.</summary>
internal sealed class ProblemHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await ProblemWriter.WriteAsync(httpContext, ExceptionProblems.For(exception));
        return true;
    }
}
