using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sources;

public sealed class ReadSourceTests(ContentApiFixture api)
{
    [Fact]
    public async Task The_feed_and_what_becomes_of_it_are_for_holders_of_keys()
    {
        var source = await api.CreateSourceAsync(new { feedUrl = "https://a.example/feed", ingest = "publish" });

        var forReaders = await api.Anonymous.JsonAsync(source.Path);
        var forViewers = await api.ClientFor(Role.Viewer).JsonAsync(source.Path);

        forReaders.GetProperty("feedUrl").ValueKind.ShouldBe(JsonValueKind.Null);
        forReaders.GetProperty("ingest").ValueKind.ShouldBe(JsonValueKind.Null);
        forViewers.Text("feedUrl").ShouldBe("https://a.example/feed");
        forViewers.Text("ingest").ShouldBe("publish");
    }

    [Fact]
    public async Task Id_and_slug_lead_to_the_same_bytes()
    {
        var source = await api.CreateSourceAsync();

        using var byId = await api.Anonymous.GetAsync(source.Path);
        using var bySlug = await api.Anonymous.GetAsync($"/v1/sources/{source.Slug}");

        (await bySlug.Content.ReadAsStringAsync()).ShouldBe(await byId.Content.ReadAsStringAsync());
        bySlug.Header("ETag").ShouldBe(byId.Header("ETag"));
    }

    [Fact]
    public async Task An_anonymous_read_may_be_kept_by_a_shared_cache_and_names_what_to_purge()
    {
        var source = await api.CreateSourceAsync();

        using var response = await api.Anonymous.GetAsync(source.Path);

        response.Header("Cache-Control").ShouldBe("public, max-age=0, s-maxage=1, stale-while-revalidate=5");
        response.Header("Cache-Tag").ShouldBe($"source-{source.Id}");
    }

    [Fact]
    public async Task A_read_with_a_key_is_kept_by_nobody()
    {
        var source = await api.CreateSourceAsync();

        using var response = await api.ClientFor(Role.Viewer).GetAsync(source.Path);

        response.Header("Cache-Control").ShouldBe("private, no-store");
    }

    [Fact]
    public async Task An_unchanged_source_is_304_until_it_is_changed()
    {
        var source = await api.CreateSourceAsync();
        using var first = await api.Anonymous.GetAsync(source.Path);
        var tag = first.Header("ETag")!;

        using var unchanged = await api.Anonymous.GetAsync(source.Path, $"\"other\", W/{tag}");
        using var any = await api.Anonymous.GetAsync(source.Path, "*");
        using var change = await api.ClientFor(Role.Editor).PatchAsync(source, new { description = "New" });
        using var changed = await api.Anonymous.GetAsync(source.Path, tag);

        await unchanged.ShouldBeAsync(304);
        await any.ShouldBeAsync(304);
        await change.ShouldBeAsync(200);
        (await changed.ShouldBeAsync(200)).Text("description").ShouldBe("New");
        changed.Header("ETag").ShouldNotBe(tag);
    }

    [Fact]
    public async Task The_tag_changes_with_the_number_of_articles()
    {
        var source = await api.CreateSourceAsync();
        using var before = await api.Anonymous.GetAsync(source.Path);

        await api.PublishedArticleAsync(new { sourceId = source.Id });

        using var after = await api.Anonymous.GetAsync(source.Path, before.Header("ETag"));
        (await after.ShouldBeAsync(200)).Number("articleCount").ShouldBe(1);
        after.Header("ETag")!.ShouldStartWith("\"1-");
    }

    [Theory]
    [InlineData("no-such-source")]
    [InlineData("0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57")]
    [InlineData("%FF")]
    public async Task An_unknown_source_is_404(string name)
    {
        using var response = await api.Anonymous.GetAsync($"/v1/sources/{name}");

        await response.ShouldBeProblemAsync(404, "/problems/not-found");
        response.Header("Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused()
    {
        var source = await api.CreateSourceAsync();

        using var response = await api.Anonymous.GetAsync(source.Path + "?field=name");

        await response.ShouldBeInvalidAsync("field");
    }
}
