using ContentApi.Hosting;
using Npgsql;

namespace ContentApi.Features.Terms;

/// <summary>
/// Lets articles follow renamed and merged terms: first every change is spread over the articles that show it, then these
/// are relabelled, some hundred a transaction. All that is left to do stands in the database: any number of instances
/// share the work, and go on with what one that ended has left (docs/decisions/0009).
/// </summary>
internal sealed class Relabelling(NpgsqlDataSource database, ILogger<Relabelling> logger) : BackgroundService
{
    private const int SpreadBatch = 5_000;
    private const int Batch = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Does all that can be done now.</summary>
    public static async Task RunAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await SpreadAsync(database, cancellationToken);
        while (await AskAsync<int>(database, $"select relabel_articles({Batch})", cancellationToken) > 0)
        {
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval, cancellationToken => RunAsync(database, cancellationToken), TellOfFailure, stoppingToken);

    private void TellOfFailure(Exception exception)
    {
        if (exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            logger.LogDebug("A save that has read the old names is still under way; articles follow after it");
        else
            logger.LogWarning(exception, "Articles could not follow a renamed term; it is tried again");
    }

    private static async Task SpreadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // Only those that are known now: whoever has read the names from before them is waited for next.
        var changes = await AskAsync<long[]>(database, "select array(select id from term_changes where not is_spread)", cancellationToken);
        if (changes.Length == 0)
            return;

        await using (var wait = database.CreateCommand("select await_readers_of_names()"))
            await wait.ExecuteNonQueryAsync(cancellationToken);
        while (await AskAsync<bool>(database, $"select spread_term_change($1, {SpreadBatch})", cancellationToken, new NpgsqlParameter { Value = changes }))
        {
        }
    }

    private static async Task<T> AskAsync<T>(NpgsqlDataSource database, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
