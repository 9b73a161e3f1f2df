using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Terms;

public sealed class TermsTests(ContentApiFixture api)
{
    private readonly string word = Verbs.Unique("Topic").Replace(' ', 'x');

    [Theory]
    [InlineData("tags")]
    [InlineData("sections")]
    [InlineData("authors")]
    public async Task A_term_of_a_published_article_is_listed_and_read(string kind)
    {
        await PublishAsync(kind, $"{word} Éa");

        var item = (await api.Anonymous.JsonAsync($"/v1/{kind}?q={word}")).Items().ShouldHaveSingleItem();
        var byId = await api.Anonymous.JsonAsync($"/v1/{kind}/{item.Text("id")}");
        var bySlug = await api.Anonymous.JsonAsync($"/v1/{kind}/{item.Text("slug")}");

        item.Names().ShouldBe(["id", "slug", "name", "articleCount", "version"]);
        item.Text("name").ShouldBe($"{word} Éa");
        item.Number("articleCount").ShouldBe(1);
        item.Number("version").ShouldBe(1);
        byId.ToString().ShouldBe(item.ToString());
        bySlug.ToString().ShouldBe(item.ToString());
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("sections")]
    [InlineData("authors")]
    public async Task A_term_that_drafts_alone_have_is_not_for_readers_without_a_key(string kind)
    {
        await DraftAsync(kind, word);
        var viewer = api.ClientFor(Role.Viewer);

        var item = (await viewer.JsonAsync($"/v1/{kind}?q={word}")).Items().ShouldHaveSingleItem();
        var listed = await api.Anonymous.JsonAsync($"/v1/{kind}?q={word}&count=true");
        using var byId = await api.Anonymous.GetAsync($"/v1/{kind}/{item.Text("id")}");
        using var bySlug = await api.Anonymous.GetAsync($"/v1/{kind}/{item.Text("slug")}");
        using var unknown = await api.Anonymous.GetAsync($"/v1/{kind}/there-is-none");

        item.Number("articleCount").ShouldBe(0);
        listed.Items().ShouldBeEmpty();
        listed.Number("total").ShouldBe(0);
        foreach (var response in (HttpResponseMessage[])[byId, bySlug, unknown])
            (await response.ShouldBeProblemAsync(404, "/problems/not-found")).Text("detail").ShouldBe($"There is no such {kind[..^1]}.");
    }

    [Fact]
    public async Task A_term_vanishes_for_readers_with_its_last_article()
    {
        var article = await PublishAsync("tags", word);
        await api.Anonymous.JsonAsync($"/v1/tags/{word.ToLowerInvariant()}");

        using var deleted = await api.ClientFor(Role.Editor).DeleteAsync(article);
        using var response = await api.Anonymous.GetAsync($"/v1/tags/{word.ToLowerInvariant()}");

        await deleted.ShouldBeAsync(204);
        await response.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Theory]
    [InlineData("name")]
    [InlineData("-articleCount")]
    public async Task Pages_joined_are_the_list_under_every_sort(string sort)
    {
        var names = Enumerable.Range(0, 6).Select(i => $"{word} {i}").ToArray();
        foreach (var count in (int[])[6, 4, 2])
            await api.PublishedArticleAsync(new { tags = names[..count] });

        // Other tests' tags stand between them where no prefix narrows the list.
        foreach (var filter in (string[])[$"q={word}&", ""])
        {
            var joined = new List<JsonElement>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await api.Anonymous.JsonAsync($"/v1/tags?{filter}sort={sort}&limit=2{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
                joined.AddRange(page.Items());
                cursor = page.Text("nextCursor");
            }

            var ours = joined.Where(tag => tag.Text("name")!.StartsWith(word, StringComparison.Ordinal)).Select(tag => (tag.Text("name")![^1..], tag.Number("articleCount")));
            (string, int)[] expected = sort == "name"
                ? [("0", 3), ("1", 3), ("2", 2), ("3", 2), ("4", 1), ("5", 1)]
                : [("1", 3), ("0", 3), ("3", 2), ("2", 2), ("5", 1), ("4", 1)];
            ours.Select(tag => tag.Item2).ShouldBe(expected.Select(tag => tag.Item2));
            ours.Select(tag => tag.Item1).ShouldBe(expected.Select(tag => tag.Item1), ignoreOrder: sort != "name");
        }
    }

    [Fact]
    public async Task Counts_are_right_before_and_after_they_are_folded()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[word] });
        await api.PublishedArticleAsync(new { tags = (string[])[word] });
        var before = await CountAsync();

        await api.ExecuteAsync("select fold_term_deltas()");
        var after = await CountAsync();

        (before, after).ShouldBe((2, 2));

        async Task<int> CountAsync() => (await api.Anonymous.JsonAsync($"/v1/tags?q={word}&sort=-articleCount")).Items().Single().Number("articleCount");
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" SÃ", 1)]
    [InlineData(" São%", 0)]
    [InlineData(" Paulo", 0)]
    public async Task The_beginning_of_a_name_finds_it(string beginning, int found)
    {
        await PublishAsync("tags", $"{word} São Paulo");

        var list = await api.Anonymous.JsonAsync($"/v1/tags?q={Uri.EscapeDataString(word.ToUpperInvariant() + beginning)}");

        list.Items().Count().ShouldBe(found);
    }

    [Fact]
    public async Task An_unchanged_term_and_list_are_304_until_an_article_comes()
    {
        await PublishAsync("tags", word);
        string[] paths = [$"/v1/tags?q={word}", $"/v1/tags/{word.ToLowerInvariant()}"];
        var tags = new Dictionary<string, string?>();
        foreach (var path in paths)
        {
            using var first = await api.Anonymous.GetAsync(path);
            tags[path] = first.Header("ETag");
            using var unchanged = await api.Anonymous.GetAsync(path, tags[path]);
            await unchanged.ShouldBeAsync(304);
        }

        await PublishAsync("tags", word);

        foreach (var path in paths)
        {
            using var changed = await api.Anonymous.GetAsync(path, tags[path]);
            await changed.ShouldBeAsync(200);
        }
    }

    [Fact]
    public async Task A_cursor_of_one_kind_or_caller_is_no_good_for_another()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[word, word + " b"] });
        var cursor = (await api.Anonymous.JsonAsync($"/v1/tags?q={word}&limit=1")).Text("nextCursor");

        using var ofAuthors = await api.Anonymous.GetAsync($"/v1/authors?q={word}&cursor={cursor}");
        using var ofSections = await api.Anonymous.GetAsync($"/v1/sections?q={word}&cursor={cursor}");

        await ofAuthors.ShouldBeInvalidAsync("cursor");
        await ofSections.ShouldBeInvalidAsync("cursor");
    }

    [Fact]
    public async Task Languages_are_no_terms_that_callers_can_name()
    {
        await api.PublishedArticleAsync(new { language = "tlh" });

        using var response = await api.Anonymous.GetAsync("/v1/tags/tlh");

        await response.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    private Task<Resource> PublishAsync(string kind, string name) => api.PublishedArticleAsync(With(kind, name));

    private Task<Resource> DraftAsync(string kind, string name) => api.DraftArticleAsync(With(kind, name));

    private static Dictionary<string, object> With(string kind, string name) =>
        kind == "sections" ? new() { ["section"] = name } : new() { [kind] = (string[])[name] };
}
