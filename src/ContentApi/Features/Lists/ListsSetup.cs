namespace ContentApi.Features.Lists;

internal static class ListsSetup
{
    public static IServiceCollection AddCuratedLists(this IServiceCollection services) => services.AddScoped<ListDesk>().AddScoped<ListArticles>();
}
