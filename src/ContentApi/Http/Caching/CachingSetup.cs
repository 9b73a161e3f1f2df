namespace ContentApi.Http.Caching;

internal static class CachingSetup
{
    public static IServiceCollection AddCaching(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<CachingOptions>(configuration.GetSection("Caching"));

    public static IApplicationBuilder UseReadHeaders(this IApplicationBuilder app) => app.UseMiddleware<ReadHeaders>();
}
