using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace ContentApi.Hosting.Embedded;

/// <summary>One database cluster on disk: makes it, starts its server, asks whether it answers.</summary>
internal sealed partial class Cluster(string home, PostgresBinaries binaries, ServerAccount account, EmbeddedPostgresOptions options)
{
    private const string Superuser = "postgres";

    // sockaddr_un holds 104 bytes on macOS and 108 on Linux, the final zero and "/.s.PGSQL.5432" among them.
    private const int LongestSocketDirectory = 103 - 14;

    private readonly string data = Path.Combine(home, "data");

    /// <summary>Beside the data where that path is short and plain enough to be a socket's and part of a connection string.</summary>
    private readonly string socketDirectory = Path.Combine(home, "run") is { Length: <= LongestSocketDirectory } beside && PlainPath().IsMatch(beside)
        ? beside
        : $"/tmp/contentapi-{EmbeddedDirectory.ShortName(home)}";

    public string LockFile { get; } = Path.Combine(home, "owner.lock");

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = socketDirectory, Username = Superuser, Database = database }.ConnectionString;

    /// <summary>Makes the cluster where there is none, ends a server that lost its owner, and starts one that answers.</summary>
    /// <remarks>Only for the holder of <see cref="LockFile"/>.</remarks>
    public async Task<ServerProcess> StartServerAsync(CancellationToken cancellationToken)
    {
        await account.CreateDirectoryAsync(socketDirectory, cancellationToken);
        if (!Directory.Exists(data))
            await InitializeAsync(cancellationToken);
        await EndOrphanAsync(cancellationToken);

        for (; ; )
        {
            var server = await ServerProcess.StartAsync(binaries.Postgres, Arguments(), account, cancellationToken);
            if (await AnsweringAsync(server, cancellationToken))
                return server;
            if (!PredecessorLives().IsMatch(server.Log))
                throw new EmbeddedPostgresException($"The embedded PostgreSQL in {home} does not start. It says:\n{server.Log}");
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Removes what the server left outside its home.</summary>
    public void Leave()
    {
        if (!socketDirectory.StartsWith(home, StringComparison.Ordinal))
            Directory.Delete(socketDirectory, recursive: true);
    }

    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false, Timeout = 5 };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        // Built aside and renamed when whole: what stands under the name is never half a cluster.
        var building = data + ".new";
        if (Directory.Exists(building))
            Directory.Delete(building, recursive: true);
        await account.CreateDirectoryAsync(building, cancellationToken);

        // Characters by Unicode (lower('É') is 'é'), order by code point, the same bytes on 15 and 18 and on every machine. macOS knows no C.UTF-8.
        string[] locale = OperatingSystem.IsMacOS()
            ? ["--lc-collate=C", "--lc-ctype=en_US.UTF-8", "--lc-messages=C"]
            : ["--locale=C.UTF-8"];
        var outcome = await account.RunAsync(
            binaries.InitDb,
            ["-D", building, "-U", Superuser, "--auth=trust", "--encoding=UTF8", .. locale, .. options.Durable ? Array.Empty<string>() : ["--no-sync"]],
            cancellationToken);
        if (!outcome.Succeeded)
            throw new EmbeddedPostgresException($"initdb could not make a cluster in {home}. It says:\n{outcome.Output}");

        Directory.Move(building, data);
    }

    // PostgreSQL's own 128 MiB hold the search index of some ten thousand articles. Memory is taken as it is touched.
    private static long BufferMebibytes => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / 1024 / 1024, 128, 1024);

    private List<string> Arguments()
    {
        // Who can enter the socket's directory is let in without a password; there is no port.
        List<string> arguments = ["-D", data, "-k", socketDirectory, "-c", "listen_addresses=", "-c", "TimeZone=UTC", "-c", "log_timezone=UTC"];
        if (options.Durable)
            arguments.AddRange(["-c", string.Create(CultureInfo.InvariantCulture, $"shared_buffers={BufferMebibytes}MB")]);
        else
            arguments.AddRange(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]);
        foreach (var (name, value) in options.Settings)
            arguments.AddRange(["-c", $"{name}={value}"]);

        return arguments;
    }

    /// <returns>False when the server ended instead.</returns>
    private async Task<bool> AnsweringAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        try
        {
            while (!server.HasExited)
            {
                if (await AnswersAsync(cancellationToken))
                    return !server.HasExited;
                await Task.Delay(20, cancellationToken);
            }

            await server.DisposeAsync();
            return false;
        }
        catch (OperationCanceledException)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    // Left by an owner that was killed where nothing tethers the server to it; ours would be without the settings and the tether.
    private async Task EndOrphanAsync(CancellationToken cancellationToken)
    {
        var processFile = Path.Combine(data, "postmaster.pid");
        while (await AnswersAsync(cancellationToken))
        {
            if (File.Exists(processFile))
                ServerProcess.Interrupt(int.Parse(File.ReadLines(processFile).First(), CultureInfo.InvariantCulture));
            await Task.Delay(50, cancellationToken);
        }
    }

    // Another server on this directory, or backends of one that was killed, are still on their way out.
    [GeneratedRegex("already exists|still in use")]
    private static partial Regex PredecessorLives();

    [GeneratedRegex(@"^[A-Za-z0-9/._-]+$")]
    private static partial Regex PlainPath();
}
