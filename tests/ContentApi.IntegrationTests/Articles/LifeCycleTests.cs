using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>From draft to erased, held against the contract sentence by sentence; what needs no clock stands in the tests of each act.</summary>
public sealed class LifeCycleTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task What_is_gone_stays_gone_until_its_new_schedule_comes_true()
    {
        var article = await api.ActAsync(await api.PublishedArticleAsync(), "unpublish", new { type = "gone", explanation = "Under review." });
        await api.ActAsync(article, "publish", new { at = await InAsync(hours: 1) });

        using var gone = await api.Anonymous.GetAsync(article.Path);
        await api.TravelAsync(TimeSpan.FromHours(1));
        var back = await api.Anonymous.JsonAsync(article.Path);

        (await gone.ShouldBeProblemAsync(410, "/problems/gone")).Text("explanation").ShouldBe("Under review.");
        gone.Header("Cache-Control").ShouldBe("no-store");
        back.Text("publishedAt").ShouldBe(article.Json.Text("publishedAt"));
        back.Text("firstPublishedAt").ShouldBe(article.Json.Text("firstPublishedAt"));
    }

    [Fact]
    public async Task A_correction_outlives_a_scheduled_minor_update()
    {
        var article = await api.SaveAsync(await api.PublishedArticleAsync(), new { title = "A typo less" });
        var scheduled = await api.ActAsync(article, "publish", new { at = await InAsync(hours: 1), updateType = "minor" });
        await api.ActAsync(scheduled, "corrections", new { text = "It was Tuesday." });
        await api.TravelAsync(TimeSpan.FromHours(1));

        var seen = await api.Anonymous.JsonAsync(article.Path);

        seen.Text("title").ShouldBe("A typo less");
        seen.GetProperty("corrections").GetArrayLength().ShouldBe(1);
        seen.Text("updatedAt").ShouldBe(seen.GetProperty("corrections")[0].Text("at"));
    }

    [Fact]
    public async Task Nothing_is_visible_before_its_publishedAt()
    {
        var draft = await api.DraftArticleAsync(new { publishedAt = await InAsync(hours: 3), expiresAt = await InAsync(hours: 4) });

        using var early = await editor.PostAsync($"{draft.Path}/publish", new { at = await InAsync(hours: 1) }, draft.ETag);
        using var now = await editor.PostAsync($"{draft.Path}/publish", new { }, draft.ETag);
        using var late = await editor.PostAsync($"{draft.Path}/publish", new { at = await InAsync(hours: 5) }, draft.ETag);

        await early.ShouldBeInvalidAsync("publishedAt");
        await now.ShouldBeInvalidAsync("publishedAt");
        await late.ShouldBeInvalidAsync("expiresAt");
        (await api.ActAsync(draft, "publish", new { at = draft.Json.Text("publishedAt") })).Json.Text("status").ShouldBe("scheduled");
    }

    [Fact]
    public async Task All_that_stands_against_publishing_comes_in_one_answer()
    {
        var source = (await api.AnySourceAsync).Slug;
        var draft = await api.DraftArticleAsync(new { body = " ", publishedAt = "2099-01-01T00:00:00Z" });

        using var create = await editor.PostAsync(
            "/v1/articles", new { title = "T", source, body = "", status = "published", publishedAt = "2099-01-01T00:00:00Z", expiresAt = "2001-01-01T00:00:00Z" });
        using var publish = await editor.PostAsync($"{draft.Path}/publish", new { }, draft.ETag);
        using var schedule = await editor.PostAsync($"{draft.Path}/publish", new { at = "2001-01-01T00:00:00Z" }, draft.ETag);

        await create.ShouldBeInvalidAsync("body", "publishedAt", "expiresAt");
        await publish.ShouldBeInvalidAsync("body", "publishedAt");
        await schedule.ShouldBeInvalidAsync("body", "at");
    }

    [Fact]
    public async Task A_merge_schedules_for_the_publishedAt_that_is_stored()
    {
        var publishedAt = await InAsync(hours: 2);
        var draft = await api.DraftArticleAsync(new { publishedAt });

        var scheduled = await api.SaveAsync(draft, new { status = "scheduled" });

        scheduled.Version.ShouldBe(2);
        scheduled.Json.GetProperty("scheduledAt").GetDateTimeOffset().ShouldBe(publishedAt);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("unpublish")]
    public async Task Publishing_now_and_unpublishing_take_the_schedule_back(string act)
    {
        var article = await api.SaveAsync(await api.PublishedArticleAsync(), new { title = "The update" });
        var scheduled = await api.ActAsync(article, "publish", new { at = await InAsync(hours: 1) });

        var acted = await api.ActAsync(scheduled, act);
        await api.TravelAsync(TimeSpan.FromHours(2));
        var edited = (await api.EditAsync(article)).Json;

        acted.Json.GetProperty("scheduledAt").ValueKind.ShouldBe(JsonValueKind.Null);
        edited.GetProperty("scheduledAt").ValueKind.ShouldBe(JsonValueKind.Null);
        edited.Text("status").ShouldBe(act == "publish" ? "published" : "unpublished");
        (await api.AskAsync<long>($"select count(*) from changes where resource_id = '{article.Id}' and version = {scheduled.Version} and is_public")).ShouldBe(0);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_save_with_the_status_draft_takes_nothing_from_readers(string method)
    {
        var article = await api.PublishedArticleAsync();

        using var response = await editor.SendAsync(
            new HttpMethod(method), article.Path, new { title = "Not yet", source = (await api.AnySourceAsync).Slug, body = "Text.", status = "draft" }, article.ETag);

        (await response.ShouldBeAsync(200)).Text("status").ShouldBe("published");
        (await api.Anonymous.JsonAsync(article.Path)).Text("title").ShouldBe(article.Json.Text("title"));
    }

    [Fact]
    public async Task FirstPublishedAt_never_changes_and_publishedAt_only_by_the_editor()
    {
        var article = await api.PublishedArticleAsync();
        var first = article.Json.Text("firstPublishedAt");

        article = await api.ActAsync(article, "unpublish", new { type = "withdrawn" });
        article = await api.ActAsync(article, "publish");
        article.Json.Text("publishedAt").ShouldBe(first);
        article = await api.ActAsync(await api.SaveAsync(article, new { publishedAt = "2024-01-01T00:00:00Z" }), "publish", new { updateType = "minor" });
        (await editor.DeleteAsync(article)).Dispose();
        using var restored = await editor.PostAsync($"{article.Path}/revisions/1/restore", "", "*");
        article = await api.ActAsync(await restored.ResourceAsync(200, "/v1/articles"), "publish");

        article.Json.Text("firstPublishedAt").ShouldBe(first);
        article.Json.Text("publishedAt").ShouldBe(first);
        article.Json.GetProperty("updatedAt").GetDateTimeOffset().ShouldBeGreaterThan(article.Json.GetProperty("publishedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_schedule_comes_true_at_its_second_with_all_workers_standing_still()
    {
        var at = await InAsync(hours: 1);
        var first = await api.ActAsync(await api.DraftArticleAsync(), "publish", new { at });
        var update = await api.SaveAsync(await api.PublishedArticleAsync(), new { title = "The update" });
        update = await api.ActAsync(update, "publish", new { at });
        var expiring = await api.PublishedArticleAsync(new { expiresAt = at });
        string[] ids = [$"{first.Id}", $"{update.Id}", $"{expiring.Id}"];

        // Their rows are held, so that no worker gets at them.
        await using var holding = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await holding.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand($"select from articles where id = any(array['{string.Join("','", ids)}']::uuid[]) for update", holding))
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await api.TravelAsync(TimeSpan.FromHours(1));

        (await api.Anonymous.JsonAsync(first.Path)).GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(at);
        (await api.Anonymous.JsonAsync(update.Path)).Text("title").ShouldBe("The update");
        using var expired = await api.Anonymous.GetAsync(expiring.Path);
        await expired.ShouldBeProblemAsync(404, "/problems/not-found");
        (await api.Anonymous.JsonAsync($"/v1/articles?ids={string.Join(',', ids)}")).Items().Select(i => i.GetProperty("id").GetGuid())
            .ShouldBe([first.Id, update.Id], ignoreOrder: true);
        (await api.AskAsync<long>($"select count(*) from editions where article_id = '{first.Id}' and announced")).ShouldBe(0);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_time_brings_is_entered_once_however_many_instances_look()
    {
        await api.SecondInstanceAsync();
        await api.SecondInstanceAsync();
        var at = await InAsync(hours: 1);
        var articles = new List<Resource>();
        for (var i = 0; i < 8; i++)
            articles.Add(await api.ActAsync(await api.DraftArticleAsync(new { expiresAt = at.AddHours(1) }), "publish", new { at }));

        await api.TravelAsync(TimeSpan.FromHours(1));
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        await api.TravelAsync(TimeSpan.FromHours(1));
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        foreach (var article in articles)
        {
            (await api.AskAsync<string>($"select string_agg(type || ' ' || extract(epoch from at - '{at:O}')::int, ', ' order by id) from changes where resource_id = '{article.Id}' and is_public"))
                .ShouldBe("2 0, 3 3600");
        }
    }

    [Fact]
    public async Task A_scheduled_update_takes_over_without_gap_or_overlap()
    {
        var article = await api.SaveAsync(await api.PublishedArticleAsync(new { title = "Before" }), new { title = "After" });
        await api.ActAsync(article, "publish", new { at = await api.AskAsync<DateTime>("select date_trunc('microseconds', readers_now() + interval '2 seconds')") });

        var seen = new List<string?>();
        while (seen.Count == 0 || seen[^1] == "Before")
        {
            seen.Add((await api.Anonymous.JsonAsync(article.Path)).Text("title"));
            seen.Add((await api.Anonymous.JsonAsync($"/v1/articles?ids={article.Id}")).Items().Single().Text("title"));
        }

        seen.Where((title, i) => i > 0 && title != seen[i - 1]).ShouldBe(["After"]);
    }

    [Fact]
    public async Task Caches_let_go_before_a_scheduled_update_takes_over()
    {
        var article = await api.SaveAsync(await api.PublishedArticleAsync(), new { title = "After" });
        await api.ActAsync(article, "publish", new { at = await InAsync(hours: 1) });
        await api.TravelAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(4));

        foreach (var path in (string[])[article.Path, $"/v1/articles?ids={article.Id}"])
        {
            using var response = await api.Anonymous.GetAsync(path);
            await response.ShouldBeAsync(200);
            response.Header("Cache-Control")!.Split(", ").Where(d => d.StartsWith('s')).Sum(d => int.Parse(d.Split('=')[1], null)).ShouldBeLessThanOrEqualTo(4, path);
        }
    }

    private async Task<DateTimeOffset> InAsync(int hours) =>
        new DateTimeOffset(await api.AskAsync<DateTime>("select date_trunc('microseconds', readers_now())")).AddHours(hours);
}
