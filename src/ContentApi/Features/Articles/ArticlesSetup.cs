using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Listing;
using ContentApi.Features.Articles.Publishing;
using ContentApi.Features.Articles.Saving;
using ContentApi.Features.Related;
using ContentApi.Hosting;

namespace ContentApi.Features.Articles;

internal static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ArticleDesk>();
        services.AddScoped<ArticleLists>();
        services.AddSingleton(new BodyRenderer([.. configuration.List("Html:EmbedHosts")]));
        services.AddHostedService<DueEditions>();
        services.AddScoped<RelatedArticles>();
        services.AddHostedService<RelatedIndexing>();
        return services;
    }
}
