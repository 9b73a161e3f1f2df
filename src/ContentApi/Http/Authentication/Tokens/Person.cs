using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.Domain.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ContentApi.Http.Authentication.Tokens;

/// <summary>Whom a token speaks of.</summary>
/// <param name="Issuer">Who vouches for it.</param>
/// <param name="Subject">What the issuer calls the person; never reassigned (OpenID Connect Core §2).</param>
/// <param name="Name">What revisions show.</param>
internal sealed record Person(string Issuer, string Subject, string Name)
{
    private static readonly string[] NameClaims = ["name", "preferred_username", "email"];

    /// <summary>The id that acts are recorded under: the same for all tokens of a person, on every instance (RFC 9562 §5.8).</summary>
    public Guid Id
    {
        get
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{Issuer}\n{Subject}")).AsSpan(0, 16);
            bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
            bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
            return new Guid(bytes, bigEndian: true);
        }
    }

    /// <summary>Reads a validated token.</summary>
    /// <returns>Null when it names no subject. The role is null when it holds none of ours.</returns>
    public static (Person Person, Role? Role)? From(JsonWebToken token, TokenSettings settings)
    {
        if (string.IsNullOrWhiteSpace(token.Subject))
            return null;

        using var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        var name = NameClaims.Select(claim => Text(claims.RootElement, claim)).FirstOrDefault(text => text is not null) ?? token.Subject;
        return (new Person(token.Issuer, token.Subject, Shown(name)), settings.HighestOf(Values(claims.RootElement, settings.RoleClaim)));
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var claim) && claim.ValueKind is JsonValueKind.String && !string.IsNullOrWhiteSpace(claim.GetString()) ? claim.GetString() : null;

    // A claim may have dots in its name; Keycloak's realm_access.roles means a path.
    private static List<string> Values(JsonElement claims, string path)
    {
        if (!claims.TryGetProperty(path, out var claim))
        {
            claim = claims;
            foreach (var name in path.Split('.'))
            {
                if (claim.ValueKind is not JsonValueKind.Object || !claim.TryGetProperty(name, out claim))
                    return [];
            }
        }

        return claim.ValueKind switch
        {
            JsonValueKind.String => [claim.GetString()!],
            JsonValueKind.Array => [.. claim.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)],
            _ => [],
        };
    }

    private static string Shown(string name)
    {
        var line = string.Concat(name.Where(c => TextRules.FaultInSingleLine(c.ToString()) is null || char.IsSurrogate(c))).Trim();
        return line.Length == 0 ? "?" : line[..Graphemes.EndAtMost(line, Math.Min(ApiKey.MaxNameLength, line.Length))];
    }
}
