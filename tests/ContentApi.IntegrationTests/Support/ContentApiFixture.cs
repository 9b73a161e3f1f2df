using System.Collections.Concurrent;
using ContentApi.Data;
using ContentApi.Domain.Keys;
using ContentApi.Http.Authentication;
using ContentApi.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(ContentApiFixture))]

namespace ContentApi.IntegrationTests.Support;

/// <summary>
/// The run's server on a database of its own, shared by all test classes: each test makes its own rows and looks for
/// those alone. What tests do with it stands in <see cref="Verbs"/>.
/// </summary>
public class ContentApiFixture : IAsyncLifetime
{
    private const string Template = "content";

    private static readonly Dictionary<Role, string> Keys = Enum.GetValues<Role>().ToDictionary(role => role, role => $"test-key-of-the-{role}".ToLowerInvariant());

    private readonly ConcurrentBag<ContentApiServer> instances = [];
    private readonly Lazy<Task<Resource>> source;
    private ContentApiServer? server;
    private string connection = "";

    public ContentApiFixture() => source = new(() => this.CreateSourceAsync());

    public Uri Address => Server.Address;

    /// <summary>What absolute addresses in answers begin with.</summary>
    public string PublicBase => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Sends no key.</summary>
    public HttpClient Anonymous => Server.Anonymous;

    public IServiceProvider Services => Server.Services;

    /// <summary>The database, for what no endpoint tells.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>A source to hang articles on when the test does not care which.</summary>
    public Task<Resource> AnySourceAsync => source.Value;

    /// <summary>Every server that was started on the database.</summary>
    protected IReadOnlyCollection<ContentApiServer> Instances => instances;

    private ContentApiServer Server => server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>The text of the key of this role.</summary>
    public static string KeyOf(Role role) => Keys[role];

    /// <summary>Sends the key of this role.</summary>
    public HttpClient ClientFor(Role role) => Server.ClientFor(role);

    /// <summary>Sends this key.</summary>
    public HttpClient ClientWith(string key) => Server.ClientWith(key);

    public async ValueTask InitializeAsync()
    {
        await TestCluster.EnsureTemplateAsync(Template, MigrateAsync);
        connection = await TestCluster.CreateDatabaseAsync(Template);
        Database = NpgsqlDataSource.Create(connection);
        server = await SecondInstanceAsync();
    }

    /// <summary>Starts another instance on the same database; it ends with the fixture, or when it is disposed.</summary>
    /// <param name="settings">Settings of its own, such as <c>("Auth:BootstrapAdminKey", "…")</c>.</param>
    public async Task<ContentApiServer> SecondInstanceAsync(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            // A machine that is busy with other tests is no database that is away.
            ["ConnectionStrings:Content"] = connection + ";Timeout=30;Command Timeout=30",
            ["Serilog:MinimumLevel:Default"] = "Error",
            // All tests come from one address.
            ["RateLimits:PostComment"] = "1000000",
            ["RateLimits:AskProvider"] = "1000000",
        };
        foreach (var (key, value) in settings)
            all[key] = value;

        var instance = await Task.Run(() => ContentApiServer.Start(all, Keys));
        instances.Add(instance);
        return instance;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var instance in instances)
            await instance.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Runs SQL in the database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The one value that SQL gives.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var db = new ContentDbContext(
            new DbContextOptionsBuilder<ContentDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options);
        await db.Database.MigrateAsync();
        foreach (var (role, key) in Keys)
            db.Add(new ApiKey($"Test {role}", role, KeyRing.Hash(key), KeyText.PrefixOf(key), DateTimeOffset.UnixEpoch, expiresAt: null));
        await db.SaveChangesAsync();
    }
}
