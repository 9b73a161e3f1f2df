namespace ContentApi.Hosting.Embedded;

/// <summary>Where the private cluster lives and how its server is started.</summary>
internal sealed record EmbeddedPostgresOptions
{
    /// <summary>Holds one cluster a major version (<c>pg-15</c>), and the binaries that npm fetched, where it had to.</summary>
    public required string Directory { get; init; }

    /// <summary>The directory of <c>initdb</c> and <c>postgres</c>; null looks for them on the machine.</summary>
    public string? Binaries { get; init; }

    /// <summary>False trades the data's survival of a power cut for speed; for tests, whose data nobody misses.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Server settings (<c>shared_buffers</c>, <c>max_connections</c>), for the app that starts the server; one that attaches takes what runs.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How long starting may take, recovery after a power cut included, before it fails with the server's own words.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Reads <c>Embedded:Directory</c> (relative to the content root, <c>.data</c> when absent) and <c>Embedded:Binaries</c>.</summary>
    public static EmbeddedPostgresOptions From(IConfiguration configuration, string contentRoot) => new()
    {
        Directory = Path.GetFullPath(configuration["Embedded:Directory"] ?? ".data", contentRoot),
        Binaries = configuration["Embedded:Binaries"],
    };
}
