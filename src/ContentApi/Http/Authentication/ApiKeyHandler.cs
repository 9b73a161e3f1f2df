using System.Text.Encodings.Web;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http.Authentication;

/// <summary><c>Authorization: Bearer &lt;key&gt;</c> (RFC 6750): tells who calls, and answers 401 and 403 as problems.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var authorization = Request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
            return AuthenticateResult.NoResult();

        if (!authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.Fail("The Authorization header names no Bearer key.");

        var caller = await keys.FindAsync(authorization[Prefix.Length..].Trim(), Context.RequestAborted);
        return caller is null
            ? AuthenticateResult.Fail("The key is unknown, expired or revoked.")
            : AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Name), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ProblemWriter.WriteAsync(Context, KeyNeeded(Request));

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ProblemWriter.WriteAsync(
        Context,
        new Problem(ProblemType.Forbidden, $"The role of this key ({Context.Caller()?.Role.ToString().ToLowerInvariant()}) does not reach for {Request.Method} here."));

    /// <summary>The 401 for this request.</summary>
    public static Problem KeyNeeded(HttpRequest request) =>
        request.Headers.ContainsKey(HeaderNames.Authorization)
            ? new Problem(ProblemType.Unauthorized, "The key is unknown, expired or revoked; or it is a token that is expired or not good here.").WithHeader(HeaderNames.WWWAuthenticate, "Bearer error=\"invalid_token\"")
            : new Problem(ProblemType.Unauthorized, "Send a key: Authorization: Bearer <key>.").WithHeader(HeaderNames.WWWAuthenticate, "Bearer");
}
