using System.Text;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class EditArticleTests(ContentApiFixture api)
{
    private static readonly object Whole = new
    {
        summary = "A summary.",
        byline = "By Ann Lee",
        tags = (string[])["One tag", "Two tags"],
        section = "Edited",
        language = "en",
        copyright = "© Example",
        commentsOpen = false,
        publishedAt = "2025-01-02T03:04:05.678901Z",
        expiresAt = "2099-01-02T03:04:05Z",
        image = new { url = "https://i.example/a.jpg", alt = "A", width = 12, height = 8 },
        extra = new { a = 1, b = new { c = "d" } },
    };

    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task PUT_keeps_slug_dates_and_externalId_and_replaces_the_rest()
    {
        var externalId = Verbs.Unique("x");
        var article = await api.SaveAsync(await api.DraftArticleAsync(Whole), new { externalId });

        using var response = await editor.PutAsync(article.Path, new { title = "Replaced", source = (await api.AnySourceAsync).Slug }, article.ETag);

        var replaced = await response.ShouldBeAsync(200);
        replaced.Text("title").ShouldBe("Replaced");
        replaced.Text("slug").ShouldBe(article.Slug);
        replaced.Text("publishedAt").ShouldBe("2025-01-02T03:04:05.678901Z");
        replaced.Text("expiresAt").ShouldBe("2099-01-02T03:04:05Z");
        replaced.Text("externalId").ShouldBe(externalId);
        replaced.GetProperty("tags").GetArrayLength().ShouldBe(0);
        replaced.GetProperty("authors").GetArrayLength().ShouldBe(0);
        replaced.GetProperty("commentsOpen").GetBoolean().ShouldBeTrue();
        foreach (var absent in (string[])["summary", "bodyHtml", "byline", "section", "image", "extra"])
            replaced.GetProperty(absent).ValueKind.ShouldBe(JsonValueKind.Null, absent);
        replaced.Number("version").ShouldBe(3);
    }

    [Fact]
    public async Task PUT_clears_with_null_and_makes_the_slug_from_the_title_again()
    {
        var article = await api.DraftArticleAsync(Whole);
        var title = Verbs.Unique("Named anew");

        using var response = await editor.PutAsync(
            article.Path, new { title, source = (await api.AnySourceAsync).Slug, slug = (string?)null, publishedAt = (string?)null, expiresAt = (string?)null, externalId = (string?)null }, article.ETag);

        var replaced = await response.ShouldBeAsync(200);
        replaced.Text("slug")!.ShouldStartWith("named-anew-");
        foreach (var absent in (string[])["publishedAt", "expiresAt", "externalId"])
            replaced.GetProperty(absent).ValueKind.ShouldBe(JsonValueKind.Null, absent);
    }

    [Fact]
    public async Task PATCH_changes_what_it_names_and_clears_what_it_names_null()
    {
        var article = await api.DraftArticleAsync(Whole);

        var changed = (await api.SaveAsync(article, new { title = "Changed", summary = (string?)null, tags = (string[]?)null })).Json;

        changed.Text("title").ShouldBe("Changed");
        changed.GetProperty("summary").ValueKind.ShouldBe(JsonValueKind.Null);
        changed.GetProperty("tags").GetArrayLength().ShouldBe(0);
        foreach (var kept in (string[])["slug", "bodyHtml", "byline", "authors", "section", "language", "copyright", "commentsOpen", "publishedAt", "expiresAt", "image", "extra"])
            changed.GetProperty(kept).ToString().ShouldBe(article.Json.GetProperty(kept).ToString(), kept);
    }

    [Fact]
    public async Task PATCH_merges_the_image_and_extra_member_by_member()
    {
        var article = await api.DraftArticleAsync(Whole);

        var changed = (await api.SaveAsync(article, new { image = new { alt = (string?)null, credit = "C" }, extra = new { b = new { c = (string?)null, e = 2 } } })).Json;

        changed.GetProperty("image").ToString().ShouldBe("""{"url":"https://i.example/a.jpg","alt":null,"caption":null,"credit":"C","width":12,"height":8}""");
        changed.GetProperty("extra").ToString().ShouldBe("""{"a":1,"b":{"e":2}}""");
    }

    [Fact]
    public async Task Authors_follow_a_new_byline_that_names_none()
    {
        var article = await api.DraftArticleAsync(new { byline = "By Ann Lee" });

        var changed = await api.SaveAsync(article, new { byline = "By Bo Chen", authors = (string[]?)null });

        changed.Json.GetProperty("authors").EnumerateArray().Select(a => a.Text("name")).ShouldBe(["Bo Chen"]);
    }

    [Fact]
    public async Task The_write_form_put_back_changes_nothing()
    {
        var article = await api.EditAsync(await api.PublishedArticleAsync(Whole));

        using var response = await editor.PutAsync(article.Path, article.Json.GetProperty("write").GetRawText(), article.ETag);

        var answer = await response.ShouldBeAsync(200);
        answer.Number("version").ShouldBe(1);
        answer.GetProperty("hasUnpublishedChanges").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_save_that_changes_nothing_is_no_act()
    {
        var article = await api.DraftArticleAsync(Whole);

        var same = await api.SaveAsync(article, Whole);

        same.Version.ShouldBe(1);
        same.ETag.ShouldBe(article.ETag);
        (await api.AskAsync<long>($"select count(*) from revisions where resource_id = '{article.Id}'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Without_If_Match_it_is_428_even_with_a_faulty_body(string method)
    {
        var article = await api.DraftArticleAsync();

        using var response = await editor.SendAsync(new HttpMethod(method), article.Path, method == "DELETE" ? null : "{ faulty", ifMatch: null);

        await response.ShouldBeProblemAsync(428, "/problems/if-match-required");
    }

    [Fact]
    public async Task An_old_ETag_is_412_and_tells_what_others_changed()
    {
        var article = await api.DraftArticleAsync();
        await api.SaveAsync(article, new { title = "Changed meanwhile", tags = (string[])["Meanwhile"] });

        using var response = await editor.PatchAsync(article, new { summary = "Mine" });

        var problem = await response.ShouldBeProblemAsync(412, "/problems/stale-version");
        problem.Number("currentVersion").ShouldBe(2);
        problem.GetProperty("changedFields").EnumerateArray().Select(f => f.GetString()).ShouldBe(["title", "tags"], ignoreOrder: true);
        problem.GetProperty("changes")[0].GetProperty("by").Text("name").ShouldBe("Test Editor");
    }

    [Fact]
    public async Task A_412_tells_what_all_acts_since_the_callers_version_have_changed_together()
    {
        var first = await api.DraftArticleAsync(new { title = "First" });
        var second = await api.SaveAsync(first, new { title = "Second", summary = "Of the second" });
        var third = await api.SaveAsync(second, new { tags = (string[])["Third"], summary = (string?)null });
        var published = await api.ActAsync(third, "publish");
        var corrected = await api.ActAsync(published, "corrections", new { text = "It was wrong." });
        await api.SaveAsync(corrected, new { body = "<p>Another text.</p>" });

        (await ChangedSinceAsync(first)).ShouldBe(["title", "body", "tags", "status", "corrections"], ignoreOrder: true);
        (await ChangedSinceAsync(second)).ShouldBe(["summary", "body", "tags", "status", "corrections"], ignoreOrder: true);
        (await ChangedSinceAsync(published)).ShouldBe(["body", "corrections"], ignoreOrder: true);
        (await ChangedSinceAsync(corrected)).ShouldBe(["body"]);

        async Task<IEnumerable<string?>> ChangedSinceAsync(Resource read)
        {
            using var response = await editor.PatchAsync(read, new { copyright = "Mine" });
            var problem = await response.ShouldBeProblemAsync(412, "/problems/stale-version");
            problem.Number("currentVersion").ShouldBe(6);
            problem.GetProperty("changes").EnumerateArray().Select(c => c.Number("version")).ShouldBe(Enumerable.Range(read.Version + 1, 6 - read.Version));
            return problem.GetProperty("changedFields").EnumerateArray().Select(f => f.GetString());
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"1-of-another-form\"")]
    [InlineData("W/\"1-weakened\"")]
    [InlineData("\"7-a\", \"1-b\"")]
    public async Task If_Match_looks_at_the_version_alone(string ifMatch)
    {
        var article = await api.DraftArticleAsync();

        using var response = await editor.PatchAsync(article.Path, new { summary = "Mine" }, ifMatch);

        (await response.ShouldBeAsync(200)).Number("version").ShouldBe(2);
    }

    [Fact]
    public async Task PATCH_takes_merge_patches_alone_and_says_so()
    {
        var article = await api.DraftArticleAsync();

        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await editor.PatchAsync(article.Path, content, article.ETag);

        await response.ShouldBeProblemAsync(415, "/problems/unsupported-media-type");
        response.Header("Accept-Patch").ShouldBe("application/merge-patch+json");
    }

    [Fact]
    public async Task A_read_only_member_is_refused_with_a_word_on_the_write_form()
    {
        var article = await api.DraftArticleAsync();

        using var response = await editor.PatchAsync(article, new { version = 3, bodyHtml = "<p>x</p>" });

        var errors = await response.ShouldBeInvalidAsync("version", "bodyHtml");
        errors.GetProperty("bodyHtml")[0].GetString()!.ShouldContain("write");
    }

    [Fact]
    public async Task A_title_and_a_source_can_not_be_cleared()
    {
        var article = await api.DraftArticleAsync();

        using var response = await editor.PatchAsync(article, new { title = (string?)null, source = (string?)null });

        await response.ShouldBeInvalidAsync("title", "source");
    }

    [Fact]
    public async Task A_deleted_draft_is_404_and_a_deleted_article_410()
    {
        var draft = await api.DraftArticleAsync();
        var article = await api.PublishedArticleAsync();
        foreach (var doomed in (Resource[])[draft, article])
        {
            using var deleted = await editor.DeleteAsync(doomed);
            await deleted.ShouldBeAsync(204);
        }

        using var missing = await editor.GetAsync(draft.Path, ifNoneMatch: null);
        using var gone = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}", ifNoneMatch: null);
        using var late = await editor.PatchAsync(article, new { title = "Too late" });

        await missing.ShouldBeProblemAsync(404, "/problems/not-found");
        await gone.ShouldBeProblemAsync(410, "/problems/gone");
        await late.ShouldBeProblemAsync(410, "/problems/gone");
    }

    [Fact]
    public async Task A_contributor_edits_own_drafts_and_sees_no_others()
    {
        var contributor = api.ClientFor(Role.Contributor);
        var own = await api.DraftArticleAsync(by: contributor);
        var other = await api.DraftArticleAsync();

        using var saved = await contributor.PatchAsync(own, new { title = "Changed" });
        using var published = await contributor.PatchAsync(own.Path, new { status = "published" }, "*");
        using var hidden = await contributor.PatchAsync(other, new { title = "Changed" });

        await saved.ShouldBeAsync(200);
        await published.ShouldBeProblemAsync(403, "/problems/forbidden");
        await hidden.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task An_act_does_not_wait_for_what_merely_refers_to_the_article()
    {
        var article = await api.PublishedArticleAsync();
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var reference = new Npgsql.NpgsqlCommand($"select from articles where id = '{article.Id}' for key share", connection, transaction);
        await reference.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (await api.SaveAsync(article, new { title = "Changed", status = "published" })).Version.ShouldBe(2);
    }
}
