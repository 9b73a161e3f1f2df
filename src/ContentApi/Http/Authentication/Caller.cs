using System.Globalization;
using System.Security.Claims;
using ContentApi.Domain;
using ContentApi.Domain.Keys;
using ContentApi.Http.Transport;

namespace ContentApi.Http.Authentication;

/// <summary>Who sends the request with a key.</summary>
/// <param name="KeyId">The key; revisions name it.</param>
/// <param name="Name">Whose key it is.</param>
/// <param name="Role">What it may do.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
internal sealed record Caller(Guid KeyId, string Name, Role Role, DateTimeOffset? ExpiresAt)
{
    /// <summary>The claim that holds the key's id; log lines name it.</summary>
    public const string KeyIdClaim = "key_id";

    private const string ExpiryClaim = "key_expires";

    public bool IsEditor => Role >= Role.Editor;

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(KeyIdClaim, KeyId.ToString()),
            new Claim(ClaimTypes.Name, Name),
            new Claim(ClaimTypes.Role, Role.ToString()),
            .. ExpiresAt is { } expiry ? [new Claim(ExpiryClaim, expiry.ToString("O", CultureInfo.InvariantCulture))] : Array.Empty<Claim>(),
        ],
        scheme));

    public static Caller? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(KeyIdClaim), out var keyId)
            ? new Caller(
                keyId,
                principal.FindFirstValue(ClaimTypes.Name)!,
                Enum.Parse<Role>(principal.FindFirstValue(ClaimTypes.Role)!),
                principal.FindFirstValue(ExpiryClaim) is { } expiry ? DateTimeOffset.Parse(expiry, CultureInfo.InvariantCulture) : null)
            : null;
}

internal static class CallerExtensions
{
    /// <summary>The key's holder, or null for an anonymous reader.</summary>
    public static Caller? Caller(this HttpContext context) => Authentication.Caller.From(context.User);

    /// <summary>Signs an act of this request; the endpoint asks for a key, so there is one.</summary>
    public static Signature Sign(this HttpContext context, DateTimeOffset now) =>
        new(context.Caller()!.KeyId, context.RequestId(), now);
}
