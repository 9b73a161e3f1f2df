namespace ContentApi.Domain.Keys;

/// <summary>
/// A caller's key, of whose text only the SHA-256 is kept; or a person whom the OpenID provider vouches for, who has no
/// key here but a row all the same, for revisions to name.
/// </summary>
public sealed class ApiKey
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    private ApiKey()
    {
    }

    /// <summary>Issues a key.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="hash">SHA-256 of the key's text.</param>
    /// <param name="prefix">The key's first characters, to recognise it by.</param>
    /// <param name="createdAt">The instant of issue.</param>
    /// <param name="expiresAt">From when on it is refused; null for never.</param>
    public ApiKey(string name, Role role, byte[] hash, string prefix, DateTimeOffset createdAt, DateTimeOffset? expiresAt)
    {
        Id = Guid.CreateVersion7();
        Name = name;
        Role = role;
        Hash = hash;
        Prefix = prefix;
        CreatedAt = createdAt;
        ExpiresAt = expiresAt;
    }

    /// <summary>The key's id; revisions name it.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it may do.</summary>
    public Role Role { get; private set; }

    /// <summary>SHA-256 of the key's text; null for a person.</summary>
    public byte[]? Hash { get; private set; }

    /// <summary>Who vouches for a person; null for a key.</summary>
    public string? Issuer { get; private set; }

    /// <summary>What the issuer calls the person.</summary>
    public string? Subject { get; private set; }

    /// <summary>The key's first characters.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>The instant of issue.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From when on it is refused.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>The instant from which it is refused for good.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Ends the key. A second call changes nothing.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
