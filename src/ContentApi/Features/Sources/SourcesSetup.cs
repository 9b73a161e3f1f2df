namespace ContentApi.Features.Sources;

internal static class SourcesSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services) => services.AddScoped<SourceDesk>();
}
