using ContentApi.Data;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Hosting;

/// <summary>What an orchestrator asks: does the process live, may it get traffic.</summary>
internal static class Health
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>Serves <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var scopes = endpoints.ServiceProvider.GetRequiredService<IServiceScopeFactory>();
        endpoints.MapHealth(async cancellationToken =>
        {
            // A scope of its own: where the deadline is over, the request ends before the question does.
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<ContentDbContext>().Database;
            return !(await database.GetPendingMigrationsAsync(cancellationToken)).Any();
        });
    }

    /// <summary>Serves <c>/health/live</c> and <c>/health/ready</c>.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="isMigrated">
    /// Asks the database whether it has every migration of this release. It throws when the database is away; two seconds count as away.
    /// </param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints, Func<CancellationToken, Task<bool>> isMigrated)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/health/live", methods, (RequestDelegate)(context => Answer(context, "live"))).ExcludeFromDescription();
        endpoints.MapMethods("/health/ready", methods, (RequestDelegate)Ready).ExcludeFromDescription();

        async Task Ready(HttpContext context)
        {
            if (await Trouble(context, isMigrated) is { } trouble)
                await ProblemWriter.WriteAsync(context, trouble);
            else
                await Answer(context, "ready");
        }
    }

    private static Task Answer(HttpContext context, string status)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { status }, context.RequestAborted);
    }

    private static async Task<Problem?> Trouble(HttpContext context, Func<CancellationToken, Task<bool>> isMigrated)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(Deadline);
        try
        {
            // A frozen server keeps a call beyond its token, so the wait has a deadline as well.
            if (await isMigrated(deadline.Token).WaitAsync(Deadline, deadline.Token))
                return null;

            return new Problem(ProblemType.DatabaseUnavailable, "The database lacks migrations of this release. Run the migrate command.")
                .WithHeader("Retry-After", "1");
        }
        // Whatever it is that went wrong, the database is not ready; the request's log line tells the reason.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = exception, Path = context.Request.Path });
            return Problem.DatabaseUnavailable();
        }
    }
}
