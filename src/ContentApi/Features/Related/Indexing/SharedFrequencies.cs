using ContentApi.Domain.Related;
using ContentApi.Features.Related.Ranking;
using Npgsql;

namespace ContentApi.Features.Related.Indexing;

/// <summary>
/// The frequencies of terms over all articles: in memory, shared by the instances through one row. What an instance has
/// counted since it last wrote is lost when it is killed, and nobody notices: weights hardly depend on it.
/// </summary>
internal sealed class SharedFrequencies(NpgsqlDataSource database) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private DocumentFrequencies? all;
    private DocumentFrequencies mine = new();
    private int version;

    /// <summary>What is known here.</summary>
    public async Task<DocumentFrequencies> ReadAsync(CancellationToken cancellationToken) => all ?? await ExchangeAsync(cancellationToken);

    /// <summary>Counts an article.</summary>
    public void Add(ReadOnlySpan<int> terms)
    {
        all!.Add(terms);
        mine.Add(terms);
    }

    /// <summary>Writes what was counted here, and takes in what others have.</summary>
    /// <returns>What is known here now.</returns>
    public async Task<DocumentFrequencies> ExchangeAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var counted = mine.Articles > 0;
            await using var read = Command.Of(
                connection,
                counted ? "select version, packed from related_frequencies for update" : "select version, case when version = $1 then null else packed end from related_frequencies",
                counted ? [] : [all is null ? -1 : version]);
            var (stored, packed) = (await read.ListAsync(
                reader => (reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)), cancellationToken)).Single();
            if (packed is null)
                return all!;

            var merged = FrequencyTable.Read(packed);
            if (counted)
            {
                merged.Add(mine);
                await using var write = Command.Of(connection, "update related_frequencies set version = version + 1, packed = $1", merged.Pack());
                await write.ExecuteNonQueryAsync(cancellationToken);
                stored++;
            }

            await transaction.CommitAsync(CancellationToken.None);
            (all, mine, version) = (merged, new(), stored);
            return merged;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
