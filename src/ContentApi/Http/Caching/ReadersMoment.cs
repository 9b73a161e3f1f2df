using Microsoft.Extensions.Options;
using Npgsql;

namespace ContentApi.Http.Caching;

/// <summary>
/// Asks the database whether anything has changed, with one question for all who wait: it is put after the last of them has asked, so
/// none gets an answer older than his request.
/// </summary>
internal sealed class ReadersMoment(NpgsqlDataSource database, IOptions<CachingOptions> options)
{
    // Its snapshot is the same only as long as nothing is committed, and what time alone changes is told by the instant of the next
    // change, and by the hour, by which searches measure freshness. On a replica transactions become visible in another order than their
    // numbers, so the position of its replay stands beside; and another server, or the same one from a backup, has begun at another time.
    private const string Moment =
        """
        select concat_ws(' ',
            pg_current_snapshot(),
            case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end,
            extract(epoch from pg_postmaster_start_time()),
            floor(extract(epoch from readers_now()) / 3600),
            extract(epoch from least(
                (select min(e.live_from) from editions e where not e.announced and not e.retired and e.live_from > readers_now()),
                (select min(least(e.live_until, e.expires_at)) from editions e
                 where not e.retired and least(e.live_until, e.expires_at) is not null and least(e.live_until, e.expires_at) > readers_now()))))
        """;

    // Of a small machine's memory an eighth.
    private readonly long most = Math.Min(options.Value.KeptMebibytes * 1024L * 1024L, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8);
    private readonly Lock gate = new();
    private TaskCompletionSource<UnchangedReads>? waiting;
    private bool isAsking;

    /// <summary>What was read at the last moment that is known of; it may be over.</summary>
    public UnchangedReads Last { get; private set; } = new("", 0);

    /// <summary>What was read at this moment.</summary>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public Task<UnchangedReads> AskAsync()
    {
        lock (gate)
        {
            waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!isAsking)
            {
                isAsking = true;
                // It is nobody's own question, so it stands in nobody's trace.
                using (ExecutionContext.SuppressFlow())
                    _ = Task.Run(AnswerAllAsync);
            }

            return waiting.Task;
        }
    }

    private async Task AnswerAllAsync()
    {
        while (Take() is { } asked)
        {
            try
            {
                asked.SetResult(await ReadAsync());
            }
            catch (Exception exception)
            {
                asked.SetException(exception);
            }
        }
    }

    private TaskCompletionSource<UnchangedReads>? Take()
    {
        lock (gate)
        {
            var asked = waiting;
            waiting = null;
            isAsking = asked is not null;
            return asked;
        }
    }

    private async Task<UnchangedReads> ReadAsync()
    {
        await using var command = database.CreateCommand(Moment);
        var moment = (string)(await command.ExecuteScalarAsync(CancellationToken.None))!;
        // One question at a time: the moments come in their order.
        return moment == Last.Moment ? Last : Last = new(moment, most);
    }
}
