using ContentApi.Http.Transport;
using Forwarded = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders;

namespace ContentApi.Hosting;

/// <summary>Believes <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> from <c>Proxies:Known</c> alone.</summary>
internal static class ForwardedHeaders
{
    /// <exception cref="FormatException">An entry of <c>Proxies:Known</c> is neither an address nor a network.</exception>
    public static IServiceCollection AddForwardedHeaders(this IServiceCollection services, IConfiguration configuration)
    {
        var proxies = new KnownProxies(configuration.List("Proxies:Known"));
        services.AddSingleton(proxies);
        services.AddSingleton<SiteUrls>();
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = Forwarded.XForwardedFor | Forwarded.XForwardedProto | Forwarded.XForwardedHost;
            options.ForwardLimit = null;
            // The framework believes the loopback address unless told otherwise.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks)
                options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Costs nothing where no proxy is configured.</summary>
    public static IApplicationBuilder UseKnownProxies(this IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<KnownProxies>();
        if (proxies.Networks.Count == 0)
            return app;

        app.Use((context, next) =>
        {
            if (proxies.Include(context.Connection.RemoteIpAddress))
                context.Features.Set(ThroughKnownProxy.Instance);
            return next(context);
        });
        return app.UseForwardedHeaders();
    }
}
