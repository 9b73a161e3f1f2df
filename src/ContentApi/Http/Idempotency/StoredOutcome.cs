namespace ContentApi.Http.Idempotency;

/// <summary>The first response to a request that carried an <c>Idempotency-Key</c>, kept for 24 hours.</summary>
internal sealed class StoredOutcome
{
    /// <summary>SHA-256 of the key's holder and the path; for anonymous callers of the body too.</summary>
    public required byte[] Scope { get; init; }

    /// <summary>The caller's key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request's body.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>The body; null when it held a secret.</summary>
    public byte[]? Body { get; init; }

    /// <summary>What was made, when the body held a secret.</summary>
    public Guid? SecretOf { get; init; }

    /// <summary>The article that the body shows; erasing that takes the body along.</summary>
    public Guid? About { get; init; }

    /// <summary>The <c>Location</c>.</summary>
    public string? Location { get; init; }

    /// <summary>The <c>ETag</c>.</summary>
    public string? ETag { get; init; }

    /// <summary>When it was stored, by the database's clock.</summary>
    public DateTimeOffset At { get; private set; }
}
