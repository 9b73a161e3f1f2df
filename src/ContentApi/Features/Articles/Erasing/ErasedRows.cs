using ContentApi.Hosting;
using Npgsql;

namespace ContentApi.Features.Articles.Erasing;

/// <summary>
/// Vacuums after an article was erased: until then its text stands in dead rows on the disk, and in a large table autovacuum
/// may take months. One instance at a time does so; again while a transaction that is older than the erasing keeps rows alive.
/// </summary>
internal sealed class ErasedRows(NpgsqlDataSource database, ILogger<ErasedRows> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Vacuums if something was erased since the last time.</summary>
    /// <returns>How many erased articles are gone from the disk with it.</returns>
    public static async Task<int> SweepAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var due = new NpgsqlCommand(
            "select now() from erasures where swept_at is null and pg_try_advisory_lock(hashtextextended('contentapi:erasures', 0)) limit 1", connection);
        if (await due.ExecuteScalarAsync(cancellationToken) is not { } before)
            return 0;

        try
        {
            await using var vacuum = new NpgsqlCommand("vacuum", connection) { CommandTimeout = 0 };
            await vacuum.ExecuteNonQueryAsync(cancellationToken);
            await using var swept = new NpgsqlCommand(
                """
                update erasures e set swept_at = now() where swept_at is null and at < $1 and not exists (
                    select from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid() and a.xact_start <= e.at)
                """, connection)
            { Parameters = { new NpgsqlParameter { Value = before } } };
            return await swept.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            await using var unlock = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval,
        cancellationToken => SweepAsync(database, cancellationToken),
        exception => logger.LogWarning(exception, "What was erased could not be vacuumed away; it is tried again"),
        stoppingToken);
}
