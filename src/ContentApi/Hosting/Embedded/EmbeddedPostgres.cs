using Npgsql;

namespace ContentApi.Hosting.Embedded;

/// <summary>A private PostgreSQL for Development and tests, with no port and nothing to install or configure.</summary>
/// <remarks>
/// The first app on a directory owns the server: it ends with that app. Further apps on the same directory attach. When the owner ends, one of them
/// starts the server again under the same connection string; their requests fail for the second or so that this takes.
/// The same happens when the server itself is killed.
/// </remarks>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);

    private readonly Cluster cluster;
    private readonly TimeSpan startTimeout;
    private readonly CancellationTokenSource disposing = new();
    private IDisposable? ownership;
    private ServerProcess? server;
    private Task watching = Task.CompletedTask;

    private EmbeddedPostgres(Cluster cluster, string directory, TimeSpan startTimeout)
    {
        this.cluster = cluster;
        this.startTimeout = startTimeout;
        Directory = directory;
    }

    /// <summary>Where the data is: the wanted directory, or one under <c>/var/tmp</c> if the server's user can't enter that.</summary>
    public string Directory { get; }

    /// <summary>False when another app's server is used.</summary>
    public bool IsOwner => ownership is not null;

    /// <summary>Starts the directory's server, or attaches to the one that runs. Makes the cluster first, and fetches PostgreSQL, where needed.</summary>
    /// <exception cref="EmbeddedPostgresException">There is no PostgreSQL to be had, or it does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException($"The embedded database needs Linux or macOS. {EmbeddedPostgresException.WaysOut}");

        var account = await ServerAccount.FindAsync(cancellationToken);
        var directory = await EmbeddedDirectory.FindAsync(Path.GetFullPath(options.Directory), account, cancellationToken);
        var binaries = await PostgresBinaries.FindAsync(options.Binaries, Path.Combine(directory, "npm"), cancellationToken);
        var home = Path.Combine(directory, $"pg-{binaries.Major}");
        account.CreateSharedDirectory(home);

        var postgres = new EmbeddedPostgres(new Cluster(home, binaries, account, options), directory, options.StartTimeout);
        try
        {
            await postgres.OwnOrAttachAsync(cancellationToken);
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }

        postgres.watching = postgres.WatchAsync();
        return postgres;
    }

    public string ConnectionString(string database) => cluster.ConnectionString(database);

    /// <summary>Creates the database unless it exists; several apps may do so at once.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var exists = source.CreateCommand("select 1 from pg_database where datname = $1");
        exists.Parameters.Add(new NpgsqlParameter { Value = database });
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;

        await using var create = source.CreateCommand($"create database {new NpgsqlCommandBuilder().QuoteIdentifier(database)}");
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another app was faster.
        }
    }

    /// <summary>Ends the server, if it is ours, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposing.IsCancellationRequested)
            return;

        await disposing.CancelAsync();
        await watching;
        if (server is not null)
        {
            await server.DisposeAsync();
            cluster.Leave();
        }

        ownership?.Dispose();
        disposing.Dispose();
    }

    private async Task OwnOrAttachAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(startTimeout);
        try
        {
            // The lock is the owner's from before initdb until its server has ended: who can't have it waits for an answer or for the lock.
            while ((ownership ??= FileLock.TryTake(cluster.LockFile)) is null)
            {
                if (await cluster.AnswersAsync(deadline.Token))
                    return;
                await Task.Delay(50, deadline.Token);
            }

            server = await cluster.StartServerAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddedPostgresException(
                $"The embedded PostgreSQL in {Directory} did not answer within {startTimeout.TotalSeconds} s. {EmbeddedPostgresException.WaysOut}");
        }
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(WatchInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(disposing.Token))
            {
                if (server is { HasExited: false })
                    continue;
                try
                {
                    if (server is not null)
                        await server.DisposeAsync();
                    server = null;
                    await OwnOrAttachAsync(disposing.Token);
                }
                catch (Exception exception) when (exception is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
                {
                    // Requests are answered with 503 meanwhile; the next tick tries again.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
