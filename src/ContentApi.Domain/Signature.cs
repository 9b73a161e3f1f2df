namespace ContentApi.Domain;

/// <summary>Who performs an act, in which request, and at what instant: every revision carries it.</summary>
/// <param name="KeyId">The API key that acts.</param>
/// <param name="RequestId">The request's id, as <c>X-Request-Id</c> tells it.</param>
/// <param name="At">The transaction's own instant, as the database gave it (UTC, microseconds).</param>
public readonly record struct Signature(Guid KeyId, string RequestId, DateTimeOffset At);
