using Npgsql;

namespace ContentApi.Features.Changes;

/// <summary>
/// Deletes once a day what is kept for a time only: entries of the change log after 30 days, outcomes of requests after 24
/// hours. Any number of instances may do so.
/// </summary>
internal sealed class Pruning(NpgsqlDataSource database, TimeProvider clock, ILogger<Pruning> logger) : BackgroundService
{
    private const int Batch = 5_000;
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = FirstAfter; ; wait = Interval)
        {
            await Task.Delay(wait, clock, stoppingToken);
            foreach (var function in (string[])["prune_changes", "prune_outcomes"])
                await PruneAsync(function, stoppingToken);
        }
    }

    private async Task PruneAsync(string function, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand($"select {function}({Batch})");
            while ((int)(await command.ExecuteScalarAsync(cancellationToken))! == Batch)
            {
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            logger.LogWarning("{Function} did not come to its end and goes on tomorrow: {Reason}", function, exception.Message);
        }
    }
}
