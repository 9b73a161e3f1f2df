using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class ListArticlesTests(ContentApiFixture api)
{
    [Fact]
    public async Task Filters_take_any_of_their_values_and_hold_together()
    {
        var source = await api.CreateSourceAsync();
        var (x, y) = (Verbs.Unique("Tag x"), Verbs.Unique("Tag y"));
        var a = await PublishAsync(source, new { tags = (string[])[x], language = "en", byline = "By Ann Lee", section = "World" });
        var b = await PublishAsync(source, new { tags = (string[])[y, x], language = "de", section = "Local" });
        var c = await PublishAsync(source, new { language = "de", byline = "By Ann Lee and Bo Chen" });
        var elsewhere = await PublishAsync(await api.CreateSourceAsync(), new { tags = (string[])[x] });
        var (tagX, tagY) = (a.Json.GetProperty("tags")[0].Text("slug"), b.Json.GetProperty("tags")[0].Text("slug"));

        (await SlugsAsync($"source={source.Slug}")).ShouldBe([c.Slug, b.Slug, a.Slug]);
        (await SlugsAsync($"source={source.Id}")).ShouldBe([c.Slug, b.Slug, a.Slug]);
        (await SlugsAsync($"tag={tagX}")).ShouldBe([elsewhere.Slug, b.Slug, a.Slug]);
        (await SlugsAsync($"tag={tagX}&tag={tagY}&source={source.Slug}")).ShouldBe([b.Slug, a.Slug]);
        (await SlugsAsync($"source={source.Slug}&language=de")).ShouldBe([c.Slug, b.Slug]);
        (await SlugsAsync($"source={source.Slug}&author=ann-lee")).ShouldBe([c.Slug, a.Slug]);
        (await SlugsAsync($"source={source.Slug}&section=world&section=local")).ShouldBe([b.Slug, a.Slug]);
        (await SlugsAsync($"source={source.Slug}&tag={tagX}&language=de&section=local")).ShouldBe([b.Slug]);
        (await SlugsAsync($"source={source.Slug}&source={elsewhere.Json.GetProperty("source").Text("slug")}&tag={tagX}")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Dates_are_exclusive()
    {
        var source = await api.CreateSourceAsync();
        var days = new List<Resource>();
        foreach (var day in (int[])[1, 2, 3])
            days.Add(await PublishAsync(source, new { publishedAt = $"2020-01-0{day}T00:00:00Z" }));

        (await SlugsAsync($"source={source.Slug}&publishedAfter=2020-01-01T00:00:00Z")).ShouldBe([days[2].Slug, days[1].Slug]);
        (await SlugsAsync($"source={source.Slug}&publishedBefore=2020-01-03T00:00:00Z")).ShouldBe([days[1].Slug, days[0].Slug]);
        (await SlugsAsync($"source={source.Slug}&publishedAfter=2020-01-01T01:00:00%2B01:00&publishedBefore=2020-01-03T00:00:00Z")).ShouldBe([days[1].Slug]);
        (await SlugsAsync($"source={source.Slug}&updatedAfter=2020-01-02T00:00:00Z")).ShouldBe([days[2].Slug]);
    }

    [Fact]
    public async Task The_order_is_the_callers()
    {
        var source = await api.CreateSourceAsync();
        var eclair = await PublishAsync(source, new { title = "Éclair", publishedAt = "2020-01-03T00:00:00Z" });
        var zebra = await PublishAsync(source, new { title = "zebra", publishedAt = "2020-01-01T00:00:00Z" });
        var apple = await PublishAsync(source, new { title = "Apple", publishedAt = "2020-01-02T00:00:00Z" });
        await api.ActAsync(zebra, "corrections", new { text = "Updated." });

        (await SlugsAsync($"source={source.Slug}")).ShouldBe([eclair.Slug, apple.Slug, zebra.Slug]);
        (await SlugsAsync($"source={source.Slug}&sort=publishedAt")).ShouldBe([zebra.Slug, apple.Slug, eclair.Slug]);
        (await SlugsAsync($"source={source.Slug}&sort=-updatedAt")).ShouldBe([zebra.Slug, eclair.Slug, apple.Slug]);
        (await SlugsAsync($"source={source.Slug}&sort=title")).ShouldBe([apple.Slug, eclair.Slug, zebra.Slug]);
    }

    [Fact]
    public async Task Ids_take_slugs_too_former_ones_as_well()
    {
        var a = await api.PublishedArticleAsync();
        var b = await api.PublishedArticleAsync();
        await api.SaveAsync(b, new { slug = b.Slug + "-b", status = "published" });
        var draft = await api.DraftArticleAsync();

        (await SlugsAsync($"ids={a.Id},{b.Slug},{draft.Id},{Guid.CreateVersion7()},no-such-slug&sort=publishedAt")).ShouldBe([a.Slug, b.Slug + "-b"]);
        using var many = await api.Anonymous.GetAsync("/v1/articles?ids=" + string.Join(',', Enumerable.Range(0, 101)));
        await many.ShouldBeInvalidAsync("ids");
    }

    [Theory]
    [InlineData("-publishedAt")]
    [InlineData("publishedAt")]
    public async Task Nothing_is_skipped_or_shown_twice_while_articles_are_published_in_between(string sort)
    {
        var source = await api.CreateSourceAsync();
        // Three share each instant, so that pages end within one.
        foreach (var i in Enumerable.Range(0, 12))
            await PublishAsync(source, new { publishedAt = $"2020-01-01T00:00:0{i / 3}Z" });
        var all = await SlugsAsync($"source={source.Slug}&sort={sort}");

        var seen = new List<string?>();
        var path = $"/v1/articles?source={source.Slug}&sort={sort}&limit=5";
        for (string? next = path; next is not null;)
        {
            using var response = await api.Anonymous.GetAsync(next);
            var page = await response.ShouldBeAsync(200);
            seen.AddRange(page.Items().Select(item => item.Text("slug")));
            next = Next(response);
            (next is null).ShouldBe(page.GetProperty("nextCursor").ValueKind is JsonValueKind.Null);
            if (seen.Count == 5)
                await PublishAsync(source, new { title = "In between", publishedAt = sort == "publishedAt" ? "2019-01-01T00:00:00Z" : null });
        }

        seen.ShouldBe(all);
    }

    [Theory]
    [InlineData("title", 1)]
    [InlineData("title", 4)]
    [InlineData("-updatedAt", 2)]
    [InlineData("-publishedAt", 3)]
    public async Task Pages_joined_are_the_list(string sort, int limit)
    {
        var source = await api.CreateSourceAsync();
        foreach (var i in Enumerable.Range(0, 9))
            await PublishAsync(source, new { title = $"Title {i % 3}" });

        var seen = new List<string?>();
        for (string? next = $"/v1/articles?source={source.Slug}&sort={sort}&limit={limit}"; next is not null;)
        {
            using var response = await api.Anonymous.GetAsync(next);
            seen.AddRange((await response.ShouldBeAsync(200)).Items().Select(item => item.Text("slug")));
            next = Next(response);
        }

        seen.ShouldBe(await SlugsAsync($"source={source.Slug}&sort={sort}"));
        seen.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_filters_and_sort_alone()
    {
        var source = await api.CreateSourceAsync();
        foreach (var _ in Enumerable.Range(0, 3))
            await PublishAsync(source);
        var path = $"/v1/articles?source={source.Slug}&limit=1";
        var cursor = (await api.Anonymous.JsonAsync(path)).Text("nextCursor")!;
        var middle = cursor.Length / 2;

        using var same = await api.Anonymous.GetAsync($"/v1/articles?source={source.Slug}&sort=-publishedAt&limit=2&cursor={cursor}");
        using var otherSort = await api.Anonymous.GetAsync($"{path}&sort=publishedAt&cursor={cursor}");
        using var otherFilter = await api.Anonymous.GetAsync($"{path}&language=en&cursor={cursor}");
        using var otherList = await api.Anonymous.GetAsync($"/v1/sources?cursor={cursor}");
        using var padded = await api.Anonymous.GetAsync($"{path}&cursor={cursor}%3D");
        using var forged = await api.Anonymous.GetAsync($"{path}&cursor={cursor[..middle]}{(cursor[middle] == 'A' ? 'B' : 'A')}{cursor[(middle + 1)..]}");

        (await same.ShouldBeAsync(200)).Items().Count().ShouldBe(2);
        foreach (var refused in (HttpResponseMessage[])[otherSort, otherFilter, otherList, padded, forged])
            await refused.ShouldBeInvalidAsync("cursor");
    }

    [Theory]
    [InlineData("/v1/articles")]
    [InlineData("/feeds/articles.rss")]
    public async Task A_language_that_is_no_language_tag_is_refused(string path)
    {
        using var response = await api.Anonymous.GetAsync(path + "?language=en&language=not_a_language");

        await response.ShouldBeInvalidAsync("language");
    }

    [Fact]
    public async Task Count_fields_and_bodies_come_on_request()
    {
        var source = await api.CreateSourceAsync();
        await PublishAsync(source);
        await PublishAsync(source);
        await api.DraftArticleAsync(new { sourceId = source.Id });

        var counted = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&count=true&limit=1");
        var plain = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}");
        var reduced = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&fields=slug,title");
        var withBody = await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&include=body");

        counted.Number("total").ShouldBe(2);
        counted.GetProperty("totalIsMinimum").GetBoolean().ShouldBeFalse();
        plain.Names().ShouldBe(["items", "nextCursor"], ignoreOrder: true);
        plain.Items().First().TryGetProperty("bodyHtml", out _).ShouldBeFalse();
        reduced.Items().First().Names().ShouldBe(["slug", "title"], ignoreOrder: true);
        withBody.Items().First().Text("bodyHtml").ShouldBe("<p>Some text of an article.</p>");
    }

    [Fact]
    public async Task A_page_is_304_until_something_in_it_changes()
    {
        var source = await api.CreateSourceAsync();
        var article = await PublishAsync(source);
        var path = $"/v1/articles?source={source.Slug}";
        using var first = await api.Anonymous.GetAsync(path);
        var tag = first.Header("ETag");
        first.Header("Cache-Tag").ShouldBe($"articles,article-{article.Id},source-{source.Id}");

        var saved = await api.SaveAsync(article, new { title = "Changed" });
        using var unchanged = await api.Anonymous.GetAsync(path, tag);
        await api.ActAsync(saved, "publish");
        using var changed = await api.Anonymous.GetAsync(path, tag);
        using var withKey = await api.ClientFor(Role.Viewer).GetAsync(path, changed.Header("ETag"));

        await unchanged.ShouldBeAsync(304);
        (await changed.ShouldBeAsync(200)).Items().Single().Text("title").ShouldBe("Changed");
        await withKey.ShouldBeAsync(200);
    }

    [Theory]
    [InlineData("source")]
    [InlineData("tag")]
    [InlineData("section")]
    [InlineData("author")]
    public async Task A_filter_by_what_does_not_exist_gives_an_empty_list(string filter)
    {
        var list = await api.Anonymous.JsonAsync($"/v1/articles?{filter}=no-such-thing&count=true");

        list.Items().ShouldBeEmpty();
        list.Number("total").ShouldBe(0);
        list.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Faults_of_the_query_are_answered_at_once()
    {
        using var response = await api.Anonymous.GetAsync(
            "/v1/articles?limit=101&sort=newest&publishedAfter=2020-01-01&count=yes&include=bodies&fields=titel&page=2&updatedAfter=2020-01-01T00:00:00");

        var errors = await response.ShouldBeInvalidAsync("limit", "sort", "publishedAfter", "count", "include", "fields", "page", "updatedAfter");
        errors.GetProperty("fields").ToString().ShouldContain("title");
    }

    [Fact]
    public async Task A_source_lists_its_own()
    {
        var source = await api.CreateSourceAsync();
        var article = await PublishAsync(source);

        (await api.Anonymous.JsonAsync($"/v1/sources/{source.Slug}/articles")).Items().Single().Text("slug").ShouldBe(article.Slug);
    }

    [Fact]
    public async Task A_cursor_is_good_on_every_instance()
    {
        var source = await api.CreateSourceAsync();
        var (a, _) = (await PublishAsync(source, new { }), await PublishAsync(source, new { }));
        var path = $"/v1/articles?source={source.Slug}&limit=1";

        var cursor = (await api.Anonymous.JsonAsync(path)).Text("nextCursor");
        var other = await api.SecondInstanceAsync();

        (await other.Anonymous.JsonAsync($"{path}&cursor={cursor}")).Items().Single().Text("slug").ShouldBe(a.Slug);
    }

    [Fact]
    public async Task Of_names_beyond_four_kibibytes_the_cache_tag_has_articles_alone()
    {
        var source = await api.CreateSourceAsync();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => PublishAsync(source, new { })));

        using var few = await api.Anonymous.GetAsync($"/v1/articles?source={source.Slug}&limit=50");
        using var many = await api.Anonymous.GetAsync($"/v1/articles?source={source.Slug}&limit=100");

        few.Header("Cache-Tag")!.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(52);
        many.Header("Cache-Tag").ShouldBe("articles");
    }

    private Task<Resource> PublishAsync(Resource source, object? with = null)
    {
        var members = with is null ? [] : JsonSerializer.SerializeToElement(with, JsonSerializerOptions.Web).EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value);
        members["sourceId"] = source.Id;
        return api.PublishedArticleAsync(members);
    }

    private async Task<List<string?>> SlugsAsync(string query) =>
        [.. (await api.Anonymous.JsonAsync($"/v1/articles?{query}&limit=100")).Items().Select(item => item.Text("slug"))];

    private static string? Next(HttpResponseMessage response) =>
        response.Header("Link")!.Split(", ").FirstOrDefault(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal))?.Split('>')[0][1..];
}
