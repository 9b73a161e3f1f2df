namespace ContentApi.Features.Feeds;

internal static class FeedsSetup
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services.AddScoped<FeedPages>().AddSingleton<FeedAddresses>();
}
