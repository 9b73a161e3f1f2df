using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Changes;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Lists;

public sealed class CuratedListsTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);
    private readonly string path = "/v1/lists/" + Guid.NewGuid().ToString("N")[..12] + "-list";

    [Fact]
    public async Task An_editor_makes_a_list_and_readers_read_it_in_its_order()
    {
        var (a, b, c) = (await api.PublishedArticleAsync(), await api.PublishedArticleAsync(), await api.PublishedArticleAsync());

        using var made = await editor.PutAsync(path, new { name = "Front page", articles = new[] { c.Slug, a.Id.ToString(), b.Slug } });
        var list = await api.Anonymous.JsonAsync(path);

        var answer = await made.ShouldBeAsync(201);
        made.Header("Location")!.ShouldEndWith(path);
        made.Header("ETag")!.ShouldStartWith("\"1-");
        answer.GetProperty("articles").EnumerateArray().Select(id => id.GetGuid()).ShouldBe([c.Id, a.Id, b.Id]);
        list.Text("name").ShouldBe("Front page");
        list.Number("version").ShouldBe(1);
        list.GetProperty("articles").ValueKind.ShouldBe(JsonValueKind.Null);
        Ids(list).ShouldBe([c.Id, a.Id, b.Id]);
        list.Items().First().TryGetProperty("bodyHtml", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Readers_see_of_it_what_is_published_and_it_appears_when_that_is()
    {
        var (live, draft) = (await api.PublishedArticleAsync(), await api.DraftArticleAsync());
        await ListAsync(draft, live);
        using var before = await api.Anonymous.GetAsync(path);

        await api.ActAsync(draft, "publish");
        using var after = await api.Anonymous.GetAsync(path, before.Header("ETag"));
        var all = await api.ClientFor(Role.Viewer).JsonAsync(path);

        Ids(await before.ShouldBeAsync(200)).ShouldBe([live.Id]);
        Ids(await after.ShouldBeAsync(200)).ShouldBe([draft.Id, live.Id]);
        all.GetProperty("articles").GetArrayLength().ShouldBe(2);
        (await api.ClientFor(Role.Contributor).JsonAsync(path)).GetProperty("articles").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Replacing_it_needs_its_version_and_tells_what_others_changed()
    {
        var (a, b) = (await api.PublishedArticleAsync(), await api.PublishedArticleAsync());
        var made = await ListAsync(a);

        using var blind = await editor.PutAsync(path, new { name = "List", articles = new[] { b.Slug } });
        using var same = await editor.PutAsync(path, new { name = "List", articles = new[] { a.Slug } }, made);
        using var changed = await editor.PutAsync(path, new { name = "Other", articles = new[] { b.Slug, a.Slug } }, made);
        using var stale = await editor.PutAsync(path, new { name = "List", articles = Array.Empty<string>() }, made);

        await blind.ShouldBeProblemAsync(428, "/problems/if-match-required");
        (await same.ShouldBeAsync(200)).Number("version").ShouldBe(1);
        (await changed.ShouldBeAsync(200)).Number("version").ShouldBe(2);
        var problem = await stale.ShouldBeProblemAsync(412, "/problems/stale-version");
        problem.Number("currentVersion").ShouldBe(2);
        problem.GetProperty("changedFields").EnumerateArray().Select(field => field.GetString()).ShouldBe(["name", "articles"], ignoreOrder: true);
        Ids(await api.Anonymous.JsonAsync(path)).ShouldBe([b.Id, a.Id]);
    }

    [Fact]
    public async Task A_version_of_what_is_not_there_is_412()
    {
        using var response = await editor.PutAsync(path, new { name = "List", articles = Array.Empty<string>() }, "\"1\"");

        await response.ShouldBeProblemAsync(412, "/problems/stale-version");
    }

    [Fact]
    public async Task Unknown_articles_and_those_named_twice_are_refused_in_their_place()
    {
        var a = await api.PublishedArticleAsync();
        var gone = await api.PublishedArticleAsync();
        using var deleted = await editor.DeleteAsync(gone.Path, "*");

        using var response = await editor.PutAsync(path, new { name = "List", articles = new[] { a.Slug, "no-such-article", a.Id.ToString(), Guid.NewGuid().ToString(), gone.Slug } });
        using var faulty = await editor.PutAsync(path, new { name = " ", articles = Enumerable.Repeat("x", 201), title = "x" });
        using var nothing = await editor.PutAsync(path, new { });

        await deleted.ShouldBeAsync(204);
        await response.ShouldBeInvalidAsync("articles[1]", "articles[2]", "articles[3]", "articles[4]");
        await faulty.ShouldBeInvalidAsync("name", "articles", "title");
        await nothing.ShouldBeInvalidAsync("name", "articles");
    }

    [Fact]
    public async Task Its_address_is_a_slug()
    {
        using var response = await editor.PutAsync("/v1/lists/Front%20Page", new { name = "List", articles = Array.Empty<string>() });
        using var id = await editor.PutAsync($"/v1/lists/{Guid.NewGuid()}", new { name = "List", articles = Array.Empty<string>() });

        await response.ShouldBeInvalidAsync("slug");
        await id.ShouldBeInvalidAsync("slug");
    }

    [Fact]
    public async Task Deleted_it_is_gone_and_may_be_made_again()
    {
        var tag = await ListAsync(await api.PublishedArticleAsync());

        using var blind = await editor.DeleteAsync(path, ifMatch: null);
        using var deleted = await editor.DeleteAsync(path, tag);
        using var again = await editor.DeleteAsync(path, "*");
        using var read = await api.Anonymous.GetAsync(path);

        await blind.ShouldBeProblemAsync(428, "/problems/if-match-required");
        await deleted.ShouldBeAsync(204);
        await again.ShouldBeProblemAsync(404, "/problems/not-found");
        await read.ShouldBeProblemAsync(404, "/problems/not-found");
        await ListAsync(await api.PublishedArticleAsync());
    }

    [Fact]
    public async Task It_is_read_in_pages_with_what_lists_offer()
    {
        var articles = new List<Resource>();
        for (var i = 0; i < 5; i++)
            articles.Add(await api.PublishedArticleAsync());
        await ListAsync([.. articles]);

        var (ids, next) = (new List<Guid>(), path + "?limit=2&count=true");
        while (next is not null)
        {
            using var response = await api.Anonymous.GetAsync(next);
            var page = await response.ShouldBeAsync(200);
            page.Number("total").ShouldBe(5);
            ids.AddRange(Ids(page));
            response.Header("Link")!.ShouldContain("rel=\"first\"");
            next = page.Text("nextCursor") is { } cursor ? $"{path}?limit=2&count=true&cursor={cursor}" : null;
        }

        ids.ShouldBe(articles.Select(article => article.Id));
        var some = await api.Anonymous.JsonAsync(path + "?fields=slug,bodyHtml&include=body&limit=1");
        some.Items().Single().Names().ShouldBe(["slug", "bodyHtml"], ignoreOrder: true);
        using var refused = await api.Anonymous.GetAsync(path + "?sort=title");
        await refused.ShouldBeInvalidAsync("sort");
    }

    [Fact]
    public async Task Its_tag_changes_with_any_byte_and_only_then()
    {
        var article = await api.PublishedArticleAsync();
        await ListAsync(article);
        using var first = await api.Anonymous.GetAsync(path);
        var tag = first.Header("ETag")!;

        using var unchanged = await api.Anonymous.GetAsync(path, tag);
        await api.SaveAsync(article, new { title = "Changed", status = "published" });
        using var changed = await api.Anonymous.GetAsync(path, tag);

        tag.ShouldStartWith("\"1-");
        await unchanged.ShouldBeAsync(304);
        (await changed.ShouldBeAsync(200)).Items().Single().Text("title").ShouldBe("Changed");
        var list = await first.ShouldBeAsync(200);
        first.Header("Cache-Tag")!.Split(',').ShouldBe([$"list-{list.Text("id")}", "articles", $"article-{article.Id}", $"source-{(await api.AnySourceAsync).Id}"], ignoreOrder: true);
    }

    [Fact]
    public async Task Each_act_is_in_the_public_log()
    {
        var log = await LogReader.AtEndAsync(api.Anonymous);
        var tag = await ListAsync(await api.PublishedArticleAsync());
        using var changed = await editor.PutAsync(path, new { name = "Other", articles = Array.Empty<string>() }, tag);
        using var deleted = await editor.DeleteAsync(path, "*");

        var mine = (await log.ReadToEndAsync()).Where(entry => path.EndsWith("/" + entry.Text("slug"), StringComparison.Ordinal)).ToList();
        mine.Select(entry => (entry.Text("resource"), entry.Text("type"), entry.Number("version"))).ShouldBe([("list", "created", 1), ("list", "updated", 2), ("list", "deleted", 3)]);
        mine[0].GetProperty("cacheTags").EnumerateArray().Select(name => name.GetString()).ShouldBe([$"list-{mine[0].Text("id")}", "lists"]);
    }

    [Fact]
    public async Task The_lists_are_listed_by_name()
    {
        await ListAsync();

        var names = new List<string>();
        for (var next = "/v1/lists?limit=100"; next is not null;)
        {
            var page = await api.Anonymous.JsonAsync(next);
            names.AddRange(page.Items().Select(list => list.Text("slug")!));
            next = page.Text("nextCursor") is { } cursor ? $"/v1/lists?limit=100&cursor={cursor}" : null;
        }

        names.ShouldContain(path["/v1/lists/".Length..]);
        names.ShouldBeUnique();
    }

    [Fact]
    public async Task Simultaneous_makers_make_one()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => editor.PutAsync(path, new { name = $"List {i}", articles = Array.Empty<string>() })));

        answers.Count(answer => (int)answer.StatusCode == 201).ShouldBe(1);
        answers.ShouldAllBe(answer => (int)answer.StatusCode == 201 || (int)answer.StatusCode == 412 || (int)answer.StatusCode == 428);
    }

    private async Task<string> ListAsync(params Resource[] articles)
    {
        using var response = await editor.PutAsync(path, new { name = "List", articles = articles.Select(article => article.Slug) });
        await response.ShouldBeAsync(201);
        return response.Header("ETag")!;
    }

    private static IEnumerable<Guid> Ids(JsonElement list) => list.Items().Select(item => item.GetProperty("id").GetGuid());
}
