using System.Collections.Concurrent;
using Npgsql;

namespace ContentApi.Http.Authentication.Tokens;

/// <summary>Notes people before their first act, and again when their name or role has changed, so that revisions can name them. Reads note nobody.</summary>
internal sealed class People(NpgsqlDataSource database)
{
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<Guid, Caller> known = new();

    /// <summary>Writes the person down unless that is done.</summary>
    public async Task NoteAsync(Person person, Caller caller, CancellationToken cancellationToken)
    {
        // The expiry is the token's.
        var lasting = caller with { ExpiresAt = null };
        if (known.TryGetValue(caller.KeyId, out var noted) && noted == lasting)
            return;

        await using var command = database.CreateCommand("""
            insert into api_keys (id, name, role, issuer, subject, prefix, created_at) values ($1, $2, $3, $4, $5, '', now())
            on conflict (id) do update set name = excluded.name, role = excluded.role where (api_keys.name, api_keys.role) is distinct from (excluded.name, excluded.role)
            """);
        foreach (var value in (object[])[caller.KeyId, caller.Name, (int)caller.Role, person.Issuer, person.Subject])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);

        if (known.Count > MostKnown)
            known.Clear();
        known[caller.KeyId] = lasting;
    }
}
