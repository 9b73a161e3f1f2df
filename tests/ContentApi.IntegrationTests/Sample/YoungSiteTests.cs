using System.Text.Json.Nodes;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Related;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sample;

/// <summary>What stands beside articles of a site that has sixteen of them, where rarity means little yet.</summary>
public sealed class YoungSiteTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private static readonly string[] Stories = ["ukraine-prime-minister-cancels-japan-trip", "us-and-europe-must-show-solidarity", "japan-eyes-locations-for-standoff-missiles"];

    [Fact]
    public async Task The_stories_of_the_page_are_found_without_pins_and_nothing_stands_beside_what_nothing_fits()
    {
        await api.SecondInstanceAsync(("Sample:Load", "true"));
        await PageTests.RunScriptAsync(api, "--files");
        foreach (var slug in (string[])["japan-today", "nhk", "the-mainichi", "japan-times"])
            await api.CreateSourceAsync(new { slug, name = slug });
        foreach (var slug in (string[])["kim-hosts-lavrov", .. Stories])
            await PublishAsync(slug);
        await api.SettleAsync();

        (await SlugsBesideAsync("kim-hosts-lavrov")).ShouldBe(Stories, ignoreOrder: true);
        foreach (var slug in Stories)
            (await SlugsBesideAsync(slug)).ShouldBeSubsetOf(["kim-hosts-lavrov", .. Stories]);
        (await SlugsBesideAsync("heat-wave-fills-hospitals")).ShouldBe(["heat-wave-reaches-south-coast", "eastmere-heat-wave-trams"]);
        await ShouldStandAloneAsync("bog-orchid-returns");
        await ShouldStandAloneAsync("repair-cafe-robot-arm");
    }

    // What was weighed among the first few articles alone is weighed again among more of them.
    private async Task ShouldStandAloneAsync(string slug)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); (await SlugsBesideAsync(slug)).Length > 0 && DateTime.UtcNow < deadline;)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await SlugsBesideAsync(slug)).ShouldBeEmpty();
    }

    private async Task PublishAsync(string slug)
    {
        var article = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(PageTests.Repository, "docs", "http", "page", slug + ".json")))!;
        article["status"] = "published";
        using var response = await api.ClientFor(Role.Editor).PostAsync("/v1/articles", article);
        await response.ShouldBeAsync(201);
    }

    private async Task<string[]> SlugsBesideAsync(string slug) =>
        [.. (await api.Anonymous.JsonAsync($"/v1/articles/{slug}/related?limit=20")).Items().Select(item => item.GetProperty("article").Text("slug")!)];
}
