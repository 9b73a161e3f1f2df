using System.Buffers.Binary;
using ContentApi.Domain.Changes;
using ContentApi.Domain.Keys;
using ContentApi.Http.Authentication;
using ContentApi.Http.Problems;
using Npgsql;

namespace ContentApi.Features.Changes;

/// <summary>Reads the change log, in one round trip: first it numbers what has been committed since the last reader came.</summary>
internal sealed class ChangeLog(NpgsqlDataSource database)
{
    private const string Everything = "c.at, c.type, c.resource, c.resource_id, c.slug, c.version, c.cache_tags";

    /// <summary>The entries behind a position that a caller may see.</summary>
    /// <param name="after">Where to begin; null for the log's beginning.</param>
    /// <param name="limit">The most entries.</param>
    /// <param name="caller">Who asks; null for an anonymous reader, who sees what was public when it was entered.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ProblemException">410: the log does not hold what is behind the position, or is another one.</exception>
    public async Task<LogPage> ReadAsync(LogPosition? after, int limit, Caller? caller, CancellationToken cancellationToken) =>
        await ReadAsync(after, limit, caller, Everything, Entry, cancellationToken);

    /// <summary>Where that page would end, without its entries.</summary>
    /// <exception cref="ProblemException">As for <see cref="ReadAsync(LogPosition?, int, Caller?, CancellationToken)"/>.</exception>
    public async Task<LogPage> LookAsync(LogPosition? after, int limit, Caller? caller, CancellationToken cancellationToken) =>
        await ReadAsync(after, limit, caller, "null", _ => null, cancellationToken);

    private async Task<LogPage> ReadAsync(
        LogPosition? after, int limit, Caller? caller, string columns, Func<NpgsqlDataReader, ChangeResponse?> entry, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        // A statement of its own: the next one sees what it has numbered.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select number_changes()"));
        batch.BatchCommands.Add(Page(after?.Sequence ?? 0, limit, caller, columns));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);

        var log = BinaryPrimitives.ReadInt64BigEndian(reader.GetFieldValue<byte[]>(0));
        var (first, last) = (reader.GetInt64(1), reader.GetInt64(2));
        if (after is { } known && (known.Log != log || known.Sequence > last || known.Sequence < first - 1))
        {
            throw new ProblemException(
                ProblemType.PositionExpired, "The log does not hold what is behind this position. Read the resources anew, then follow the log from its end.");
        }

        var (entries, end, count) = (new List<ChangeResponse>(), last, 0);
        // Without an entry there is one row for the log alone.
        for (var isEntry = !await reader.IsDBNullAsync(3, cancellationToken); isEntry; isEntry = await reader.ReadAsync(cancellationToken))
        {
            if (++count > limit)
                break;
            end = reader.GetInt64(3);
            if (entry(reader) is { } read)
                entries.Add(read);
        }

        // Behind the last entry that the caller may see there is only what it may not.
        return count > limit ? new LogPage(entries, new LogPosition(log, end), AtEnd: false) : new LogPage(entries, new LogPosition(log, last), AtEnd: true);
    }

    // One statement: the log's bounds and its entries are of one instant.
    private static NpgsqlBatchCommand Page(long after, int limit, Caller? caller, string columns)
    {
        var command = new NpgsqlBatchCommand($"""
            select (select value from secrets where name = 'log'), l.first, l.last, c.sequence, {columns}
            from (select coalesce(min(sequence), 1) as first, coalesce(max(sequence), 0) as last from changes) l
            left join lateral (
                select * from changes c where c.sequence > $1 and {Visible(caller)} order by c.sequence limit $2) c on true
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit + 1 });
        if (caller is { Role: Role.Contributor })
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = caller.KeyId });
        return command;
    }

    // Contributors know of drafts that are their own.
    private static string Visible(Caller? caller) => caller switch
    {
        null => "c.is_public",
        { Role: Role.Contributor } => "(c.is_public or exists (select from articles a where a.id = c.resource_id and a.created_by = $3))",
        _ => "true",
    };

    private static ChangeResponse Entry(NpgsqlDataReader reader) => new(
        reader.GetInt64(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        (ChangeType)reader.GetInt32(5),
        (ChangedResource)reader.GetInt32(6),
        reader.GetGuid(7),
        reader.GetString(8),
        reader.GetInt32(9),
        reader.GetFieldValue<string[]>(10));
}

/// <summary>A part of the log.</summary>
/// <param name="Entries">The entries that the caller may see.</param>
/// <param name="Position">Where it ends, what the caller may not see included.</param>
/// <param name="AtEnd">Whether the log ends there too.</param>
internal sealed record LogPage(IReadOnlyList<ChangeResponse> Entries, LogPosition Position, bool AtEnd);
