using ContentApi.Domain.Keys;
using ContentApi.Hosting;

namespace ContentApi.Http.Authentication.Tokens;

/// <summary>The OpenID provider whose tokens are accepted, and how its roles are read.</summary>
/// <param name="Authority"><c>Auth:Authority</c>: the issuer, whose discovery document is read.</param>
/// <param name="Audience"><c>Auth:Audience</c>: for whom a token must be made.</param>
/// <param name="RoleClaim"><c>Auth:RoleClaim</c>: the claim that holds the roles; a path with dots leads into objects.</param>
/// <param name="Roles"><c>Auth:Roles:…</c>: the values that mean each role; its own name when absent.</param>
internal sealed record TokenSettings(Uri Authority, string Audience, string RoleClaim, IReadOnlyDictionary<Role, IReadOnlyList<string>> Roles)
{
    private const string AuthoritySetting = "Auth:Authority";
    private const string AudienceSetting = "Auth:Audience";

    /// <summary>The settings, or null where no provider is configured and keys alone are accepted.</summary>
    /// <exception cref="SettingException">They would let in whom nobody means.</exception>
    public static TokenSettings? From(IConfiguration configuration)
    {
        if (configuration[AuthoritySetting] is not { Length: > 0 } authority)
            return null;

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || uri is { Scheme: "http", IsLoopback: true }))
            throw new SettingException($"{AuthoritySetting} must be an https URL (http only on this machine): whoever can change its keys in transit can sign tokens.");
        if (configuration[AudienceSetting] is not { Length: > 0 } audience)
            throw new SettingException($"{AudienceSetting} must be set beside {AuthoritySetting}: without it, tokens made for other applications would be good here.");

        return new TokenSettings(
            uri,
            audience,
            configuration["Auth:RoleClaim"] is { Length: > 0 } claim ? claim : "roles",
            Enum.GetValues<Role>().ToDictionary(role => role, IReadOnlyList<string> (role) => Values(configuration, role)));
    }

    /// <summary>The highest role that one of the values means, or null.</summary>
    public Role? HighestOf(IReadOnlyCollection<string> values)
    {
        var meant = Roles.Where(role => role.Value.Any(value => values.Contains(value, StringComparer.OrdinalIgnoreCase))).Select(role => role.Key).ToList();
        return meant.Count == 0 ? null : meant.Max();
    }

    private static string[] Values(IConfiguration configuration, Role role) =>
        configuration.List($"Auth:Roles:{role}") is { Length: > 0 } values ? values : [role.ToString()];
}
