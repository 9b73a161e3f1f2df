using ContentApi.Http.Authentication.Tokens;
using ContentApi.Http.Problems;
using Microsoft.AspNetCore.Authentication;

namespace ContentApi.Http.Authentication;

internal static class AuthenticationSetup
{
    private const string KeyOrToken = "KeyOrToken";

    /// <exception cref="Hosting.SettingException">The settings of the OpenID provider are not safe.</exception>
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<People>();
        services.AddHostedService<KeyUseNotes>();
        services.AddAuthorization();
        var authentication = services
            .AddAuthentication(ApiKeyHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null);
        if (TokenSettings.From(configuration) is not { } tokens)
            return services;

        services.AddSingleton(tokens);
        services.Configure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = KeyOrToken);
        authentication
            .AddPolicyScheme(KeyOrToken, null, options => options.ForwardDefaultSelector = context => TokenScheme.IsToken(context.Request) ? TokenScheme.Name : ApiKeyHandler.Name)
            .AddJwtBearer(TokenScheme.Name, new TokenScheme(tokens, TimeProvider.System).Configure);
        return services;
    }

    /// <summary>Tells who calls. A key that is no good is refused even where none is needed: a client that sends one means to be known.</summary>
    public static IApplicationBuilder UseKeys(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use((context, next) => context.User.Identity is { IsAuthenticated: false } && context.Request.Headers.Authorization.Count > 0
            ? ProblemWriter.WriteAsync(context, ApiKeyHandler.KeyNeeded(context.Request))
            : next(context));
        app.UseAuthorization();
        if (app.ApplicationServices.GetService<TokenSettings>() is not null)
            app.Use(NotePersonAsync);
        return app;
    }

    private static async Task NotePersonAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Person>() is { } person && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            await context.RequestServices.GetRequiredService<People>().NoteAsync(person, context.Caller()!, context.RequestAborted);
        await next(context);
    }
}
