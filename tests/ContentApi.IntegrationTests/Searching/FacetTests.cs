using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Searching;

public sealed class FacetTests(ContentApiFixture api)
{
    [Fact]
    public async Task Facets_count_what_the_list_holds_each_without_its_own_filter()
    {
        var source = await api.CreateSourceAsync();
        var (x, y) = (Verbs.Unique("Facet x"), Verbs.Unique("Facet y"));
        var first = await api.PublishedArticleAsync(new { source = source.Slug, title = "Harbour one", tags = new[] { x, y }, section = "World", language = "en", byline = "By Ann Lee" });
        await api.PublishedArticleAsync(new { source = source.Slug, title = "Harbour two", tags = new[] { x }, section = "Local", language = "de", byline = "By Ann Lee and Bo Chen" });
        await api.PublishedArticleAsync(new { source = source.Slug, title = "Hill three", tags = new[] { y } });
        await api.DraftArticleAsync(new { source = source.Slug, title = "Harbour draft", tags = new[] { x } });
        var (slugX, slugY) = (first.Json.GetProperty("tags")[0].Text("slug")!, first.Json.GetProperty("tags")[1].Text("slug")!);

        var all = await FacetsAsync($"source={source.Slug}&facets=source,tag,section,language,author");
        Counts(all, "source")[source.Slug].ShouldBe(3);
        Counts(all, "source").Count.ShouldBeGreaterThan(0);
        Counts(all, "tag").ShouldBe(new Dictionary<string, int> { [slugX] = 2, [slugY] = 2 }, ignoreOrder: true);
        all.GetProperty("tag").EnumerateArray().Select(facet => facet.Text("slug")!).ShouldBe(new[] { slugX, slugY }.Order(StringComparer.Ordinal));
        all.GetProperty("tag")[0].Names().ShouldBe(["slug", "name", "count"]);
        Counts(all, "section").ShouldBe(new Dictionary<string, int> { ["local"] = 1, ["world"] = 1 }, ignoreOrder: true);
        Counts(all, "language").ShouldBe(new Dictionary<string, int> { ["de"] = 1, ["en"] = 1 }, ignoreOrder: true);
        Counts(all, "author").ShouldBe(new Dictionary<string, int> { ["ann-lee"] = 2, ["bo-chen"] = 1 }, ignoreOrder: true);

        var filtered = await FacetsAsync($"source={source.Slug}&tag={slugX}&section=local&facets=tag,section,language");
        Counts(filtered, "tag").ShouldBe(new Dictionary<string, int> { [slugX] = 1 });
        Counts(filtered, "section").ShouldBe(new Dictionary<string, int> { ["local"] = 1, ["world"] = 1 }, ignoreOrder: true);
        Counts(filtered, "language").ShouldBe(new Dictionary<string, int> { ["de"] = 1 });

        var searched = await FacetsAsync($"source={source.Slug}&q=harbour&language=en&facets=language,tag");
        Counts(searched, "language").ShouldBe(new Dictionary<string, int> { ["de"] = 1, ["en"] = 1 }, ignoreOrder: true);
        Counts(searched, "tag").ShouldBe(new Dictionary<string, int> { [slugX] = 1, [slugY] = 1 }, ignoreOrder: true);

        var unknown = await FacetsAsync($"source={source.Slug}&tag=no-such-tag&facets=tag,section");
        Counts(unknown, "tag").Count.ShouldBe(2);
        Counts(unknown, "section").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_unpublished_is_counted_no_longer_by_the_next_request_with_a_key_and_a_second_later_by_anybody()
    {
        var source = await api.CreateSourceAsync();
        var article = await api.PublishedArticleAsync(new { source = source.Slug, section = "World" });
        var path = $"/v1/articles?source={source.Slug}&facets=section";
        (await api.Anonymous.JsonAsync(path)).GetProperty("facets").GetProperty("section").GetArrayLength().ShouldBe(1);

        await api.ActAsync(article, "unpublish");

        (await api.ClientFor(Role.Viewer).JsonAsync(path)).GetProperty("facets").GetProperty("section").GetArrayLength().ShouldBe(0);
        await Task.Delay(1_000);
        (await api.Anonymous.JsonAsync(path)).GetProperty("facets").GetProperty("section").GetArrayLength().ShouldBe(0);
    }

    private async Task<JsonElement> FacetsAsync(string query) => (await api.Anonymous.JsonAsync($"/v1/articles?{query}")).GetProperty("facets");

    private static Dictionary<string, int> Counts(JsonElement facets, string name) =>
        facets.GetProperty(name).EnumerateArray().ToDictionary(facet => facet.Text("slug")!, facet => facet.Number("count"));
}
