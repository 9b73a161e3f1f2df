namespace ContentApi.Http.Lists;

internal static class ListSetup
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services.AddSingleton<ListPages>();
}
