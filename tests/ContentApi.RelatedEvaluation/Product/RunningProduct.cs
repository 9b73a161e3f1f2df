using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ContentApi.Hosting.Embedded;
using Npgsql;

namespace ContentApi.RelatedEvaluation.Product;

/// <summary>The server in a process of its own on an empty PostgreSQL; both are gone with the run.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    private const string Key = "cak_evaluation-of-related-articles-0123456789";

    private readonly EmbeddedPostgres postgres;
    private readonly NpgsqlDataSource database;
    private readonly List<Process> instances = [];

    private RunningProduct(EmbeddedPostgres postgres)
    {
        this.postgres = postgres;
        database = NpgsqlDataSource.Create(postgres.ConnectionString("contentapi"));
    }

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(5) };

    public static async Task<RunningProduct> StartAsync(int instances)
    {
        var options = new EmbeddedPostgresOptions { Directory = Directory.CreateTempSubdirectory("contentapi_evaluation_").FullName, Durable = true };
        var product = new RunningProduct(await EmbeddedPostgres.StartAsync(options, CancellationToken.None));
        try
        {
            await product.postgres.EnsureDatabaseAsync("contentapi", CancellationToken.None);
            for (var i = 0; i < instances; i++)
                product.Client.BaseAddress ??= await product.StartInstanceAsync();
            for (var i = 1; i < instances; i++)
                await product.StartInstanceAsync();
            product.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until nothing is left to be related.</summary>
    public Task SettleAsync(TimeSpan pause) => WhileAsync("select exists (select from related_outbox where step < 2)", pause);

    /// <summary>Waits until all answers are made that are read as one row.</summary>
    public Task ReadyAsync(TimeSpan pause) => WhileAsync("select exists (select from related_outbox) or exists (select from related_touched)", pause);

    private async Task WhileAsync(string sql, TimeSpan pause)
    {
        while (await AskAsync<bool>(sql))
            await Task.Delay(pause);
    }

    /// <summary>The one value that SQL gives.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        foreach (var process in instances)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await postgres.DisposeAsync();
        Directory.Delete(postgres.Directory, recursive: true);
    }

    private async Task<Uri> StartInstanceAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$0\" > /dev/null", Path.Combine(AppContext.BaseDirectory, "ContentApi.dll")]);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ConnectionStrings__Content"] = database.ConnectionString + ";Command Timeout=30";
        start.Environment["Database__MigrateOnStart"] = "true";
        start.Environment["Auth__BootstrapAdminKey"] = Key;
        start.Environment["Related__Interval"] = "00:00:00.010";
        start.Environment["Serilog__MinimumLevel__Default"] = "Warning";
        instances.Add(Process.Start(start)!);

        using var client = new HttpClient { BaseAddress = address };
        for (var began = Stopwatch.StartNew(); began.Elapsed < TimeSpan.FromSeconds(60) && !instances[^1].HasExited; await Task.Delay(100))
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (response.IsSuccessStatusCode)
                    return address;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        throw new InvalidOperationException("The server did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
