using ContentApi.Features.ReaderAids.Provider;

namespace ContentApi.Features.ReaderAids;

internal static class ReaderAidsSetup
{
    public static IServiceCollection AddReaderAids(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new AiOptions(configuration));
        services.AddSingleton<ChatProvider>();
        services.AddSingleton<StoredAids>();
        services.AddSingleton<AidFlights>();
        services.AddSingleton<AidCache>();
        services.AddScoped<AidArticles>();
        services.AddScoped<LocalAids>();
        services.AddScoped<ProvidedAids>();
        services.AddScoped<AidReading>();
        services.AddScoped<AidsBeside>();
        return services;
    }
}
