using ContentApi.Features.Related.Indexing;
using ContentApi.Features.Related.Meaning;
using ContentApi.Features.Related.Reading;

namespace ContentApi.Features.Related;

internal static class RelatedSetup
{
    public static IServiceCollection AddRelated(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<SharedFrequencies>()
        .AddScoped<RelatedArticles>()
        .AddScoped<RelatedToText>()
        .AddSingleton(new EmbeddingOptions(configuration))
        .AddSingleton<EmbeddingProvider>()
        .AddHostedService<RelatedIndexing>()
        .AddHostedService<MeaningIndexing>();
}
