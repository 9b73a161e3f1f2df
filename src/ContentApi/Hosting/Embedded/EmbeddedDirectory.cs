using System.Security.Cryptography;
using System.Text;

namespace ContentApi.Hosting.Embedded;

/// <summary>Finds a directory that both this process and the server's user can work in.</summary>
internal static class EmbeddedDirectory
{
    /// <summary>The wanted directory, else one of its own under <c>/var/tmp</c> (a home that only root enters, a read-only checkout).</summary>
    public static async Task<string> FindAsync(string wanted, ServerAccount account, CancellationToken cancellationToken)
    {
        foreach (var path in (string[])[wanted, Substitute(wanted)])
            if (TryCreate(path, account) && await IsOursAsync(path, account, cancellationToken))
                return path;

        throw new EmbeddedPostgresException(
            $"Neither {wanted} nor {Substitute(wanted)} can be used for the embedded database's data. Name another directory in Embedded:Directory. "
            + EmbeddedPostgresException.WaysOut);
    }

    private static string Substitute(string wanted) => $"/var/tmp/contentapi-{ShortName(wanted)}";

    /// <summary>Eight characters that stand for a path, the same in every process.</summary>
    public static string ShortName(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 4));

    private static bool TryCreate(string path, ServerAccount account)
    {
        try
        {
            account.CreateSharedDirectory(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Anybody may create names in /var/tmp: a directory (or link) that somebody else laid there is not ours to trust.
    private static async Task<bool> IsOursAsync(string path, ServerAccount account, CancellationToken cancellationToken)
    {
        var ours = path.StartsWith("/var/tmp/", StringComparison.Ordinal) ? ServerAccount.OwnDirectory : "test -w \"$0\"";
        return (await Command.RunAsync("/bin/sh", ["-c", ours, path], asUser: null, cancellationToken)).Succeeded
            && (await account.RunAsync("/bin/sh", ["-c", "test -x \"$0\"", path], cancellationToken)).Succeeded;
    }
}
