using System.Net;
using System.Text.RegularExpressions;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed partial class PublishArticleTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task A_draft_is_to_readers_what_an_unknown_article_is()
    {
        var draft = await api.DraftArticleAsync();

        foreach (var (hidden, unknown) in ((string, string)[])[(draft.Slug, draft.Slug + "-x"), (draft.Id.ToString(), Guid.CreateVersion7().ToString())])
        {
            using var ofDraft = await api.Anonymous.GetAsync($"/v1/articles/{hidden}");
            using var ofNone = await api.Anonymous.GetAsync($"/v1/articles/{unknown}");

            await ofDraft.ShouldBeProblemAsync(404, "/problems/not-found");
            (await WithoutIdsAsync(ofDraft, hidden)).ShouldBe(await WithoutIdsAsync(ofNone, unknown));
            ofDraft.Header("Cache-Control").ShouldBe("no-store");
        }
    }

    [Fact]
    public async Task Publishing_makes_it_visible_at_once()
    {
        var draft = await api.DraftArticleAsync();

        var published = await api.ActAsync(draft, "publish");

        published.Json.Text("status").ShouldBe("published");
        published.Version.ShouldBe(2);
        published.ETag.ShouldStartWith("\"2-");
        var seen = await api.Anonymous.JsonAsync($"/v1/articles/{draft.Slug}");
        seen.Number("version").ShouldBe(2);
        var at = seen.Text("publishedAt");
        at.ShouldNotBeNull();
        seen.Text("firstPublishedAt").ShouldBe(at);
        seen.Text("updatedAt").ShouldBe(at);
        seen.TryGetProperty("savedBy", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Saving_and_publishing_in_one_request_is_one_act()
    {
        var article = await api.PublishedArticleAsync();

        article.Version.ShouldBe(1);
        article.Json.Text("status").ShouldBe("published");
        (await api.SaveAsync(article, new { title = "Changed", status = "published" })).Version.ShouldBe(2);
        (await api.Anonymous.JsonAsync(article.Path)).Text("title").ShouldBe("Changed");
    }

    [Fact]
    public async Task A_working_copy_leaves_readers_bytes_and_ETag_alone()
    {
        var article = await api.PublishedArticleAsync();
        using var before = await api.Anonymous.GetAsync(article.Path);

        var saved = await api.SaveAsync(article, new { title = "Not yet", slug = Verbs.Unique("x").Replace(' ', '-') });
        using var after = await api.Anonymous.GetAsync(article.Path);
        using var bySlugOfTheCopy = await api.Anonymous.GetAsync($"/v1/articles/{saved.Slug}");

        saved.Json.GetProperty("hasUnpublishedChanges").GetBoolean().ShouldBeTrue();
        (await after.Content.ReadAsStringAsync()).ShouldBe(await before.Content.ReadAsStringAsync());
        after.Header("ETag").ShouldBe(before.Header("ETag"));
        await bySlugOfTheCopy.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task Discarding_goes_back_to_what_readers_see()
    {
        var article = await api.PublishedArticleAsync();
        var saved = await api.SaveAsync(article, new { title = "Not yet" });

        using var response = await editor.DeleteAsync($"{article.Path}/draft", saved.ETag);

        var discarded = await response.ShouldBeAsync(200);
        discarded.Text("title").ShouldBe(article.Json.Text("title"));
        discarded.GetProperty("hasUnpublishedChanges").GetBoolean().ShouldBeFalse();
        discarded.Number("version").ShouldBe(3);
    }

    [Fact]
    public async Task What_was_never_published_is_deleted_not_discarded()
    {
        var draft = await api.DraftArticleAsync();

        using var response = await editor.DeleteAsync($"{draft.Path}/draft", draft.ETag);

        await response.ShouldBeProblemAsync(409, "/problems/nothing-to-discard");
    }

    [Fact]
    public async Task Only_a_major_update_moves_the_public_updatedAt()
    {
        var article = await api.PublishedArticleAsync();

        var minor = await api.ActAsync(await api.SaveAsync(article, new { title = "Minor" }), "publish", new { updateType = "minor", changeNote = "A typo" });
        var major = await api.ActAsync(await api.SaveAsync(minor, new { title = "Major" }), "publish");

        minor.Json.Text("updatedAt").ShouldBe(article.Json.Text("updatedAt"));
        major.Json.Text("updatedAt").ShouldNotBe(article.Json.Text("updatedAt"));
        major.Json.Text("publishedAt").ShouldBe(article.Json.Text("publishedAt"));
        major.Json.Text("firstPublishedAt").ShouldBe(article.Json.Text("firstPublishedAt"));
    }

    [Fact]
    public async Task Nothing_new_is_nothing_to_publish()
    {
        var article = await api.PublishedArticleAsync();

        using var response = await editor.PostAsync($"{article.Path}/publish", new { }, article.ETag);

        await response.ShouldBeProblemAsync(409, "/problems/nothing-to-publish");
    }

    [Fact]
    public async Task All_that_an_article_misses_comes_in_one_answer()
    {
        var draft = await api.DraftArticleAsync(new { body = "<p> </p>" });

        using var publish = await editor.PostAsync($"{draft.Path}/publish", new { at = "soon", changeNot = "?" }, draft.ETag);
        using var schedule = await editor.PostAsync($"{draft.Path}/publish", new { at = "2099-01-01T00:00:00Z" }, draft.ETag);
        using var create = await editor.PostAsync("/v1/articles", new { title = "T", source = "no-such", status = "published" });

        await publish.ShouldBeInvalidAsync("body", "at", "changeNot");
        await schedule.ShouldBeInvalidAsync("body");
        await create.ShouldBeInvalidAsync("source", "body");
    }

    [Theory]
    [InlineData("headline")]
    [InlineData("excerpt")]
    public async Task A_summary_is_enough_where_the_licence_shows_no_body(string textPolicy)
    {
        var source = await api.CreateSourceAsync(new { textPolicy });

        var article = await api.PublishedArticleAsync(new { sourceId = source.Id, body = (string?)null, summary = "Enough." });

        article.Json.Text("status").ShouldBe("published");
    }

    [Fact]
    public async Task Times_that_contradict_each_other_are_refused()
    {
        var source = (await api.AnySourceAsync).Slug;
        var article = await api.PublishedArticleAsync();

        using var future = await editor.PostAsync("/v1/articles", new { title = "T", source, body = "text", status = "published", publishedAt = "2099-01-01T00:00:00Z" });
        using var past = await editor.PostAsync("/v1/articles", new { title = "T", source, body = "text", status = "scheduled", publishedAt = "2001-01-01T00:00:00Z" });
        using var never = await editor.PostAsync("/v1/articles", new { title = "T", source, body = "text", status = "scheduled" });
        using var expired = await editor.PostAsync("/v1/articles", new { title = "T", source, body = "text", status = "published", expiresAt = "2001-01-01T00:00:00Z" });
        using var live = await editor.PatchAsync(article, new { title = "T", status = "scheduled", publishedAt = "2099-01-01T00:00:00Z" });

        await future.ShouldBeInvalidAsync("publishedAt");
        await past.ShouldBeInvalidAsync("publishedAt");
        await never.ShouldBeInvalidAsync("publishedAt");
        await expired.ShouldBeInvalidAsync("expiresAt");
        await live.ShouldBeInvalidAsync("status");
    }

    [Fact]
    public async Task A_correction_is_shown_at_once_and_kept_by_the_working_copy()
    {
        var article = await api.SaveAsync(await api.PublishedArticleAsync(), new { title = "Not yet" });

        var corrected = await api.ActAsync(article, "corrections", new { text = "It was Tuesday." });
        var seen = await api.Anonymous.JsonAsync(article.Path);
        var published = await api.ActAsync(corrected, "publish", new { updateType = "minor" });

        seen.GetProperty("corrections")[0].Text("text").ShouldBe("It was Tuesday.");
        seen.Text("title").ShouldNotBe("Not yet");
        seen.Text("updatedAt").ShouldBe(seen.GetProperty("corrections")[0].Text("at"));
        published.Json.GetProperty("corrections").GetArrayLength().ShouldBe(1);
        (await api.Anonymous.JsonAsync(article.Path)).Text("updatedAt").ShouldBe(seen.Text("updatedAt"));
    }

    [Fact]
    public async Task Of_sixteen_writers_on_one_ETag_one_wins()
    {
        var draft = await api.DraftArticleAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => i % 2 == 0
            ? editor.PostAsync($"{draft.Path}/publish", new { }, draft.ETag)
            : editor.PatchAsync(draft, new { title = $"Writer {i}" })));

        responses.Count(r => r.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var loser in responses.Where(r => r.StatusCode != HttpStatusCode.OK))
            (await loser.ShouldBeProblemAsync(412, "/problems/stale-version")).Number("currentVersion").ShouldBe(2);
    }

    [Fact]
    public async Task A_retry_under_the_same_key_has_the_first_answer_though_its_ETag_is_outdated()
    {
        var (draft, key) = (await api.DraftArticleAsync(), Guid.NewGuid().ToString());

        using var first = await editor.PostAsync($"{draft.Path}/publish", new { }, draft.ETag, key);
        using var retry = await editor.PostAsync($"{draft.Path}/publish", new { }, draft.ETag, key);

        (await retry.ShouldBeAsync(200)).ToString().ShouldBe((await first.ShouldBeAsync(200)).ToString());
        retry.Header("Idempotency-Replayed").ShouldBe("true");
        retry.Header("ETag").ShouldBe(first.Header("ETag"));
    }

    [Fact]
    public async Task While_the_first_is_under_way_a_second_is_told_when_to_come_back()
    {
        var (draft, key) = (await api.DraftArticleAsync(), Guid.NewGuid().ToString());
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new Npgsql.NpgsqlCommand($"select from articles where id = '{draft.Id}' for update", connection, transaction);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Task<HttpResponseMessage>[] both = [PublishAsync(), PublishAsync()];
        var sooner = await Task.WhenAny(both);
        using var refused = await sooner;
        await refused.ShouldBeProblemAsync(409, "/problems/in-progress");
        refused.Header("Retry-After").ShouldBe("1");

        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        using var done = await both.Single(one => one != sooner);
        await done.ShouldBeAsync(200);

        Task<HttpResponseMessage> PublishAsync() => editor.PostAsync($"{draft.Path}/publish", new { }, draft.ETag, key);
    }

    private static async Task<string> WithoutIdsAsync(HttpResponseMessage response, string idOrSlug)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(h => h.Key.ToUpperInvariant() is not ("DATE" or "X-REQUEST-ID" or "CONTENT-LENGTH"))
            .Select(h => $"{h.Key}: {string.Join(',', h.Value)}");
        var body = (await response.Content.ReadAsStringAsync()).Replace(idOrSlug, "…", StringComparison.Ordinal);
        return string.Join('\n', headers.Append(TraceId().Replace(body, "")));
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}
