using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Terms;

public sealed class MergeTermTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);
    private readonly string word = TermVerbs.Word();

    [Theory]
    [InlineData("tags", "tag")]
    [InlineData("sections", "section")]
    [InlineData("authors", "author")]
    public async Task Articles_filters_counts_and_the_slug_go_to_the_target(string kind, string filter)
    {
        var one = await api.PublishedArticleAsync(TermVerbs.With(kind, $"{word} a"));
        var other = await api.PublishedArticleAsync(TermVerbs.With(kind, $"{word} b"));
        var merged = await api.TermAsync(kind, $"{word}-a");

        var target = await api.MergeAsync(kind, $"{word}-a", into: $"{word}-b");

        // At once:
        (target.Slug, target.Version, target.Json.Number("articleCount")).ShouldBe(($"{word}-b", 1, 2));
        foreach (var name in (string[])[$"{word}-a", $"{word}-b", merged.Id.ToString()])
        {
            var found = await api.Anonymous.JsonAsync($"/v1/articles?{filter}={name}&count=true");
            found.Items().Select(a => a.Text("id")).ShouldBe([other.Id.ToString(), one.Id.ToString()]);
            found.Number("total").ShouldBe(2);
        }

        (await api.Anonymous.JsonAsync($"/v1/{kind}/{word}-b")).Number("articleCount").ShouldBe(2);
        foreach (var name in (string[])[$"{word}-a", merged.Id.ToString()])
        {
            using var moved = await api.Anonymous.GetAsync($"/v1/{kind}/{name}");
            moved.Header("Location").ShouldBe($"{api.PublicBase}/v1/{kind}/{word}-b");
        }

        (await api.Anonymous.JsonAsync($"/v1/{kind}?q={word}")).Items().Select(t => t.Text("slug")).ShouldBe([$"{word}-b"]);

        // Within seconds:
        await api.RelabelledAsync();
        TermVerbs.Of(await api.Anonymous.JsonAsync(one.Path), kind).ShouldBe([($"{word}-b", $"{word} b")]);
        (await api.Anonymous.JsonAsync($"/v1/{kind}/{word}-b")).Number("articleCount").ShouldBe(2);
        (await api.Anonymous.JsonAsync($"/v1/articles?{filter}={word}-a&count=true")).Number("total").ShouldBe(2);
    }

    [Fact]
    public async Task A_merge_needs_no_If_Match_but_heeds_one()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[$"{word} a", $"{word} b"] });
        var editor = api.ClientFor(Role.Editor);

        using var stale = await editor.PostAsync($"/v1/tags/{word}-a/merge", new { into = $"{word}-b" }, "\"7\"");
        using var merged = await editor.PostAsync($"/v1/tags/{word}-a/merge", new { into = $"{word}-b" });

        await stale.ShouldBeProblemAsync(412, "/problems/stale-version");
        (await merged.ShouldBeAsync(200)).Text("slug").ShouldBe($"{word}-b");
    }

    [Fact]
    public async Task An_article_that_had_both_has_the_target_once()
    {
        var article = await api.PublishedArticleAsync(new { tags = (string[])[$"{word} a", $"{word} x", $"{word} b"] });

        await api.MergeAsync("tags", $"{word}-b", into: $"{word}-a");
        await api.RelabelledAsync();

        TermVerbs.Of(await api.Anonymous.JsonAsync(article.Path), "tags").Select(t => t.Slug).ShouldBe([$"{word}-a", $"{word}-x"]);
        TermVerbs.Of((await api.EditAsync(article)).Json, "tags").Select(t => t.Slug).ShouldBe([$"{word}-a", $"{word}-x"]);
        (await api.Anonymous.JsonAsync($"/v1/tags/{word}-a")).Number("articleCount").ShouldBe(1);
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("sections")]
    [InlineData("authors")]
    public async Task A_working_copy_follows_and_putting_it_back_unchanged_is_no_act(string kind)
    {
        var draft = await api.DraftArticleAsync(TermVerbs.With(kind, $"{word} a"));
        await api.DraftArticleAsync(TermVerbs.With(kind, $"{word} b"));
        await api.MergeAsync(kind, $"{word}-a", into: $"{word}-b");

        var edit = await api.EditAsync(draft);
        TermVerbs.Of(edit.Json, kind).ShouldBe([($"{word}-b", $"{word} b")]);
        using var put = await editor.PutAsync(draft.Path, edit.Json.GetProperty("write").ToString(), edit.ETag);
        (await put.ResourceAsync(200, "/v1/articles")).Version.ShouldBe(1);

        var published = await api.ActAsync(draft, "publish");
        TermVerbs.Of(published.Json, kind).ShouldBe([($"{word}-b", $"{word} b")]);
        (await api.Anonymous.JsonAsync($"/v1/{kind}/{word}-b")).Number("articleCount").ShouldBe(1);
    }

    [Fact]
    public async Task Who_names_the_merged_one_gets_the_target()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[$"{word} a", $"{word} b"] });
        await api.MergeAsync("tags", $"{word}-a", into: $"{word}-b");

        var article = await api.PublishedArticleAsync(TermVerbs.With("tags", $"{word} A", $"{word}-a"));

        TermVerbs.Of(article.Json, "tags").ShouldBe([($"{word}-b", $"{word} b")]);
    }

    [Fact]
    public async Task Chains_lead_to_their_end()
    {
        var article = await api.PublishedArticleAsync(TermVerbs.With("tags", $"{word} a", $"{word} b", $"{word} c"));
        await api.RenameAsync("tags", $"{word}-a", new { slug = $"{word}-aa" });
        await api.MergeAsync("tags", $"{word}-aa", into: $"{word}-b");
        await api.MergeAsync("tags", $"{word}-b", into: $"{word}-c");

        foreach (var slug in (string[])[$"{word}-a", $"{word}-aa", $"{word}-b"])
        {
            using var moved = await api.Anonymous.GetAsync($"/v1/tags/{slug}");
            moved.Header("Location").ShouldBe($"{api.PublicBase}/v1/tags/{word}-c");
        }

        await api.RelabelledAsync();
        TermVerbs.Of(await api.Anonymous.JsonAsync(article.Path), "tags").Select(t => t.Slug).ShouldBe([$"{word}-c"]);
    }

    [Fact]
    public async Task Into_itself_across_kinds_in_circles_or_into_nothing_is_refused()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[$"{word} a", $"{word} b", $"{word} c"], section = $"{word} s" });
        var section = await api.TermAsync("sections", $"{word}-s");
        await api.MergeAsync("tags", $"{word}-a", into: $"{word}-b");
        var target = await api.TermAsync("tags", $"{word}-b");

        foreach (var into in (string[])[$"{word}-b", target.Id.ToString(), $"{word}-a", section.Id.ToString(), $"{word}-s", "no-such-tag", ""])
        {
            using var response = await editor.PostAsync($"{target.Path}/merge", new { into }, target.ETag);
            await response.ShouldBeInvalidAsync("into");
        }
    }

    [Fact]
    public async Task A_target_may_take_the_name_and_slug_of_what_went_into_it()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[$"{word} a", $"{word} b"] });
        await api.MergeAsync("tags", $"{word}-a", into: $"{word}-b");

        var renamed = await api.RenameAsync("tags", $"{word}-b", new { name = $"{word} A", slug = $"{word}-a" });

        renamed.Slug.ShouldBe($"{word}-a");
        using var former = await api.Anonymous.GetAsync($"/v1/tags/{word}-b");
        former.Header("Location").ShouldBe($"{api.PublicBase}/v1/tags/{word}-a");
    }

    [Fact]
    public async Task Merges_of_two_into_each_other_leave_one()
    {
        for (var round = 0; round < 10; round++)
        {
            var (a, b) = ($"{word}-{round}-a", $"{word}-{round}-b");
            await api.DraftArticleAsync(TermVerbs.With("tags", a, b));
            var terms = new[] { await api.TermAsync("tags", a), await api.TermAsync("tags", b) };

            var responses = await Task.WhenAll(
                editor.PostAsync($"{terms[0].Path}/merge", new { into = b }, terms[0].ETag),
                editor.PostAsync($"{terms[1].Path}/merge", new { into = a }, terms[1].ETag));

            responses.Count(r => (int)r.StatusCode == 200).ShouldBe(1);
            responses.ShouldAllBe(r => (int)r.StatusCode < 500);
            (await editor.JsonAsync($"/v1/tags?q={word}-{round}")).Items().Count().ShouldBe(1);
        }
    }
}
