using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Searching;

public sealed class WithheldTextSearchTests(ContentApiFixture api)
{
    private const string Body = "<p>Glimmerwort grows beside the brook, said the gardener.</p>";

    [Theory]
    [InlineData("full", "thimbleberry", true)]
    [InlineData("full", "marrowstem", true)]
    [InlineData("full", "glimmerwort", true)]
    [InlineData("excerpt", "thimbleberry", true)]
    [InlineData("excerpt", "marrowstem", true)]
    [InlineData("excerpt", "glimmerwort", false)]
    [InlineData("headline", "thimbleberry", true)]
    [InlineData("headline", "marrowstem", false)]
    [InlineData("headline", "glimmerwort", false)]
    [InlineData("headline", "thimbleberry marrowstem", false)]
    [InlineData("headline", "\"thimbleberry marrowstem\"", false)]
    [InlineData("headline", "thimbleberry or glimmerwort", true)]
    [InlineData("headline", "\"glimmerwort grows\"", false)]
    [InlineData("excerpt", "\"glimmerwort grows\"", false)]
    public async Task Anonymous_readers_find_by_what_they_may_see_and_holders_of_a_key_by_everything(string policy, string query, bool seen)
    {
        var source = await api.CreateSourceAsync(new { textPolicy = policy });
        await api.PublishedArticleAsync(new { source = source.Slug, title = "Thimbleberry", summary = "Marrowstem.", body = Body, language = "en" });
        var path = $"/v1/articles?source={source.Slug}&q={Uri.EscapeDataString(query)}";
        foreach (var sort in (string[])["relevance", "-publishedAt", "publishedAt", "-updatedAt", "title"])
            (await api.Anonymous.JsonAsync($"{path}&sort={sort}&count=true")).Number("total").ShouldBe((await api.Anonymous.JsonAsync($"{path}&sort={sort}")).Items().Count(), sort);

        (await api.Anonymous.JsonAsync(path)).Items().Count().ShouldBe(seen ? 1 : 0);
        (await api.Anonymous.JsonAsync($"{path}&facets=language")).GetProperty("facets").GetProperty("language").GetArrayLength().ShouldBe(seen ? 1 : 0);
        (await api.ClientFor(Role.Viewer).JsonAsync(path)).Items().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("headline", "thimbleberry -glimmerwort")]
    [InlineData("headline", "thimbleberry -marrowstem")]
    [InlineData("headline", "thimbleberry -\"beside the brook\"")]
    [InlineData("excerpt", "thimbleberry -glimmerwort")]
    public async Task Excluding_a_withheld_word_excludes_nothing(string policy, string query)
    {
        var source = await api.CreateSourceAsync(new { textPolicy = policy });
        await api.PublishedArticleAsync(new { source = source.Slug, title = "Thimbleberry", summary = "Marrowstem.", body = Body });
        var path = $"/v1/articles?source={source.Slug}&q={Uri.EscapeDataString(query)}";

        (await api.Anonymous.JsonAsync(path)).Items().Count().ShouldBe(1);
        (await api.ClientFor(Role.Viewer).JsonAsync(path)).Items().ShouldBeEmpty();
    }

    [Fact]
    public async Task Highlights_show_no_more_than_the_item()
    {
        var source = await api.CreateSourceAsync(new { textPolicy = "headline" });
        await api.PublishedArticleAsync(new { source = source.Slug, title = "Thimbleberry", summary = "Thimbleberry again.", body = Body });
        var excerpts = await api.CreateSourceAsync(new { textPolicy = "excerpt" });
        await api.PublishedArticleAsync(new { source = excerpts.Slug, title = "Thimbleberry", body = Body });

        var headline = (await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=thimbleberry")).Items().Single().GetProperty("highlight");
        headline.Text("title").ShouldBe("<mark>Thimbleberry</mark>");
        headline.GetProperty("summary").ValueKind.ShouldBe(JsonValueKind.Null);
        (await api.ClientFor(Role.Viewer).JsonAsync($"/v1/articles?source={source.Slug}&q=thimbleberry")).Items().Single().GetProperty("highlight")
            .Text("summary").ShouldBe("<mark>Thimbleberry</mark> again.");
        // Of an excerpt the beginning of the text is shown as the summary, and so is found.
        (await api.Anonymous.JsonAsync($"/v1/articles?source={excerpts.Slug}&q=glimmerwort")).Items().Single().GetProperty("highlight")
            .Text("summary").ShouldBe("<mark>Glimmerwort</mark> grows beside the brook, said the gardener.");
    }

    [Fact]
    public async Task A_changed_licence_holds_for_the_next_search()
    {
        var source = await api.CreateSourceAsync();
        await api.PublishedArticleAsync(new { source = source.Slug, title = "Thimbleberry", body = Body });
        var path = $"/v1/articles?source={source.Slug}&q=glimmerwort";
        (await api.Anonymous.JsonAsync(path)).Items().Count().ShouldBe(1);

        using (var response = await api.ClientFor(Role.Editor).PatchAsync(source, new { textPolicy = "headline" }))
            await response.ShouldBeAsync(200);

        (await api.Anonymous.JsonAsync(path)).Items().ShouldBeEmpty();
        (await api.ClientFor(Role.Viewer).JsonAsync(path)).Items().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_withheld_word_is_no_correction()
    {
        var source = await api.CreateSourceAsync(new { textPolicy = "headline" });
        await api.PublishedArticleAsync(new { source = source.Slug, title = "Thornapple unveiled", body = "<p>Xylotrupes underneath.</p>" });
        await api.LearnedAsync("thornapple");

        var found = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&q=xylotrupez");

        found.GetProperty("correctedQuery").ValueKind.ShouldBe(JsonValueKind.Null);
        (await api.AskAsync<long>("select count(*) from search_vocabulary where word = 'xylotrupes'")).ShouldBe(0);
    }
}
