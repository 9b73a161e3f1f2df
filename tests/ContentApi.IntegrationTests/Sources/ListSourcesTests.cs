using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sources;

public sealed class ListSourcesTests(ContentApiFixture api)
{
    private readonly string word = Verbs.Unique("Gazette").Replace(' ', 'x');

    [Fact]
    public async Task Sources_are_listed_by_name_whatever_its_case_and_accents()
    {
        foreach (var name in (string[])["Zenit", "Écho", "alpha", "Beta"])
            await api.CreateSourceAsync(new { name = $"{word} {name}" });

        var list = await ListAsync("");

        list.Items().Select(source => source.Text("name")).ShouldBe([$"{word} alpha", $"{word} Beta", $"{word} Écho", $"{word} Zenit"]);
        list.GetProperty("nextCursor").GetString().ShouldBeNull();
        list.Names().ShouldBe(["items", "nextCursor"]);
    }

    [Fact]
    public async Task Pages_joined_are_the_list_under_every_sort()
    {
        foreach (var i in Enumerable.Range(0, 7))
            await api.CreateSourceAsync(new { name = $"{word} {i % 3}" });

        foreach (var sort in (string[])["name", "-articleCount"])
        {
            var whole = (await ListAsync($"&sort={sort}")).Items().Select(source => source.Text("id")).ToList();
            var joined = new List<string?>();
            for (var path = Path($"&limit=3&sort={sort}"); path is not null;)
            {
                using var response = await api.Anonymous.GetAsync(path);
                var page = await response.ShouldBeAsync(200);
                joined.AddRange(page.Items().Select(source => source.Text("id")));
                path = Next(response);
                (path is null).ShouldBe(page.Text("nextCursor") is null);
            }

            joined.ShouldBe(whole);
        }
    }

    [Fact]
    public async Task Those_with_the_most_articles_come_first()
    {
        var (none, two, one) = (await CreateAsync("a"), await CreateAsync("b"), await CreateAsync("c"));
        foreach (var source in (Resource[])[two, one, two])
            await api.PublishedArticleAsync(new { sourceId = source.Id });
        await api.DraftArticleAsync(new { sourceId = none.Id });

        var list = await ListAsync("&sort=-articleCount");

        list.Items().Select(source => (source.Text("slug"), source.Number("articleCount"))).ShouldBe([(two.Slug, 2), (one.Slug, 1), (none.Slug, 0)]);
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        var japan = await api.CreateSourceAsync(new { name = $"{word} A", country = "JP", language = "ja" });
        var english = await api.CreateSourceAsync(new { name = $"{word} B", country = "JP", language = "en" });
        await api.CreateSourceAsync(new { name = $"{word} C", country = "GB", language = "en-GB" });

        (await SlugsAsync("&country=JP")).ShouldBe([japan.Slug, english.Slug]);
        (await SlugsAsync("&language=EN")).ShouldBe([english.Slug]);
        (await SlugsAsync("&country=JP&language=ja")).ShouldBe([japan.Slug]);
        (await SlugsAsync("&country=FR")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TIMES ÁBC", 1)]
    [InlineData("mes a", 1)]
    [InlineData("100%_", 1)]
    [InlineData("_", 1)]
    [InlineData("' or 1=1", 0)]
    [InlineData(" ", 0)]
    public async Task A_part_of_the_name_finds_it_and_no_character_is_special(string part, int found)
    {
        var source = await api.CreateSourceAsync(new { name = $"{word} Times äbc 100%_" });

        var list = await api.Anonymous.JsonAsync($"/v1/sources?limit=100&q={Uri.EscapeDataString(part)}");

        list.Items().Count(item => item.Text("id") == source.Id.ToString()).ShouldBe(found);
    }

    [Fact]
    public async Task Count_adds_the_total()
    {
        foreach (var i in Enumerable.Range(0, 3))
            await CreateAsync($"{i}");

        var list = await ListAsync("&count=true&limit=2");

        list.Names().ShouldBe(["items", "nextCursor", "total", "totalIsMinimum"]);
        list.Number("total").ShouldBe(3);
        list.GetProperty("totalIsMinimum").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_filters_and_sort_alone()
    {
        foreach (var i in Enumerable.Range(0, 3))
            await CreateAsync($"{i}");
        var cursor = (await ListAsync("&limit=1")).Text("nextCursor")!;

        using var same = await api.Anonymous.GetAsync(Path($"&sort=name&limit=2&count=true&cursor={cursor}"));
        using var otherSort = await api.Anonymous.GetAsync(Path($"&sort=-articleCount&cursor={cursor}"));
        using var otherFilter = await api.Anonymous.GetAsync(Path($"&country=JP&cursor={cursor}"));
        using var forged = await api.Anonymous.GetAsync(Path($"&cursor={cursor[..^2]}AA"));
        using var garbage = await api.Anonymous.GetAsync(Path("&cursor=%F0%9F%98%80"));

        (await same.ShouldBeAsync(200)).Items().Count().ShouldBe(2);
        foreach (var refused in (HttpResponseMessage[])[otherSort, otherFilter, forged, garbage])
            await refused.ShouldBeInvalidAsync("cursor");
    }

    [Fact]
    public async Task An_unchanged_page_is_304_until_something_in_it_changes()
    {
        var source = await CreateAsync("a");
        using var first = await api.Anonymous.GetAsync(Path("&count=true"));
        var tag = first.Header("ETag");

        using var unchanged = await api.Anonymous.GetAsync(Path("&count=true"), tag);
        await api.PublishedArticleAsync(new { sourceId = source.Id });
        using var published = await api.Anonymous.GetAsync(Path("&count=true"), tag);
        await CreateAsync("b");
        using var added = await api.Anonymous.GetAsync(Path("&count=true"), published.Header("ETag"));

        await unchanged.ShouldBeAsync(304);
        unchanged.Header("ETag").ShouldBe(tag);
        (await published.ShouldBeAsync(200)).Items().Single().Number("articleCount").ShouldBe(1);
        await added.ShouldBeAsync(200);
    }

    [Fact]
    public async Task A_key_and_none_have_tags_of_their_own()
    {
        await CreateAsync("a");
        using var anonymous = await api.Anonymous.GetAsync(Path(""));

        using var withKey = await api.ClientFor(Role.Viewer).GetAsync(Path(""), anonymous.Header("ETag"));

        await withKey.ShouldBeAsync(200);
    }

    [Fact]
    public async Task Faults_of_the_query_are_answered_at_once()
    {
        using var response = await api.Anonymous.GetAsync("/v1/sources?limit=0&sort=Name&country=japan&language=!&count=yes&cursor=x&page=2&q=a&q=b");

        var errors = await response.ShouldBeInvalidAsync("limit", "sort", "country", "language", "count", "cursor", "page", "q");
        errors.GetProperty("limit")[0].GetString().ShouldBe("Must be a whole number from 1 to 100.");
    }

    private Task<Resource> CreateAsync(string suffix) => api.CreateSourceAsync(new { name = $"{word} {suffix}" });

    private Task<System.Text.Json.JsonElement> ListAsync(string more) => api.Anonymous.JsonAsync(Path(more));

    private async Task<IEnumerable<string?>> SlugsAsync(string more) => (await ListAsync(more)).Items().Select(source => source.Text("slug"));

    private string Path(string more) => $"/v1/sources?q={word}{more}";

    // RFC 8288: <https://…>; rel="next", <https://…>; rel="first"
    private static string? Next(HttpResponseMessage response)
    {
        var links = response.Header("Link")!.Split(", ");
        links.ShouldContain(link => link.EndsWith("rel=\"first\"", StringComparison.Ordinal));
        return links.FirstOrDefault(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal))?.Split('>')[0][1..];
    }
}
