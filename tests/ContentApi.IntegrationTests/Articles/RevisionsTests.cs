using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain.Keys;
using ContentApi.Features.Articles.Revisions;
using ContentApi.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class RevisionsTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task Every_act_is_listed_newest_first_with_who_when_and_in_what_request()
    {
        var article = await api.DraftArticleAsync();
        article = await api.SaveAsync(article, new { title = "Second" });
        article = await api.ActAsync(article, "publish", new { changeNote = "At last" });
        await api.ActAsync(article, "unpublish", new { type = "gone", explanation = "It was wrong." });

        var revisions = (await editor.JsonAsync($"{article.Path}/revisions")).Items().ToList();

        revisions.Select(r => $"{r.Number("version")} {r.Text("act")} {r.Text("status")} {r.Text("note")}".TrimEnd())
            .ShouldBe(["4 unpublish unpublished It was wrong.", "3 publish published At last", "2 save draft", "1 create draft"]);
        revisions.ShouldAllBe(r => r.GetProperty("by").Text("name") == "Test Editor" && r.Text("requestId")!.Length > 0);
        revisions.Select(r => r.GetProperty("at").GetDateTimeOffset()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task The_list_has_pages()
    {
        var article = await api.DraftArticleAsync();
        for (var i = 2; i <= 5; i++)
            article = await api.SaveAsync(article, new { title = $"Title {i}" });

        var first = await editor.JsonAsync($"{article.Path}/revisions?limit=2&count=true");
        var second = await editor.JsonAsync($"{article.Path}/revisions?limit=2&cursor={first.Text("nextCursor")}");
        var third = await editor.JsonAsync($"{article.Path}/revisions?limit=2&cursor={second.Text("nextCursor")}");
        using var foreign = await editor.GetAsync($"{(await api.DraftArticleAsync()).Path}/revisions?limit=2&cursor={first.Text("nextCursor")}");

        first.Number("total").ShouldBe(5);
        new[] { first, second, third }.SelectMany(page => page.Items()).Select(r => r.Number("version")).ShouldBe([5, 4, 3, 2, 1]);
        third.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
        await foreign.ShouldBeInvalidAsync("cursor");
    }

    [Fact]
    public async Task A_version_is_shown_in_full_as_it_was_written()
    {
        var article = await api.DraftArticleAsync(new { title = "First", bodyFormat = "markdown", body = "Some **text**.", tags = (string[])["Revised"] });
        var first = await api.EditAsync(article);
        var published = await api.ActAsync(await api.SaveAsync(article, new { title = "Second", body = "Other text." }), "publish");
        await api.SaveAsync(published, new { title = "Third" });

        var one = await editor.JsonAsync($"{article.Path}/revisions/1");
        var three = await editor.JsonAsync($"{article.Path}/revisions/3");

        one.Number("version").ShouldBe(1);
        one.Text("act").ShouldBe("create");
        one.Text("status").ShouldBe("draft");
        one.Text("title").ShouldBe("First");
        one.Text("body").ShouldBe("Some **text**.");
        one.Text("bodyFormat").ShouldBe("markdown");
        one.Text("bodyHtml").ShouldBe(article.Json.Text("bodyHtml"));
        one.GetProperty("publishedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        one.GetProperty("write").ToString().ShouldBe(first.Json.GetProperty("write").ToString());

        // Publishing has no text of its own: it shows the one that it published.
        three.Text("act").ShouldBe("publish");
        three.Text("status").ShouldBe("published");
        three.Text("title").ShouldBe("Second");
        three.Text("publishedAt").ShouldBe(published.Json.Text("publishedAt"));
        three.GetProperty("hasUnpublishedChanges").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Two_versions_are_compared_member_by_member_and_line_by_line()
    {
        var article = await api.DraftArticleAsync(new { title = "Before", body = "<p>One.</p><p>Two.</p><p>Three.</p>" });
        await api.SaveAsync(article, new { title = "After", body = "<p>One.</p><p>Two and a half.</p><p>Three.</p>", tags = (string[])["Compared"] });

        var difference = await editor.JsonAsync($"{article.Path}/revisions/1..2");
        var reverse = await editor.JsonAsync($"{article.Path}/revisions/2..1");
        var none = await editor.JsonAsync($"{article.Path}/revisions/2..2");

        difference.GetProperty("changedFields").EnumerateArray().Select(f => f.GetString()).ShouldBe(["title", "body", "tags"], ignoreOrder: true);
        var title = difference.GetProperty("changes").EnumerateArray().Single(c => c.Text("field") == "title");
        (title.Text("from"), title.Text("to")).ShouldBe(("Before", "After"));
        difference.GetProperty("body").ToString().ShouldBe("""[{"fromLine":2,"removed":["<p>Two.</p>"],"toLine":2,"added":["<p>Two and a half.</p>"]}]""");
        reverse.GetProperty("body")[0].GetProperty("added")[0].GetString().ShouldBe("<p>Two.</p>");
        none.GetProperty("changes").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Restoring_makes_a_new_working_copy_and_leaves_readers_alone()
    {
        var article = await api.DraftArticleAsync(new { title = "The first title", summary = "As it was." });
        var published = await api.ActAsync(await api.SaveAsync(article, new { title = "The second title", summary = "As it is." }), "publish");
        using var before = await api.Anonymous.GetAsync(article.Path);

        using var response = await editor.PostAsync($"{article.Path}/revisions/1/restore", "", published.ETag);
        var restored = await response.ResourceAsync(200, "/v1/articles");
        using var after = await api.Anonymous.GetAsync(article.Path);

        restored.Version.ShouldBe(4);
        restored.Json.Text("title").ShouldBe("The first title");
        restored.Json.Text("summary").ShouldBe("As it was.");
        restored.Json.GetProperty("hasUnpublishedChanges").GetBoolean().ShouldBeTrue();
        (await after.Content.ReadAsStringAsync()).ShouldBe(await before.Content.ReadAsStringAsync());
        after.Header("ETag").ShouldBe(before.Header("ETag"));
        (await editor.JsonAsync($"{article.Path}/revisions?limit=1")).Items().Single().Text("act").ShouldBe("restore");
        (await api.ActAsync(restored, "publish")).Json.Text("status").ShouldBe("published");
    }

    [Fact]
    public async Task Restoring_what_is_newest_already_is_no_act()
    {
        var article = await api.DraftArticleAsync();

        using var response = await editor.PostAsync($"{article.Path}/revisions/1/restore", "", article.ETag);

        (await response.ResourceAsync(200, "/v1/articles")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Restoring_wants_the_present_version_and_an_existing_revision()
    {
        var article = await api.DraftArticleAsync();
        await api.SaveAsync(article, new { title = "Meanwhile" });

        using var without = await editor.PostAsync($"{article.Path}/revisions/1/restore", "");
        using var stale = await editor.PostAsync($"{article.Path}/revisions/1/restore", "", article.ETag);
        using var unknown = await editor.PostAsync($"{article.Path}/revisions/77/restore", "");

        await without.ShouldBeProblemAsync(428, "/problems/if-match-required");
        await stale.ShouldBeProblemAsync(412, "/problems/stale-version");
        await unknown.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task A_deleted_article_keeps_its_revisions_for_editors_and_comes_back_by_restoring_one()
    {
        var article = await api.PublishedArticleAsync();
        (await editor.DeleteAsync(article)).Dispose();
        var path = $"{article.Path}/revisions";

        var revisions = (await editor.JsonAsync(path)).Items().ToList();
        using var viewer = await api.ClientFor(Role.Viewer).GetAsync(path);
        using var response = await editor.PostAsync($"{path}/1/restore", "", "\"2\"");
        var restored = await response.ResourceAsync(200, "/v1/articles");
        using var unpublished = await api.Anonymous.GetAsync(article.Path);
        var again = await api.ActAsync(restored, "publish");

        revisions.Select(r => r.Text("act")).ShouldBe(["delete", "publish"]);
        await viewer.ShouldBeProblemAsync(410, "/problems/gone");
        restored.Version.ShouldBe(3);
        restored.Json.Text("status").ShouldBe("unpublished");
        await unpublished.ShouldBeProblemAsync(404, "/problems/not-found");
        again.Slug.ShouldBe(article.Slug);
        again.Json.Text("firstPublishedAt").ShouldBe(article.Json.Text("firstPublishedAt"));
    }

    [Fact]
    public async Task A_restored_draft_whose_slug_went_to_another_gets_one_of_its_own()
    {
        var slug = Verbs.Unique("s").Replace(' ', '-');
        var article = await api.DraftArticleAsync(new { slug });
        (await editor.DeleteAsync(article)).Dispose();
        var other = await api.DraftArticleAsync(new { slug });

        using var response = await editor.PostAsync($"{article.Path}/revisions/1/restore", "", "*");

        var restored = await response.ResourceAsync(200, "/v1/articles");
        other.Slug.ShouldBe(slug);
        restored.Slug.ShouldStartWith($"{slug}-");
        restored.Json.Text("status").ShouldBe("draft");
    }

    [Fact]
    public async Task Contributors_have_the_revisions_of_own_articles_that_were_never_public_and_no_others()
    {
        var contributor = api.ClientFor(Role.Contributor);
        var own = await api.DraftArticleAsync(by: contributor);
        var others = await api.DraftArticleAsync();
        var published = await api.PublishedArticleAsync();

        await contributor.JsonAsync($"{own.Path}/revisions");
        await contributor.JsonAsync($"{own.Path}/revisions/1");
        await api.ClientFor(Role.Viewer).JsonAsync($"{others.Path}/revisions/1");
        using var hidden = await contributor.GetAsync($"{others.Path}/revisions");
        using var forbidden = await contributor.GetAsync($"{published.Path}/revisions/1");
        using var restore = await contributor.PostAsync($"{own.Path}/revisions/1/restore", "", own.ETag);
        using var anonymous = await api.Anonymous.GetAsync($"{published.Path}/revisions");

        await hidden.ShouldBeProblemAsync(404, "/problems/not-found");
        await forbidden.ShouldBeProblemAsync(403, "/problems/forbidden");
        await restore.ShouldBeAsync(200);
        await anonymous.ShouldBeProblemAsync(401, "/problems/unauthorized");
    }

    [Fact]
    public async Task A_page_of_ten_thousand_revisions_reads_no_more_rows_than_one_of_ten()
    {
        var article = await api.DraftArticleAsync();
        await api.ExecuteAsync(
            $"""
            insert into revisions (resource_id, version, act, status, content_id, key_id, request_id, at)
            select r.resource_id, n, 1, 0, r.content_id, r.key_id, 'r', r.at from revisions r, generate_series(2, 10000) n where r.resource_id = '{article.Id}';
            analyze revisions;
            """);
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContentDbContext>();

        foreach (var (after, mode) in (((int, string)[])[(int.MaxValue, "force_custom_plan"), (5_000, "force_custom_plan"), (5_000, "force_generic_plan")]))
        {
            var page = RevisionsController.Page(db, article.Id, new RevisionPosition(after), limit: 20);
            await using var command = page.CreateDbCommand();
            var parameters = command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone()).ToArray();
            (await PlanReader.RowsReadAsync(api.Database, mode, command.CommandText, parameters)).ShouldBeInRange(21, 100, mode);
        }

        var listed = await editor.JsonAsync($"{article.Path}/revisions?limit=1");
        listed.Items().Single().Number("version").ShouldBe(10_000);
    }
}
