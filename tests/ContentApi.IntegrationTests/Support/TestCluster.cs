using System.Collections.Concurrent;
using ContentApi.Hosting.Embedded;
using ContentApi.IntegrationTests.Support;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(TestCluster.Ending))]

namespace ContentApi.IntegrationTests.Support;

/// <summary>
/// The run's one PostgreSQL: started when the first test wants a database, without fsync, deleted after the last.
/// <c>CONTENTAPI_TEST_POSTGRES</c> (the connection string of a superuser) names a server to use instead; only this run's databases are dropped there.
/// </summary>
public static class TestCluster
{
    private static readonly string Run = $"contentapi_test_{Guid.NewGuid():N}"[..24];
    private static readonly string? External = Environment.GetEnvironmentVariable("CONTENTAPI_TEST_POSTGRES");
    private static readonly string TemporaryDirectory = Path.Combine(Path.GetTempPath(), Run);
    private static readonly Lazy<Task<EmbeddedPostgres>> Embedded = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Templates = new();
    private static int databases;

    /// <summary>Creates a database of the caller's own, empty or as a copy of a template (some 50 ms); nobody needs to drop it.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"{Run}_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name}" + (template is null ? "" : $" template {Run}_{template}"));
        return await ConnectionStringAsync(name);
    }

    /// <summary>Builds a template once a run, by whoever comes first; the others wait for it.</summary>
    /// <param name="name">Lower-case letters and underscores.</param>
    /// <param name="build">Gets the connection string of the empty database; connections that it leaves in a pool are ended.</param>
    public static Task EnsureTemplateAsync(string name, Func<string, Task> build) =>
        Templates.GetOrAdd(name, _ => new Lazy<Task>(() => BuildTemplateAsync($"{Run}_{name}", build))).Value;

    private static async Task BuildTemplateAsync(string database, Func<string, Task> build)
    {
        await ExecuteAsync($"create database {database}");
        await build(await ConnectionStringAsync(database));
        await ExecuteAsync($"alter database {database} with allow_connections false");
        await ExecuteAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{database}'");
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        DeleteWhatKilledRunsLeft();
        return await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                Directory = TemporaryDirectory,
                Durable = false,
                Settings = new Dictionary<string, string> { ["max_connections"] = "400", ["autovacuum_naptime"] = "10s" },
            },
            CancellationToken.None);
    }

    // Their servers ended with them; an hour keeps a run safe that has made its directory and not yet locked it.
    private static void DeleteWhatKilledRunsLeft()
    {
        foreach (var directory in Directory.GetDirectories(Path.GetTempPath(), "contentapi_test_*"))
        {
            if (Directory.GetCreationTimeUtc(directory) > DateTime.UtcNow.AddHours(-1))
                continue;
            var locks = Directory.GetFiles(directory, "owner.lock", SearchOption.AllDirectories).Select(FileLock.TryTake).ToList();
            if (locks.TrueForAll(held => held is not null))
                Directory.Delete(directory, recursive: true);
            locks.ForEach(held => held?.Dispose());
        }
    }

    private static async Task<string> ConnectionStringAsync(string database) => External is null
        ? (await Embedded.Value).ConnectionString(database)
        : new NpgsqlConnectionStringBuilder(External) { Database = database }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await ConnectionStringAsync("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the cluster after the assembly's last test.</summary>
    public sealed class Ending : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            if (External is not null)
            {
                var names = Enumerable.Range(1, databases).Select(number => $"{Run}_{number}").Concat(Templates.Keys.Select(name => $"{Run}_{name}"));
                foreach (var name in names)
                    await ExecuteAsync($"drop database if exists {name} with (force)");
            }
            else if (Embedded.IsValueCreated)
            {
                var postgres = await Embedded.Value;
                await postgres.DisposeAsync();
                Directory.Delete(postgres.Directory, recursive: true);
            }
        }
    }
}
