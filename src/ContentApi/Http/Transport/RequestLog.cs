using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Serilog.Events;
using Serilog.Parsing;

namespace ContentApi.Http.Transport;

/// <summary>The one structured line of each request.</summary>
/// <remarks>The event is put together by hand: binding a message template costs more than a small read.</remarks>
internal sealed class RequestLog(Serilog.ILogger logger)
{
    private const int MaxPath = 2048;

    private static readonly MessageTemplate Template =
        new MessageTemplateParser().Parse("{Method} {Path}{Query} answered {Status} in {ElapsedMs} ms");

    /// <summary>Writes the line.</summary>
    /// <param name="context">The request, answered.</param>
    /// <param name="started">Stopwatch ticks from before the first middleware.</param>
    /// <param name="escaped">What the pipeline could not answer, because the answer was already on its way.</param>
    public void Write(HttpContext context, long started, Exception? escaped)
    {
        var status = context.Response.StatusCode;
        var failure = escaped ?? (status >= 500 ? context.Features.Get<IExceptionHandlerFeature>()?.Error : null);
        var level = LevelOf(status, escaped);
        if (!logger.IsEnabled(level))
            return;

        var activity = Activity.Current;
        var properties = new Dictionary<string, LogEventPropertyValue>(10)
        {
            ["Method"] = new ScalarValue(context.Request.Method),
            ["Path"] = new ScalarValue(Cut(context.Request.Path.ToUriComponent())),
            ["Query"] = new ScalarValue(Cut(QuerySecrets.Redact(context.Request.QueryString.Value))),
            ["Status"] = new ScalarValue(status),
            ["ElapsedMs"] = new ScalarValue(Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3)),
            ["RequestId"] = new ScalarValue(context.RequestId()),
        };
        if (context.Response.ContentLength is { } bytes)
            properties["Bytes"] = new ScalarValue(bytes);
        if (context.Features.Get<IHttpAuthenticationFeature>()?.User?.FindFirst("key_id") is { } key)
            properties["KeyId"] = new ScalarValue(key.Value);
        // The database's outages are one line each, without a stack: the operator reads the reason.
        if (failure is not null && level < LogEventLevel.Error)
            properties["Reason"] = new ScalarValue(failure.GetBaseException().Message);

        logger.Write(LogEvent.UnstableAssembleFromParts(DateTimeOffset.Now, level, level < LogEventLevel.Error ? null : failure, Template, properties,
            activity?.TraceId ?? default, activity?.SpanId ?? default));
    }

    private static LogEventLevel LevelOf(int status, Exception? escaped) => status switch
    {
        StatusCodes.Status503ServiceUnavailable or StatusCodes.Status501NotImplemented => LogEventLevel.Warning,
        >= 500 => LogEventLevel.Error,
        _ => escaped is null or OperationCanceledException ? LogEventLevel.Information : LogEventLevel.Error,
    };

    private static string Cut(string text) => text.Length <= MaxPath ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, MaxPath)}…");
}
