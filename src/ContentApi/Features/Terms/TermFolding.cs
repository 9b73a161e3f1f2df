using Npgsql;

namespace ContentApi.Features.Terms;

/// <summary>
/// Folds what publishing appended to the counts into one row a term, so that the sums stay short. Counts are right
/// without it; any number of instances may run it, one works at a time.
/// </summary>
internal sealed class TermFolding(NpgsqlDataSource database, ILogger<TermFolding> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = database.CreateCommand("select fold_term_deltas()");
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "The counts of terms could not be folded; it is tried again");
            }
        }
    }
}
