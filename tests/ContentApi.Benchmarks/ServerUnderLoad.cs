using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ContentApi.Benchmarks;

/// <summary>A server in a process of its own, as it would run in Production.</summary>
internal sealed class ServerUnderLoad : IAsyncDisposable
{
    private readonly Process process;

    private ServerUnderLoad(Process process, HttpClient client) => (this.process, Client) = (process, client);

    public HttpClient Client { get; }

    /// <summary>The most memory that the process has had resident so far, in MiB; 0 where the system does not tell.</summary>
    public long PeakMebibytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / (1024 * 1024);
        }
    }

    /// <summary>The processor time that the process has used.</summary>
    public TimeSpan ProcessorTime => process.TotalProcessorTime;

    /// <param name="assembly">Its file beside the benchmark.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="connectionString">The loaded database.</param>
    /// <param name="keepsAnswers">Whether it may give an answer again while nothing has changed.</param>
    /// <exception cref="InvalidOperationException">It ended, or does not answer within 30 s.</exception>
    public static async Task<ServerUnderLoad> StartAsync(string assembly, string[] arguments, string connectionString, bool keepsAnswers = false)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        // The shell is there for /dev/null alone: a pipe would have to be read, at the benchmark's expense.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$@\" > /dev/null", "sh", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ConnectionStrings__Content"] = connectionString;
        if (!keepsAnswers)
            start.Environment["Caching__KeptMebibytes"] = "0";
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Load.Connections, UseCookies = false, AllowAutoRedirect = false };
        var server = new ServerUnderLoad(Process.Start(start)!, new HttpClient(handler) { BaseAddress = new Uri(address) });
        try
        {
            await server.WaitAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task WaitAsync()
    {
        for (var began = Stopwatch.StartNew(); began.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited; await Task.Delay(100))
        {
            try
            {
                using var response = await Client.GetAsync("/health/ready");
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        throw new InvalidOperationException($"The server at {Client.BaseAddress} did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
