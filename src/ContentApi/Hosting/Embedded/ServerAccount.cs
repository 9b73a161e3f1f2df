namespace ContentApi.Hosting.Embedded;

/// <summary>The user that the server runs as: PostgreSQL refuses root.</summary>
/// <param name="Name">Null is the user of this process.</param>
internal sealed record ServerAccount(string? Name)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Passable =
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>A test for <c>sh -c</c>: its argument is a directory of the user who asks, and no link to one.</summary>
    public const string OwnDirectory = "test -d \"$0\" && test -O \"$0\" && ! test -h \"$0\"";

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
    public void CreateSharedDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();
        if (Directory.Exists(path))
            return;

        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, Name is null ? Private : Private | Passable); // exactly this, whatever the umask
    }

    /// <summary>Makes a directory that only the server's user (and root) can enter.</summary>
    public async Task CreateDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        // mkdir makes it or fails: a name that somebody else was first to lay in /tmp is not adopted.
        var made = await Command.RunAsync("mkdir", ["-m", "700", path], asUser: null, cancellationToken);
        if (made.Succeeded && Name is not null)
            made = await Command.RunAsync("chown", [Name, path], asUser: null, cancellationToken);

        if (!(await RunAsync("/bin/sh", ["-c", OwnDirectory, path], cancellationToken)).Succeeded)
            throw new EmbeddedPostgresException(
                $"{path} is no directory of the user {Name ?? Environment.UserName}, who runs the embedded database. {made.Output}");
    }
}
