using Npgsql;
using NpgsqlTypes;

namespace ContentApi.Features.ReaderAids.Provider;

/// <summary>Which result: of what edition, which aid with what parameters, made by whom.</summary>
internal sealed record AidKey(Guid ArticleId, int Version, string Aid, string Parameters, string Maker);

/// <summary>What a provider has made, kept in the database; and the leases by which one of all instances asks it. No connection is held while it works.</summary>
internal sealed class StoredAids(NpgsqlDataSource database, AiOptions options)
{
    /// <summary>The result; or a lease on making it; or why not.</summary>
    public async Task<(string State, string? Made, TimeSpan Wait)> BeginAsync(AidKey key, Guid lease, long estimate, CancellationToken cancellationToken)
    {
        await using var command = Command("select state, made, seconds from begin_reader_aid($1, $2, $3, $4, $5, $6, $7, $8, $9)", key, lease);
        // Longer than the provider may take, twice: it is asked again where it knows no schemas.
        Add(command, NpgsqlDbType.Double, (2 * options.Timeout.TotalSeconds) + 5);
        Add(command, NpgsqlDbType.Bigint, estimate);
        Add(command, NpgsqlDbType.Bigint, options.DailyTokens);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), TimeSpan.FromSeconds(reader.GetDouble(2)));
    }

    /// <summary>Ends a lease, with a result or without.</summary>
    public async Task EndAsync(AidKey key, Guid lease, string? made, long used, long estimate, TimeSpan retry)
    {
        await using var command = Command("select end_reader_aid($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", key, lease);
        Add(command, NpgsqlDbType.Text, made);
        Add(command, NpgsqlDbType.Bigint, used);
        Add(command, NpgsqlDbType.Bigint, estimate);
        Add(command, NpgsqlDbType.Double, retry.TotalSeconds);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>The results of several aids of one edition that are there.</summary>
    public async Task<Dictionary<string, string>> FindAsync(IReadOnlyList<AidKey> keys, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select r.aid, r.result from reader_aids r join unnest($4::text[], $5::text[]) w (aid, params) on r.aid = w.aid and r.params = w.params
            where r.article_id = $1 and r.version = $2 and r.maker = $3 and r.result is not null
            """);
        Add(command, NpgsqlDbType.Uuid, keys[0].ArticleId);
        Add(command, NpgsqlDbType.Integer, keys[0].Version);
        Add(command, NpgsqlDbType.Text, keys[0].Maker);
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, keys.Select(key => key.Aid).ToArray());
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, keys.Select(key => key.Parameters).ToArray());
        var found = new Dictionary<string, string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found[reader.GetString(0)] = reader.GetString(1);
        return found;
    }

    private NpgsqlCommand Command(string sql, AidKey key, Guid lease)
    {
        var command = database.CreateCommand(sql);
        Add(command, NpgsqlDbType.Uuid, key.ArticleId);
        Add(command, NpgsqlDbType.Integer, key.Version);
        Add(command, NpgsqlDbType.Text, key.Aid);
        Add(command, NpgsqlDbType.Text, key.Parameters);
        Add(command, NpgsqlDbType.Text, key.Maker);
        Add(command, NpgsqlDbType.Uuid, lease);
        return command;
    }

    // PostgreSQL's text holds no U+0000, wherever a provider got it from.
    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value is string text ? text.Replace("\0", "", StringComparison.Ordinal) : value ?? DBNull.Value });
}
