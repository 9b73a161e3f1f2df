using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Authentication;

namespace ContentApi.Http.Authentication;

internal static class AuthenticationSetup
{
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddHostedService<KeyUseNotes>();
        services.AddAuthorization();
        services.AddAuthentication(ApiKeyHandler.Name).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null);
        return services;
    }

    /// <summary>Tells who calls. A key that is no good is refused even where none is needed: a client that sends one means to be known.</summary>
    public static IApplicationBuilder UseKeys(this IApplicationBuilder app) => app
        .UseAuthentication()
        .Use((context, next) => context.User.Identity is { IsAuthenticated: false } && context.Request.Headers.Authorization.Count > 0
            ? ProblemWriter.WriteAsync(context, ApiKeyHandler.KeyNeeded(context.Request))
            : next(context))
        .UseAuthorization();
}
