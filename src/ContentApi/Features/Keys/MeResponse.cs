using ContentApi.Domain.Keys;

namespace ContentApi.Features.Keys;

/// <summary>The holder of a key.</summary>
/// <param name="Name">Whose key it is.</param>
/// <param name="Role">What it may do.</param>
/// <param name="ExpiresAt">From when on it is refused; null for never.</param>
internal sealed record MeResponse(string Name, Role Role, DateTimeOffset? ExpiresAt);
