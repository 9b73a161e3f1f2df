using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Changes;

public sealed class ChangesTests(ContentApiFixture api)
{
    private const string Path = "/v1/changes";

    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task Acts_on_a_source_are_public_entries()
    {
        var log = await LogReader.AtEndAsync(api.Anonymous);
        var source = await api.CreateSourceAsync();
        using var changed = await editor.PatchAsync(source, new { slug = source.Slug + "-2" });
        using var unchanged = await editor.PatchAsync(source.Path, new { slug = source.Slug + "-2" }, "*");
        using var deleted = await editor.DeleteAsync(source.Path, "*");

        var entries = (await log.ReadToEndAsync()).Where(entry => entry.GetProperty("id").GetGuid() == source.Id).ToList();

        entries.Select(entry => (entry.Text("type"), entry.Text("slug"), entry.Number("version")))
            .ShouldBe([("created", source.Slug, 1), ("updated", source.Slug + "-2", 2), ("deleted", source.Slug + "-2", 3)]);
        entries[0].Names().ShouldBe(["sequence", "at", "type", "resource", "id", "slug", "version", "cacheTags"]);
        entries[0].Text("resource").ShouldBe("source");
        entries[0].Text("at").ShouldBe(source.Json.Text("createdAt"));
        entries[0].GetProperty("cacheTags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe([$"source-{source.Id}", "sources"]);
        entries.Select(entry => entry.GetProperty("sequence").GetInt64()).ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public async Task Work_on_drafts_is_for_holders_of_keys_and_what_readers_see_for_all()
    {
        var (forAll, forKeys) = (await LogReader.AtEndAsync(api.Anonymous), await LogReader.AtEndAsync(api.ClientFor(Role.Viewer)));
        var article = await api.DraftArticleAsync();
        await DoAsync(HttpMethod.Patch, "", new { title = "Changed" });
        await DoAsync(HttpMethod.Post, "/publish", new { });
        await DoAsync(HttpMethod.Patch, "", new { title = "Changed again" });
        await DoAsync(HttpMethod.Post, "/publish", new { });
        await DoAsync(HttpMethod.Post, "/unpublish", new { });
        await DoAsync(HttpMethod.Delete, "", body: null);

        (await forAll.ActsOnAsync(article.Id)).ShouldBe(["published 3", "updated 5", "unpublished 6"]);
        (await forKeys.ActsOnAsync(article.Id)).ShouldBe(["created 1", "updated 2", "published 3", "updated 4", "updated 5", "unpublished 6", "deleted 7"]);

        async Task DoAsync(HttpMethod method, string act, object? body)
        {
            using var response = await editor.SendAsync(method, article.Path + act, body, "*");
            response.IsSuccessStatusCode.ShouldBeTrue($"{method} {act}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_contributor_is_not_told_of_the_drafts_of_others()
    {
        var contributor = api.ClientFor(Role.Contributor);
        var log = await LogReader.AtEndAsync(contributor);
        var own = await api.DraftArticleAsync(by: contributor);
        var other = await api.DraftArticleAsync();

        var ids = (await log.ReadToEndAsync()).Select(entry => entry.GetProperty("id").GetGuid()).ToList();

        ids.ShouldContain(own.Id);
        ids.ShouldNotContain(other.Id);
    }

    [Fact]
    public async Task The_position_moves_on_past_what_the_caller_may_not_see()
    {
        var log = await LogReader.AtEndAsync(api.Anonymous);
        var before = log.Position;
        var draft = await api.DraftArticleAsync();

        var acts = await log.ActsOnAsync(draft.Id);

        acts.ShouldBeEmpty();
        log.Position.ShouldNotBe(before);
    }

    [Fact]
    public async Task A_position_is_good_for_every_caller_and_instance()
    {
        var log = await LogReader.AtEndAsync(api.Anonymous);
        var source = await api.CreateSourceAsync();
        await using var second = await api.SecondInstanceAsync();

        var elsewhere = new LogReader(second.ClientFor(Role.Admin), log.Position);

        (await elsewhere.ActsOnAsync(source.Id)).ShouldBe(["created 1"]);
    }

    [Fact]
    public async Task Pages_joined_are_the_log()
    {
        var start = (await LogReader.AtEndAsync(editor)).Position;
        for (var i = 0; i < 5; i++)
            await api.CreateSourceAsync();
        await new LogReader(editor, start).ReadToEndAsync();

        var inTwos = (await new LogReader(editor, start, limit: 2).ReadToEndAsync()).Take(5).Select(entry => entry.ToString());
        var atOnce = (await new LogReader(editor, start).ReadToEndAsync()).Take(5).Select(entry => entry.ToString());

        inTwos.ShouldBe(atOnce);
    }

    [Fact]
    public async Task Without_a_position_it_begins_with_the_first_entry()
    {
        await api.CreateSourceAsync();

        var page = await api.ClientFor(Role.Admin).JsonAsync(Path + "?limit=1");

        page.Names().ShouldBe(["items", "position", "atEnd"]);
        page.Items().ShouldHaveSingleItem().GetProperty("sequence").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_write_enters_nothing_and_a_repeated_one_once()
    {
        var log = await LogReader.AtEndAsync(api.Anonymous);
        var source = await api.CreateSourceAsync();
        using var refused = await editor.PostAsync("/v1/sources", new { name = "x", homepageUrl = "https://a.example/", slug = source.Slug });
        var (name, key) = (Verbs.Unique("Once"), Guid.NewGuid().ToString());
        for (var i = 0; i < 2; i++)
            using (await editor.PostAsync("/v1/sources", new { name, homepageUrl = "https://a.example/" }, idempotencyKey: key))
            {
            }

        var entries = await log.ReadToEndAsync();

        await refused.ShouldBeProblemAsync(409, "/problems/slug-taken");
        entries.Count(entry => entry.Text("slug") == source.Slug).ShouldBe(1);
        entries.Count(entry => entry.Text("slug") == name.ToLowerInvariant().Replace(' ', '-')).ShouldBe(1);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("__________________________")]
    public async Task What_is_no_position_is_400(string after)
    {
        using var response = await api.Anonymous.GetAsync($"{Path}?after={after}");

        await response.ShouldBeInvalidAsync("after");
    }

    [Fact]
    public async Task A_position_of_another_log_or_beyond_the_end_is_410()
    {
        var end = Decode((await LogReader.AtEndAsync(editor)).Position!);
        var (beyond, other) = ((byte[])end.Clone(), (byte[])end.Clone());
        beyond[9]++;
        other[0]++;

        foreach (var position in (byte[][])[beyond, other])
        {
            using var response = await api.Anonymous.GetAsync($"{Path}?limit=0&after={System.Buffers.Text.Base64Url.EncodeToString(position)}");
            await response.ShouldBeProblemAsync(410, "/problems/position-expired");
        }

        static byte[] Decode(string position) => System.Buffers.Text.Base64Url.DecodeFromChars(position);
    }

    [Fact]
    public async Task A_full_page_never_changes_and_is_304_from_then_on()
    {
        var start = (await LogReader.AtEndAsync(api.Anonymous)).Position;
        await api.CreateSourceAsync();
        await api.CreateSourceAsync();
        using var first = await api.Anonymous.GetAsync($"{Path}?limit=1&after={start}");

        using var unchanged = await api.Anonymous.GetAsync($"{Path}?limit=1&after={start}", first.Header("ETag"));
        using var larger = await api.Anonymous.GetAsync($"{Path}?limit=2&after={start}", first.Header("ETag"));

        await unchanged.ShouldBeAsync(304);
        unchanged.Header("ETag").ShouldBe(first.Header("ETag"));
        await larger.ShouldBeAsync(200);
        first.Header("Cache-Tag")!.ShouldStartWith("changes,");
    }

    [Fact]
    public async Task Faults_of_the_query_are_answered_at_once()
    {
        using var response = await api.Anonymous.GetAsync($"{Path}?limit=101&after=x&cursor=y");

        await response.ShouldBeInvalidAsync("limit", "after", "cursor");
    }
}
