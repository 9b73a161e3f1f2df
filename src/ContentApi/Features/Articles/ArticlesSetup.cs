using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Erasing;
using ContentApi.Features.Articles.Formats;
using ContentApi.Features.Articles.Importing;
using ContentApi.Features.Articles.Listing;
using ContentApi.Features.Articles.Previewing;
using ContentApi.Features.Articles.Publishing;
using ContentApi.Features.Articles.Saving;
using ContentApi.Features.Articles.Searching;
using ContentApi.Features.Related;
using ContentApi.Hosting;

namespace ContentApi.Features.Articles;

internal static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ArticleDesk>();
        services.AddScoped<ArticleLists>();
        services.AddScoped<DeskLists>();
        services.AddScoped<ArticleEraser>();
        services.AddSingleton<PreviewTokens>();
        services.AddScoped<PreviewedArticles>();
        services.AddScoped<ImportRun>();
        services.AddScoped<ArticleSearches>();
        services.AddScoped<FacetCounts>();
        services.AddSingleton<FacetCache>();
        services.AddSingleton<SearchCalendar>();
        services.AddHostedService<SearchIndexing>();
        services.AddHostedService<GatheredWords>();
        services.AddScoped<ArticleFormats>();
        services.AddSingleton<SitePages>();
        services.AddSingleton(new BodyRenderer([.. configuration.List("Html:EmbedHosts")]));
        services.AddHostedService<DueEditions>();
        services.AddHostedService<ErasedRows>();
        return services.AddRelated(configuration);
    }
}
