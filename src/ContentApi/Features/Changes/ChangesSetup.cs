namespace ContentApi.Features.Changes;

internal static class ChangesSetup
{
    public static IServiceCollection AddChanges(this IServiceCollection services) => services.AddSingleton<ChangeLog>().AddHostedService<Pruning>();
}
