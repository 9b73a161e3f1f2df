using ContentApi.Features.Articles.Listing;
using ContentApi.Features.Feeds;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Feeds;

public sealed class FeedQueryTests
{
    // What shapes the answer rather than choose its articles, and what only holders of keys may ask.
    private static readonly string[] NoFilters = ["Sort", "Fields", "Include", "Count", "Facets", "Status", "Mine"];

    [Fact]
    public void A_feed_has_the_filters_of_the_article_list() =>
        typeof(FeedQuery).GetProperties().Select(property => property.Name)
            .ShouldBe(typeof(ListArticlesQuery).GetProperties().Where(property => property.SetMethod!.IsPublic).Select(property => property.Name).Except(NoFilters), ignoreOrder: true);
}
