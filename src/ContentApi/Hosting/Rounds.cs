using ContentApi.Data;

namespace ContentApi.Hosting;

/// <summary>How work is done beside the requests: in rounds, until the program ends. What fails is told, and tried again in the next round.</summary>
internal static class Rounds
{
    /// <summary>Makes a round every so often; a slow one delays the next.</summary>
    /// <param name="interval">How often.</param>
    /// <param name="round">The work.</param>
    /// <param name="failed">Tells of a round that failed.</param>
    /// <param name="stoppingToken">Ends it.</param>
    public static async Task RunAsync(TimeSpan interval, Func<CancellationToken, Task> round, Action<Exception> failed, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await round(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                failed(exception);
            }
        }
    }

    /// <summary>Does a step again and again until it finds nothing to do, each time with a context of its own.</summary>
    /// <param name="scopes">Gives the contexts.</param>
    /// <param name="step">The step; false when there was nothing to do.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WhileAnyAsync(this IServiceScopeFactory scopes, Func<ContentDbContext, CancellationToken, Task<bool>> step, CancellationToken cancellationToken)
    {
        var any = true;
        while (any)
        {
            await using var scope = scopes.CreateAsyncScope();
            any = await step(scope.ServiceProvider.GetRequiredService<ContentDbContext>(), cancellationToken);
        }
    }
}
