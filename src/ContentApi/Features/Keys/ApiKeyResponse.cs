using System.Text.Json.Serialization;
using ContentApi.Domain.Keys;

namespace ContentApi.Features.Keys;

/// <summary>A key as lists show it: never its text.</summary>
internal record ApiKeyResponse
{
    /// <summary>The id; revoke it by this.</summary>
    [JsonPropertyOrder(-4)]
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    [JsonPropertyOrder(-3)]
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    [JsonPropertyOrder(-2)]
    public required Role Role { get; init; }

    /// <summary>Its first characters, to recognise it by.</summary>
    public required string Prefix { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused; null for never.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used, to the minute; null for never.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    public static ApiKeyResponse From(ApiKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        Prefix = key.Prefix,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
        LastUsedAt = key.LastUsedAt,
    };
}

/// <summary>A new key. Its text is answered this once.</summary>
internal sealed record IssuedApiKeyResponse : ApiKeyResponse
{
    /// <summary>What to send as <c>Authorization: Bearer …</c>. It is kept nowhere: note it down.</summary>
    [JsonPropertyOrder(-1)]
    public required string Key { get; init; }

    public static IssuedApiKeyResponse From(ApiKey key, string text) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Role = key.Role,
        Key = text,
        Prefix = key.Prefix,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
        LastUsedAt = key.LastUsedAt,
    };
}
