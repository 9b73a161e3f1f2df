namespace ContentApi.Http.Caching;

internal static class CachingSetup
{
    public static IServiceCollection AddCaching(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<CachingOptions>(configuration.GetSection("Caching")).AddSingleton<ReadersMoment>();

    /// <summary>Comes after routing: the endpoint says whether its answers may be kept.</summary>
    public static IApplicationBuilder UseCaching(this IApplicationBuilder app) => app.UseMiddleware<ReadHeaders>().UseMiddleware<KeptAnswers>();
}
