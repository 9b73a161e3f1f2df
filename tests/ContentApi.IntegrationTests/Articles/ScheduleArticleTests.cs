using ContentApi.IntegrationTests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>Time decides what readers see, with nobody acting.</summary>
public sealed class ScheduleArticleTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task A_scheduled_article_appears_at_its_second()
    {
        var at = await InAsync(hours: 1);
        var scheduled = await api.ActAsync(await api.DraftArticleAsync(), "publish", new { at });
        scheduled.Json.Text("status").ShouldBe("scheduled");
        scheduled.Json.GetProperty("scheduledAt").GetDateTimeOffset().ShouldBe(at);

        await api.TravelAsync(TimeSpan.FromMinutes(59));
        using var early = await api.Anonymous.GetAsync(scheduled.Path);
        await api.TravelAsync(TimeSpan.FromMinutes(1));
        var seen = await api.Anonymous.JsonAsync($"/v1/articles/{scheduled.Slug}");

        await early.ShouldBeProblemAsync(404, "/problems/not-found");
        seen.GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(at);
        seen.GetProperty("firstPublishedAt").GetDateTimeOffset().ShouldBe(at);
        seen.Number("version").ShouldBe(2);
        (await ListedAsync(scheduled)).ShouldBe([scheduled.Slug]);
        (await ChangesAsync(scheduled)).ShouldBe(["Created 1 False", "Updated 2 False", "Published 2 True"]);
        (await api.AskAsync<DateTime>($"select at from changes where resource_id = '{scheduled.Id}' and is_public")).ShouldBe(at.UtcDateTime);
    }

    [Fact]
    public async Task Status_scheduled_takes_publishedAt_for_the_time()
    {
        var publishedAt = await InAsync(hours: 2);
        var scheduled = await api.DraftArticleAsync(new { status = "scheduled", publishedAt });

        await api.TravelAsync(TimeSpan.FromHours(2));

        scheduled.Version.ShouldBe(1);
        (await api.Anonymous.JsonAsync(scheduled.Path)).GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(publishedAt);
    }

    [Fact]
    public async Task A_scheduled_update_takes_over_and_leaves_publishedAt_alone()
    {
        var article = await api.PublishedArticleAsync();
        var at = await InAsync(hours: 3);
        var saved = await api.SaveAsync(article, new { title = "The update", slug = Verbs.Unique("u").Replace(' ', '-') });
        var scheduled = await api.ActAsync(saved, "publish", new { at });
        await api.SaveAsync(scheduled, new { title = "Not even scheduled" });

        await api.TravelAsync(TimeSpan.FromMinutes(179));
        var before = await api.Anonymous.JsonAsync(article.Path);
        await api.TravelAsync(TimeSpan.FromMinutes(1));
        var after = await api.Anonymous.JsonAsync(article.Path);
        using var formerSlug = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}");

        before.Text("title").ShouldBe(article.Json.Text("title"));
        after.Text("title").ShouldBe("The update");
        after.Text("publishedAt").ShouldBe(before.Text("publishedAt"));
        after.GetProperty("updatedAt").GetDateTimeOffset().ShouldBe(at);
        await formerSlug.ShouldBeAsync(301);
        formerSlug.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{saved.Slug}");
        (await ChangesAsync(article)).Last().ShouldBe("Updated 3 True");
    }

    [Fact]
    public async Task A_new_schedule_replaces_the_old_one()
    {
        var first = await api.ActAsync(await api.DraftArticleAsync(), "publish", new { at = await InAsync(hours: 1) });
        var second = await api.ActAsync(first, "publish", new { at = await InAsync(hours: 5) });

        await api.TravelAsync(TimeSpan.FromHours(2));
        using var early = await api.Anonymous.GetAsync(second.Path);
        await api.TravelAsync(TimeSpan.FromHours(3));

        await early.ShouldBeProblemAsync(404, "/problems/not-found");
        (await api.Anonymous.JsonAsync(second.Path)).Number("version").ShouldBe(3);
    }

    [Fact]
    public async Task An_expired_article_vanishes_at_its_second()
    {
        var article = await api.PublishedArticleAsync(new { expiresAt = await InAsync(hours: 1) });

        await api.TravelAsync(TimeSpan.FromMinutes(59));
        await api.Anonymous.JsonAsync(article.Path);
        (await ListedAsync(article)).ShouldBe([article.Slug]);
        await api.TravelAsync(TimeSpan.FromMinutes(1));
        using var expired = await api.Anonymous.GetAsync(article.Path);

        await expired.ShouldBeProblemAsync(404, "/problems/not-found");
        (await ListedAsync(article)).ShouldBeEmpty();
        (await ChangesAsync(article)).ShouldBe(["Published 1 True", "Unpublished 1 True"]);
    }

    [Fact]
    public async Task Caches_let_go_of_what_time_will_end()
    {
        var article = await api.PublishedArticleAsync(new { expiresAt = await InAsync(hours: 1) });
        await api.TravelAsync(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(4));

        using var response = await api.Anonymous.GetAsync(article.Path);

        await response.ShouldBeAsync(200);
        var seconds = response.Header("Cache-Control")!.Split(", ").Where(d => d.StartsWith('s')).Sum(d => int.Parse(d.Split('=')[1], null));
        seconds.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task What_becomes_due_is_entered_once_whatever_the_number_of_instances()
    {
        await api.SecondInstanceAsync();
        var at = await InAsync(hours: 1);
        var appearing = new List<Resource>();
        var ending = new List<Resource>();
        for (var i = 0; i < 30; i++)
        {
            appearing.Add(await api.ActAsync(await api.DraftArticleAsync(), "publish", new { at }));
            ending.Add(await api.PublishedArticleAsync(new { expiresAt = at }));
        }

        var due = $"select count(*) from changes where at = '{at:O}' and resource_id in ({string.Join(", ", appearing.Concat(ending).Select(a => $"'{a.Id}'"))})";
        await api.TravelAsync(TimeSpan.FromHours(1));
        while (await api.AskAsync<long>(due) < 60)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        (await ChangesAsync(appearing[0])).ShouldBe(["Created 1 False", "Updated 2 False", "Published 2 True"]);
        (await ChangesAsync(ending[0])).ShouldBe(["Published 1 True", "Unpublished 1 True"]);
        (await api.AskAsync<long>(due)).ShouldBe(60);
    }

    private async Task<IEnumerable<string?>> ListedAsync(Resource article) =>
        (await api.Anonymous.JsonAsync($"/v1/articles?ids={article.Id}")).Items().Select(item => item.Text("slug"));

    private async Task<DateTimeOffset> InAsync(int hours) =>
        new DateTimeOffset(await api.AskAsync<DateTime>("select date_trunc('microseconds', readers_now())")).AddHours(hours);

    // The log follows within a second; nobody acts for it.
    private async Task<List<string>> ChangesAsync(Resource article)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        var entries = new List<string>();
        await using var command = api.Database.CreateCommand("select type, version, is_public from changes where resource_id = $1 order by id");
        command.Parameters.Add(new NpgsqlParameter { Value = article.Id });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            entries.Add($"{Enum.GetName((Domain.Changes.ChangeType)reader.GetInt32(0))} {reader.GetInt32(1)} {reader.GetBoolean(2)}");
        return entries;
    }
}
