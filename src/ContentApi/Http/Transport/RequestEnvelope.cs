using System.Diagnostics;

namespace ContentApi.Http.Transport;

/// <summary>What every request gets and every response carries, whatever happens inside: an id, a log line, the headers of the transport.</summary>
internal sealed class RequestEnvelope
{
    private readonly RequestDelegate next;
    private readonly CrossOrigin crossOrigin;
    private readonly RequestLog log;
    private readonly Func<object, Task> seal;

    public RequestEnvelope(RequestDelegate next, CrossOrigin crossOrigin, RequestLog log)
    {
        this.next = next;
        this.crossOrigin = crossOrigin;
        this.log = log;
        // One delegate for all requests.
        seal = context => Seal((HttpContext)context);
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        RequestIds.Assign(context);
        // Not at once: who answers an error clears the headers that are there before.
        context.Response.OnStarting(seal, context);

        Exception? escaped = null;
        try
        {
            if (CrossOrigin.IsPreflight(context.Request))
                crossOrigin.AnswerPreflight(context);
            else
                await next(context);
        }
        catch (Exception exception)
        {
            escaped = exception;
            throw;
        }
        finally
        {
            log.Write(context, started, escaped);
        }
    }

    private Task Seal(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers[RequestIds.Header] = context.RequestId();
        headers.XContentTypeOptions = "nosniff";
        crossOrigin.Permit(context);
        Representation.Describe(context);
        return Task.CompletedTask;
    }
}
