using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ContentApi.IntegrationTests.Keys;

/// <summary>An OpenID provider on this machine: its discovery document, its key set, and the tokens that it signs.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    public const string Audience = "contentapi";

    private readonly WebApplication app;
    private readonly RSA rsa = RSA.Create(2048);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    private TokenIssuer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public RsaSecurityKey Key => new(rsa) { KeyId = "the-key" };

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new TokenIssuer(builder.Build());
        issuer.app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Address, jwks_uri = issuer.Address + "/keys" }));
        issuer.app.MapGet("/keys", () =>
        {
            var key = issuer.rsa.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "the-key", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
            });
        });
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>A token that is good but for what the caller changes.</summary>
    /// <param name="claims">Claims beyond the subject <c>ada</c>, or in its place.</param>
    /// <param name="change">Makes it another one.</param>
    public string Sign(Dictionary<string, object> claims, Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            Expires = DateTime.UtcNow.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = "ada" },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        foreach (var (name, value) in claims)
            descriptor.Claims[name] = value;
        change?.Invoke(descriptor);
        return handler.CreateToken(descriptor);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }
}
