using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using ContentApi.IntegrationTests.Terms;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Keys;

/// <summary>A contributor makes articles; reads, edits and deletes own ones that were never public, and knows of no others.</summary>
public sealed class ContributorTests(ContentApiFixture api)
{
    private readonly HttpClient contributor = api.ClientFor(Role.Contributor);

    [Fact]
    public async Task An_own_draft_is_read_edited_and_deleted()
    {
        var draft = await api.DraftArticleAsync(by: contributor);

        await contributor.JsonAsync(draft.Path);
        (await contributor.JsonAsync($"{draft.Path}?context=edit")).Text("id").ShouldBe(draft.Id.ToString());
        using var patched = await contributor.PatchAsync(draft, new { summary = "Shorter." });
        var saved = await patched.ResourceAsync(200, "/v1/articles");
        using var put = await contributor.PutAsync(draft.Path, new { title = "Another", source = draft.Json.GetProperty("source").Text("slug") }, saved.ETag);
        using var deleted = await contributor.DeleteAsync(await put.ResourceAsync(200, "/v1/articles"));
        await deleted.ShouldBeAsync(204);
    }

    [Fact]
    public async Task Anothers_unpublished_article_is_404_with_the_bytes_of_an_unknown_one()
    {
        var draft = await api.DraftArticleAsync();
        var scheduled = await api.ActAsync(await api.DraftArticleAsync(), "publish", new { at = DateTimeOffset.UtcNow.AddDays(1) });
        var takenDown = await api.ActAsync(await api.PublishedArticleAsync(), "unpublish");

        foreach (var article in (Resource[])[draft, scheduled, takenDown])
        {
            foreach (var name in (string[])[article.Slug, article.Id.ToString()])
            {
                foreach (var query in (string[])["", "?context=edit"])
                    await ShouldBeUnknownAsync(await contributor.GetAsync($"/v1/articles/{name}{query}"), name);
                await ShouldBeUnknownAsync(await contributor.PatchAsync($"/v1/articles/{name}", new { title = "Mine now" }, "*"), name);
                await ShouldBeUnknownAsync(await contributor.DeleteAsync($"/v1/articles/{name}", "*"), name);
            }
        }

        async Task ShouldBeUnknownAsync(HttpResponseMessage response, string name)
        {
            var unknown = Guid.NewGuid().ToString();
            using (response)
            using (var other = await contributor.SendAsync(
                response.RequestMessage!.Method, response.RequestMessage.RequestUri!.PathAndQuery.Replace(name, unknown, StringComparison.Ordinal),
                response.RequestMessage.Method == HttpMethod.Patch ? new { title = "Mine now" } : null, "*"))
            {
                await response.ShouldBeProblemAsync(404, "/problems/not-found");
                (await BytesAsync(response)).ShouldBe((await BytesAsync(other)).Replace(unknown, name, StringComparison.Ordinal));
            }
        }

        static async Task<string> BytesAsync(HttpResponseMessage response)
        {
            var body = await response.Content.ReadAsStringAsync();
            return body.Replace(System.Text.Json.JsonElement.Parse(body).Text("traceId")!, "", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("own")]
    [InlineData("another's")]
    public async Task What_was_public_once_is_read_but_not_changed(string whose)
    {
        var article = await api.ActAsync(await api.DraftArticleAsync(by: whose == "own" ? contributor : null), "publish");
        if (whose == "own")
            article = await api.ActAsync(article, "unpublish");

        await contributor.JsonAsync(article.Path);
        using var patched = await contributor.PatchAsync(article, new { title = "Changed" });
        using var deleted = await contributor.DeleteAsync(article);

        await patched.ShouldBeProblemAsync(403, "/problems/forbidden");
        await deleted.ShouldBeProblemAsync(403, "/problems/forbidden");
    }

    [Theory]
    [InlineData("published", null)]
    [InlineData("scheduled", "2099-01-01T00:00:00Z")]
    public async Task Publishing_and_scheduling_are_an_editors_by_whichever_way(string status, string? publishedAt)
    {
        var source = (await api.AnySourceAsync).Slug;
        var draft = await api.DraftArticleAsync(by: contributor);
        var write = new { title = Verbs.Unique("Article"), source, body = "<p>Text</p>", status, publishedAt };

        using var created = await contributor.PostAsync("/v1/articles", write);
        using var put = await contributor.PutAsync(draft.Path, write, draft.ETag);
        using var patched = await contributor.PatchAsync(draft, new { status, publishedAt });
        using var published = await contributor.PostAsync($"{draft.Path}/publish", new { }, draft.ETag);
        using var unpublished = await contributor.PostAsync($"{draft.Path}/unpublish", new { }, draft.ETag);

        foreach (var response in (HttpResponseMessage[])[created, put, patched, published, unpublished])
            await response.ShouldBeProblemAsync(403, "/problems/forbidden");
    }

    [Fact]
    public async Task Tags_and_authors_come_into_being_by_use_but_no_sections()
    {
        var word = TermVerbs.Word();
        var source = (await api.AnySourceAsync).Slug;

        using var refused = await contributor.PostAsync("/v1/articles", new { title = word, source, section = word });
        var draft = await api.DraftArticleAsync(new { tags = (string[])[word], authors = (string[])[word] }, by: contributor);

        await refused.ShouldBeInvalidAsync("section");
        TermVerbs.Of(draft.Json, "tags").ShouldBe([(word, word)]);
        using var section = await api.ClientFor(Role.Viewer).GetAsync($"/v1/sections/{word}");
        await section.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task Another_contributors_drafts_stay_out_of_the_change_log()
    {
        using var issued = await api.ClientFor(Role.Admin).PostAsync("/v1/api-keys", new { name = Verbs.Unique("Second"), role = "contributor" });
        var second = api.ClientWith((await issued.ShouldBeAsync(201)).Text("key")!);
        var (mine, theirs) = (await api.DraftArticleAsync(by: second), await api.DraftArticleAsync(by: contributor));

        var seen = new HashSet<string?>();
        for (var (after, atEnd) = ("", false); !atEnd;)
        {
            var page = await second.JsonAsync($"/v1/changes?limit=100{after}");
            seen.UnionWith(page.Items().Select(entry => entry.Text("id")));
            (after, atEnd) = ($"&after={page.Text("position")}", page.GetProperty("atEnd").GetBoolean());
        }

        seen.ShouldContain(mine.Id.ToString());
        seen.ShouldNotContain(theirs.Id.ToString());
    }
}
