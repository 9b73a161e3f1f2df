using System.Diagnostics;
using System.Runtime.CompilerServices;
using ContentApi.Hosting.Embedded;

namespace ContentApi.IntegrationTests.Embedded;

/// <summary>Another process that owns an embedded PostgreSQL: this assembly, started again, does nothing else when told a directory.</summary>
internal static class OwnerProcess
{
    private const string DirectoryVariable = "CONTENTAPI_TEST_EMBEDDED_OWNER";

    /// <param name="directory">Where its data goes.</param>
    /// <param name="user">Who it runs as; only root may name one.</param>
    public static async Task<(Process Process, string ConnectionString)> StartAsync(string directory, string? user)
    {
        var info = new ProcessStartInfo("dotnet", ["exec", typeof(OwnerProcess).Assembly.Location])
        {
            RedirectStandardOutput = true,
            Environment = { [DirectoryVariable] = directory },
        };
        if (user is not null)
            info.UserName = user;

        var process = Process.Start(info)!;
        return (process, await process.StandardOutput.ReadLineAsync() ?? "");
    }

    [ModuleInitializer]
    internal static void OwnUntilKilled()
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is not { } directory)
            return;

        var postgres = EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Directory = directory, Durable = false }, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(postgres.ConnectionString("postgres"));
        Thread.Sleep(Timeout.Infinite);
    }
}
