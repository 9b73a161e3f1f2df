namespace ContentApi.Hosting.Embedded;

/// <summary>The user that the server runs as: PostgreSQL refuses root.</summary>
/// <param name="Name">Null is the user of this process.</param>
internal sealed record ServerAccount(string? Name)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Passable =
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static async Task<ServerAccount> FindAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount(Name: null);

        foreach (var name in (string[])["postgres", "nobody"])
            if ((await Command.RunAsync("id", ["-u", name], asUser: null, cancellationToken)).Succeeded)
                return new ServerAccount(name);

        throw new EmbeddedPostgresException(
            $"PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody. {EmbeddedPostgresException.WaysOut}");
    }

    public Task<Command.Outcome> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Command.RunAsync(program, arguments, Name, cancellationToken);

    /// <summary>Makes a directory of this process that the server's user passes through; what either keeps inside is closed to all others.</summary>
    public void CreateSharedDirectory(string path) => Create(path, Name is null ? Private : Private | Passable);

    /// <summary>Makes a directory that only the server's user (and root) can enter.</summary>
    public async Task CreateDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        Create(path, Private);
        if (Name is null)
            return;

        var outcome = await Command.RunAsync("chown", [Name, path], asUser: null, cancellationToken);
        if (!outcome.Succeeded)
            throw new EmbeddedPostgresException($"{path} can't be given to the user {Name}: {outcome.Output}");
    }

    private static void Create(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();
        if (Directory.Exists(path))
            return;

        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, mode); // exactly this, whatever the umask
    }
}
