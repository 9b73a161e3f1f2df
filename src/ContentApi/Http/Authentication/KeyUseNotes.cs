using ContentApi.Hosting;
using Npgsql;

namespace ContentApi.Http.Authentication;

/// <summary>Notes when keys were last used, to the minute, away from the requests: no GET writes.</summary>
internal sealed class KeyUseNotes(KeyRing keys, NpgsqlDataSource database, ILogger<KeyUseNotes> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval, NoteAsync, exception => logger.LogWarning(exception, "The use of keys could not be noted"), stoppingToken);

    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        var used = keys.TakeUsed();
        if (used.Length == 0)
            return;

        await using var command = database.CreateCommand(
            "update api_keys set last_used_at = date_trunc('minute', now()) where id = any($1) and last_used_at is distinct from date_trunc('minute', now())");
        command.Parameters.Add(new NpgsqlParameter { Value = used });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
