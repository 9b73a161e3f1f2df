using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ContentApi.Http.Authentication.Tokens;

/// <summary>Accepts the tokens (JWT) of the configured OpenID provider; keys stay good beside them.</summary>
internal sealed class TokenScheme(TokenSettings settings, TimeProvider clock)
{
    public const string Name = JwtBearerDefaults.AuthenticationScheme;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    private long? failedAt;

    /// <summary>Whether the header carries a token rather than a key: three parts with dots between them.</summary>
    public static bool IsToken(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && !authorization.AsSpan("Bearer ".Length).TrimStart().StartsWith("cak_", StringComparison.Ordinal)
            && authorization.AsSpan().Count('.') == 2;
    }

    public void Configure(JwtBearerOptions options)
    {
        options.Authority = settings.Authority.ToString();
        options.RequireHttpsMetadata = !settings.Authority.IsLoopback;
        options.BackchannelTimeout = Patience;
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = settings.Audience,
            // What a public key can sign. "none", and secrets passed off as keys, are out whatever the key set says.
            ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
            ClockSkew = TimeSpan.FromSeconds(10),
        };
        options.Events = new JwtBearerEvents { OnMessageReceived = DemandIssuerAsync, OnTokenValidated = Know };
    }

    // Left to itself the handler calls a token bad when it can't get the keys to check it with.
    private async Task DemandIssuerAsync(MessageReceivedContext context)
    {
        if (failedAt is { } failed && clock.GetElapsedTime(failed) < PauseAfterFailure)
            throw Unavailable();

        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted).WaitAsync(Patience, context.HttpContext.RequestAborted);
            failedAt = null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException or TimeoutException or ArgumentException
            || (exception is OperationCanceledException && !context.HttpContext.RequestAborted.IsCancellationRequested))
        {
            failedAt = clock.GetTimestamp();
            throw Unavailable();
        }
    }

    private Task Know(TokenValidatedContext context)
    {
        if (context.SecurityToken is not JsonWebToken token || Person.From(token, settings) is not var (person, role))
        {
            context.Fail("The token names no subject.");
            return Task.CompletedTask;
        }

        if (role is not { } known)
            throw new ProblemException(ProblemType.Forbidden, $"The token is good, but its claim {settings.RoleClaim} holds no role that is known here.");

        context.HttpContext.Features.Set(person);
        context.Principal = new Caller(person.Id, person.Name, known, new DateTimeOffset(token.ValidTo, TimeSpan.Zero)).ToPrincipal(Name);
        return Task.CompletedTask;
    }

    private static ProblemException Unavailable() =>
        new ProblemException(ProblemType.IssuerUnavailable, "The issuer of tokens could not be reached, so the token can't be checked. Keys work meanwhile.").WithHeader("Retry-After", "2");
}
