namespace ContentApi.Features.Keys;

internal static class KeysSetup
{
    /// <exception cref="InvalidOperationException"><c>Auth:BootstrapAdminKey</c> is no key.</exception>
    public static IServiceCollection AddBootstrapKey(this IServiceCollection services, IConfiguration configuration)
    {
        BootstrapKey.Check(configuration);
        services.AddSingleton<BootstrapKey>();
        return services.AddHostedService(provider => provider.GetRequiredService<BootstrapKey>());
    }
}
