using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ContentApi.Domain.Keys;
using Npgsql;

namespace ContentApi.Http.Authentication;

/// <summary>
/// Knows the holders of keys. What it read is good for one second counted from before the reading, so that a revocation
/// holds on every instance within that time; simultaneous askers share one query.
/// </summary>
internal sealed class KeyRing(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    private const int MostEntries = 10_000;
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(0.9);

    private readonly ConcurrentDictionary<string, Entry> entries = new();
    private readonly ConcurrentDictionary<Guid, bool> used = new();

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>The holder of a key, or null when it is unknown, expired or revoked.</summary>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Hash(key);
        var name = Convert.ToHexString(hash);
        if (!entries.TryGetValue(name, out var entry) || clock.GetElapsedTime(entry.ReadAt) > GoodFor)
        {
            if (entries.Count > MostEntries)
                entries.Clear();
            var fresh = new Entry(clock.GetTimestamp(), new Lazy<Task<Caller?>>(() => ReadAsync(hash)));
            // Whoever replaces the stale entry first is followed by the others.
            entry = entry is null ? entries.GetOrAdd(name, fresh)
                : entries.TryUpdate(name, fresh, entry) ? fresh
                : entries.GetOrAdd(name, fresh);
        }

        try
        {
            var caller = await entry.Holder.Value.WaitAsync(cancellationToken);
            if (caller is not null)
                used[caller.KeyId] = true;
            return caller;
        }
        catch when (entry.Holder.Value.IsFaulted)
        {
            entries.TryRemove(KeyValuePair.Create(name, entry));
            throw;
        }
    }

    /// <summary>Forgets what was read, after a key was revoked here.</summary>
    public void Forget() => entries.Clear();

    /// <summary>The keys used since the last call, to be noted in the database.</summary>
    public Guid[] TakeUsed()
    {
        var ids = used.Keys.ToArray();
        foreach (var id in ids)
            used.TryRemove(id, out _);
        return ids;
    }

    public void Dispose() => entries.Clear();

    private async Task<Caller?> ReadAsync(byte[] hash)
    {
        await using var command = database.CreateCommand(
            "select id, name, role, expires_at from api_keys where hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())");
        command.Parameters.Add(new NpgsqlParameter { Value = hash });
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        return await reader.ReadAsync(CancellationToken.None)
            ? new Caller(
                reader.GetGuid(0),
                reader.GetString(1),
                (Role)reader.GetInt32(2),
                await reader.IsDBNullAsync(3) ? null : await reader.GetFieldValueAsync<DateTimeOffset>(3))
            : null;
    }

    private sealed record Entry(long ReadAt, Lazy<Task<Caller?>> Holder);
}
