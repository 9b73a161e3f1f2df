using System.Text.RegularExpressions;
using ContentApi.Http.Authentication;

namespace ContentApi.Hosting.Embedded;

/// <summary>The first admin key of an embedded default, kept beside the data in a file that only its user can read.</summary>
internal static partial class EmbeddedAdminKey
{
    /// <summary>Reads the key of <see cref="EmbeddedPostgres.Directory"/>, or makes it; apps that start at once get the same one.</summary>
    public static async Task<string> ReadOrCreateAsync(string directory, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();

        var path = Path.Combine(directory, "admin-key");
        using var _ = await FileLock.TakeAsync(path + ".lock", cancellationToken);
        if (File.Exists(path) && (await File.ReadAllTextAsync(path, cancellationToken)).Trim() is var kept && Shape().IsMatch(kept))
            return kept;

        var key = KeyText.New();
        File.Delete(path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using var writer = new StreamWriter(path, options);
        await writer.WriteLineAsync(key);
        return key;
    }

    [GeneratedRegex("^cak_[A-Za-z0-9_-]{43}$")]
    private static partial Regex Shape();
}
