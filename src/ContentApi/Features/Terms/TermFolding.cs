using ContentApi.Hosting;
using Npgsql;

namespace ContentApi.Features.Terms;

/// <summary>
/// Folds what publishing appended to the counts into one row a term, so that the sums stay short. Counts are right
/// without it; any number of instances may run it, one works at a time.
/// </summary>
internal sealed class TermFolding(NpgsqlDataSource database, ILogger<TermFolding> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval,
        FoldAsync,
        exception => logger.LogWarning(exception, "The counts of terms could not be folded; it is tried again"),
        stoppingToken);

    private async Task FoldAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select fold_term_deltas()");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
