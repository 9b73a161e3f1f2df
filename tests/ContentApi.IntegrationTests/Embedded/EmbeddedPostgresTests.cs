using System.Diagnostics;
using ContentApi.Hosting.Embedded;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Embedded;

public sealed class EmbeddedPostgresTests(EmbeddedPostgresTests.ReadyCluster ready)
    : IClassFixture<EmbeddedPostgresTests.ReadyCluster>, IAsyncLifetime
{
    private readonly string directory = Path.Combine(Path.GetTempPath(), $"embedded-{Guid.NewGuid():N}");
    private readonly List<EmbeddedPostgres> started = [];

    [Fact]
    public async Task The_server_lower_cases_by_Unicode_and_sorts_by_code_point()
    {
        var postgres = await StartAsync(ready.Directory);

        (await AskAsync(postgres, "select lower('ÉŁσ') || ('B' < 'a')")).ShouldBe("éłσtrue");
    }

    [Fact]
    public async Task Data_is_still_there_after_a_second_start()
    {
        var first = await StartAsync(ready.Directory);
        await first.EnsureDatabaseAsync("content", CancellationToken.None);
        await first.DisposeAsync();

        var second = await StartAsync(ready.Directory);

        (await AskAsync(second, "select datname::text from pg_database where datname = 'content'")).ShouldBe("content");
    }

    [Fact]
    public async Task Of_several_started_at_once_one_owns_the_server_and_the_others_attach()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync(directory)));

        all.Count(postgres => postgres.IsOwner).ShouldBe(1);
        await Task.WhenAll(all.Select(postgres => postgres.EnsureDatabaseAsync("content", CancellationToken.None)));
        foreach (var postgres in all)
            (await AskAsync(postgres, "select 'here'")).ShouldBe("here");
    }

    [Fact]
    public async Task An_attached_app_takes_the_server_over_when_its_owner_ends()
    {
        var owner = await StartAsync(ready.Directory);
        var attached = await StartAsync(ready.Directory);

        await owner.DisposeAsync();

        await EventuallyAsync(async () => attached.IsOwner && await AskAsync(attached, "select 'here'") == "here");
    }

    [Fact]
    public async Task A_killed_server_comes_back()
    {
        var postgres = await StartAsync(ready.Directory);
        var before = await AskAsync(postgres, "select pg_postmaster_start_time()::text");

        using (var server = Process.GetProcessById(ServerId(postgres)))
            server.Kill();

        await EventuallyAsync(async () => await AskAsync(postgres, "select pg_postmaster_start_time()::text") != before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nobody")]
    public async Task The_server_ends_with_an_owner_that_is_killed(string? user)
    {
        Assert.SkipWhen(user is not null && !Environment.IsPrivilegedProcess, "Only root can start the owner as another user.");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nothing tells the server of its owner's death.");
        var at = user is null ? ready.Directory : directory;
        var (owner, connectionString) = await OwnerProcess.StartAsync(at, user);
        (await AskAsync(connectionString, "select 'here'")).ShouldBe("here");

        owner.Kill();

        await EventuallyAsync(async () => await FailsAsync(connectionString));
        var next = await StartAsync(at);
        next.IsOwner.ShouldBeTrue();
    }

    [Fact]
    public async Task Any_directory_will_do()
    {
        const string Name = "comma, 'quote' \"é\" and a name that is longer than the path of any socket may be; "
            + "so the socket moves to a shorter one and still is private";

        var postgres = await StartAsync(Path.Combine(directory, Name));

        (await AskAsync(postgres, "select 'here'")).ShouldBe("here");
        postgres.Directory.ShouldEndWith(Name);
    }

    [Fact]
    public async Task Where_the_servers_user_cannot_enter_the_data_moves_to_var_tmp()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only under root is the server's user another one.");
        var closed = Directory.CreateTempSubdirectory("embedded-");

        var postgres = await StartAsync(Path.Combine(closed.FullName, "data"));
        closed.Delete(recursive: true);

        postgres.Directory.ShouldStartWith("/var/tmp/");
        (await AskAsync(postgres, "select 'here'")).ShouldBe("here");
    }

    [Fact]
    public async Task A_server_that_does_not_start_is_quoted()
    {
        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Directory = ready.Directory, Durable = false, Settings = new Dictionary<string, string> { ["no_such"] = "1" } },
            CancellationToken.None));

        failure.Message.ShouldContain("unrecognized configuration parameter \"no_such\"");
        (await StartAsync(ready.Directory)).IsOwner.ShouldBeTrue();
    }

    [Fact]
    public async Task Configured_binaries_that_are_none_are_named()
    {
        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Directory = ready.Directory, Binaries = "/usr/share" }, CancellationToken.None));

        failure.Message.ShouldContain("Embedded:Binaries names /usr/share");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var postgres in started)
            await postgres.DisposeAsync();
        foreach (var left in started.Select(postgres => postgres.Directory).Append(directory).Distinct().Except([ready.Directory]).Where(Directory.Exists))
            Directory.Delete(left, recursive: true);
    }

    private async Task<EmbeddedPostgres> StartAsync(string at)
    {
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Directory = at, Durable = false }, TestContext.Current.CancellationToken);
        lock (started)
            started.Add(postgres);
        return postgres;
    }

    private static int ServerId(EmbeddedPostgres postgres) => int.Parse(
        File.ReadLines(Directory.GetFiles(postgres.Directory, "postmaster.pid", SearchOption.AllDirectories).Single()).First(),
        System.Globalization.CultureInfo.InvariantCulture);

    private static Task<string?> AskAsync(EmbeddedPostgres postgres, string question) => AskAsync(postgres.ConnectionString("postgres"), question);

    private static async Task<string?> AskAsync(string connectionString, string question)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(question);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<bool> FailsAsync(string connectionString)
    {
        try
        {
            await AskAsync(connectionString, "select 'here'");
            return false;
        }
        catch (NpgsqlException)
        {
            return true;
        }
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(50))
            try
            {
                if (await holds())
                    return;
            }
            catch (NpgsqlException)
            {
                // On its way.
            }

        Assert.Fail("It did not come about within 20 s.");
    }

    /// <summary>Spares the tests that do not need a directory of their own the second that initdb takes.</summary>
    public sealed class ReadyCluster : IAsyncLifetime
    {
        public string Directory { get; } = Path.Combine(Path.GetTempPath(), $"embedded-{Guid.NewGuid():N}");

        public async ValueTask InitializeAsync()
        {
            var options = new EmbeddedPostgresOptions { Directory = Directory, Durable = false };
            await (await EmbeddedPostgres.StartAsync(options, TestContext.Current.CancellationToken)).DisposeAsync();
        }

        public ValueTask DisposeAsync()
        {
            System.IO.Directory.Delete(Directory, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
