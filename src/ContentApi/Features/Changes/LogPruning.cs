using Npgsql;

namespace ContentApi.Features.Changes;

/// <summary>Forgets entries of the change log after 30 days and outcomes of idempotent requests after one. The last entry stays: numbering goes on from it.</summary>
internal sealed class LogPruning(NpgsqlDataSource database, ILogger<LogPruning> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = database.CreateCommand(
                    """
                    delete from changes where id in (
                        select id from changes where at < now() - interval '31 days' and sequence < (select max(sequence) from changes) order by id limit 10000);
                    delete from idempotency where (scope, key) in (select scope, key from idempotency where at < now() - interval '25 hours' limit 10000)
                    """);
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                logger.LogWarning(exception, "The log could not be pruned; it is tried again in an hour");
            }
        }
    }
}
