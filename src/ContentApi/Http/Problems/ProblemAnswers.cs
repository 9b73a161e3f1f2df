using Microsoft.AspNetCore.Diagnostics;

namespace ContentApi.Http.Problems;

/// <summary>Gives every failure inside it a problem document: what endpoints throw, and what the framework answers with a status alone.</summary>
/// <remarks>Not the framework's exception handler, which takes the caching headers of a 410 away.</remarks>
internal sealed class ProblemAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Exception? failure = null;
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            failure = exception;
        }

        if (failure is not null)
            await AnswerAsync(context, failure);
        else if (IsEmptyError(context.Response) && EmptyAnswers.For(context) is { } problem)
            await ProblemWriter.WriteAsync(context, problem);
    }

    /// <summary>Answers what became of a request that failed. The response must not have started.</summary>
    public static Task AnswerAsync(HttpContext context, Exception failure) =>
        Failed(context, failure) is { } problem ? ProblemWriter.WriteAsync(context, problem) : Task.CompletedTask;

    private static bool IsEmptyError(HttpResponse response) =>
        response is { StatusCode: >= 400, HasStarted: false, ContentLength: null, ContentType: null };

    private static Problem? Failed(HttpContext context, Exception exception)
    {
        context.Response.Clear();
        if (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return null;
        }

        // For the request's log line.
        context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = exception, Path = context.Request.Path });
        return ExceptionProblems.For(exception);
    }
}
