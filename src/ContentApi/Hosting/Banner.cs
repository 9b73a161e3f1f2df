using ContentApi.Features.Keys;
using ContentApi.Hosting.Embedded;
using ContentApi.Http.Transport;

namespace ContentApi.Hosting;

/// <summary>What somebody who tries the API on the embedded database needs first; printed, for a log would keep the key.</summary>
internal static class Banner
{
    /// <summary>Prints it once the server listens. Without the embedded database nothing is printed.</summary>
    public static void UseBanner(this WebApplication app)
    {
        if (app.Services.GetService<EmbeddedPostgres>() is not { } postgres)
            return;

        var key = app.Services.GetRequiredService<BootstrapKey>().EmbeddedText ?? "as configured in Auth:BootstrapAdminKey";
        app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine($"""

              ContentApi   {app.Services.GetRequiredService<SiteUrls>().Absolute("/v1/articles")}
              Swagger UI   {app.Services.GetRequiredService<SiteUrls>().Absolute("/swagger")}
              Admin key    {key}
              Data         {postgres.Directory}

            """));
    }
}
