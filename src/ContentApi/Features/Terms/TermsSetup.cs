namespace ContentApi.Features.Terms;

internal static class TermsSetup
{
    public static IServiceCollection AddTerms(this IServiceCollection services) => services
        .AddScoped<TermLists>()
        .AddScoped<TermDesk>()
        .AddScoped<TermEditing>()
        .AddHostedService<TermFolding>()
        .AddHostedService<Relabelling>();
}
