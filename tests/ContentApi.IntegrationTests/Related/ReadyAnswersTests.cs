using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Comments;
using ContentApi.IntegrationTests.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>An article is read with the five beside it as one row that was made before (docs/decisions/0016): no reader can tell.</summary>
public sealed class ReadyAnswersTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    // Who asks for some only gets an answer of his own, and all articles are of after that.
    private const string MadeAnew = "publishedAfter=1970-01-01T00:00:00Z";

    private HttpClient Editor => api.ClientFor(Role.Editor);

    [Fact]
    public async Task Whatever_is_done_to_what_stands_beside_an_article_the_next_reader_sees_it()
    {
        var (tag, section) = (Verbs.Unique("tag"), Verbs.Unique("section"));
        var (source, elsewhere) = (await api.CreateSourceAsync(), await api.CreateSourceAsync());
        var story = new Story();
        var article = await story.PublishAsync(api, new { sourceId = elsewhere.Id });
        var beside = await story.PublishAsync(api, new { sourceId = source.Id, tags = new[] { tag }, section });
        var copied = new { title = story.Title(), body = story.Body(30) };
        var original = await api.PublishedArticleAsync(copied);
        var named = await api.PublishedArticleAsync();
        await api.SettleAsync();

        (string Act, Func<Task> Do, string? Shows, string? Hides)[] acts =
        [
            ("correction", async () => beside = await api.ActAsync(beside, "corrections", new { text = "It was otherwise." }), "It was otherwise.", null),
            ("minor update", async () => beside = await UpdateAsync(beside, new { title = $"{story.Title()} updated" }), " updated\"", null),
            ("comment", () => api.ApprovedCommentAsync(beside, "So it is."), "\"commentCount\":1", null),
            ("name of a source", () => ChangeAsync("sources", source.Slug, new { name = "The Ready Times" }), "The Ready Times", null),
            ("name of a section", () => ChangeAsync("sections", Slug(beside, "section"), new { name = "Ready World" }), "Ready World", null),
            ("licence", () => ChangeAsync("sources", source.Slug, new { textPolicy = "headline" }), "\"textPolicy\":\"headline\"", null),
            ("pin", () => Editor.PutAsync($"{article.Path}/related/{named.Id}", new { position = 1 }), $"\"{named.Slug}\"", null),
            ("unpublishing of what is pinned", async () => named = await api.ActAsync(named, "unpublish"), null, $"\"{named.Slug}\""),
            ("publishing of what is pinned", async () => named = await api.ActAsync(named, "publish"), $"\"{named.Slug}\"", null),
            ("unpinning", () => Editor.DeleteAsync($"{article.Path}/related/{named.Id}", ifMatch: null), null, $"\"{named.Slug}\""),
            ("exclusion", () => Editor.PutAsync($"{article.Path}/related/{original.Id}/exclusion", new { }), null, $"\"{original.Slug}\""),
            ("end of the exclusion", () => Editor.DeleteAsync($"{article.Path}/related/{original.Id}/exclusion", ifMatch: null), $"\"{original.Slug}\"", null),
            ("change of the article itself", async () => article = await UpdateAsync(article, new { sourceId = source.Id }), null, null),
            ("another slug", async () => article = await UpdateAsync(article, new { slug = Verbs.Unique("another").Replace(' ', '-') }), null, null),
            ("deleting", async () => (await Editor.DeleteAsync(beside)).EnsureSuccessStatusCode(), null, $"\"{beside.Slug}\""),
        ];

        foreach (var (act, perform, shows, hides) in acts)
        {
            // What hides behind a pin may be shown by time alone: then there is none.
            if (!act.StartsWith("publishing", StringComparison.Ordinal))
                await api.ReadyAsync(article);
            await perform();
            await ShouldBeAsMadeAnewAsync(article, act);
            var seen = (await api.Anonymous.RelatedAsync(article, "")).GetRawText();
            if (shows is not null)
                seen.ShouldContain(shows, Case.Sensitive, act);
            if (hides is not null)
                seen.ShouldNotContain(hides, Case.Sensitive, act);
        }

        await api.PublishedArticleAsync(Verbs.Merge(copied, new { title = "The copy", sourceId = source.Id }));
        await api.Anonymous.RelatedAsync(article, related => related.GetRawText().Contains("\"alsoAt\":[{", StringComparison.Ordinal), "");
        await api.ReadyAsync(article);
        await ShouldBeAsMadeAnewAsync(article, "copy");
    }

    [Fact]
    public async Task What_was_made_before_comes_with_the_headers_of_what_is_made_now()
    {
        var story = new Story();
        var article = await story.PublishAsync(api);
        await UpdateAsync(await story.PublishAsync(api), new { expiresAt = DateTimeOffset.UtcNow.AddSeconds(1000) });
        await api.SettleAsync();

        foreach (var path in (string[])["", "/related", "?include=related"])
        {
            await api.ReadyAsync(article);
            using var ready = await ReadAsync();
            await api.ExecuteAsync($"insert into related_touched values ('{article.Id}')");
            using var made = await ReadAsync();

            (await ready.Content.ReadAsStringAsync()).ShouldBe(await made.Content.ReadAsStringAsync());
            foreach (var header in (string[])["ETag", "Last-Modified", "Cache-Tag", "Cache-Control", "Vary", "Content-Type"])
                ready.Header(header).ShouldBe(made.Header(header), header);
            await api.ReadyAsync(article);
            using var known = await api.Anonymous.GetAsync(article.Path + path, made.Header("ETag"));
            await known.ShouldBeAsync(304);

            // Nobody has asked in these words before, so nothing is kept for them.
            Task<HttpResponseMessage> ReadAsync() => api.Anonymous.SendAsync(HttpMethod.Get, article.Path + path, body: null, ifMatch: null, ("Accept", $"application/json, x/{Guid.NewGuid()}"));
        }
    }

    [Fact]
    public async Task What_time_alone_changes_beside_an_article_is_shown_at_its_second()
    {
        var story = new Story();
        var (article, expiring, changing) = (await story.PublishAsync(api), await story.PublishAsync(api), await story.PublishAsync(api));
        await UpdateAsync(expiring, new { expiresAt = DateTimeOffset.UtcNow.AddHours(2) });
        changing = await api.SaveAsync(await api.EditAsync(changing), new { copyright = "As it will be" });
        await api.ActAsync(changing, "publish", new { at = DateTimeOffset.UtcNow.AddHours(1) });
        await api.ReadyAsync(article);
        (await api.Anonymous.RelatedAsync(article, "")).Ids().Length.ShouldBe(2);

        await api.TravelAsync(TimeSpan.FromHours(1.5));
        var changed = await api.Anonymous.RelatedAsync(article, "");
        await api.ReadyAsync(article);
        await api.TravelAsync(TimeSpan.FromHours(1));
        var expired = await api.Anonymous.RelatedAsync(article, "");

        changed.Of(changing).GetProperty("article").Text("copyright").ShouldBe("As it will be");
        expired.Ids().ShouldBe([changing.Id]);
        await ShouldBeAsMadeAnewAsync(article, "time");
    }

    [Fact]
    public async Task An_act_that_is_under_way_while_answers_are_made_is_seen_as_soon_as_it_is_done()
    {
        var story = new Story();
        var source = await api.CreateSourceAsync();
        var (article, beside) = (await story.PublishAsync(api), await story.PublishAsync(api, new { sourceId = source.Id }));
        await api.ReadyAsync(article);

        await using (var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var act = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var rename = new NpgsqlCommand($"update sources set name = 'Under way', version = version + 1 where id = '{source.Id}'", connection);
            await rename.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await api.ActAsync(beside, "corrections", new { text = "Meanwhile." });
            await api.ReadyAsync(article);
            (await api.Anonymous.RelatedAsync(article, "")).GetRawText().ShouldNotContain("Under way");
            await act.CommitAsync(TestContext.Current.CancellationToken);
        }

        (await api.Anonymous.RelatedAsync(article, "")).GetRawText().ShouldContain("Under way");
        await api.ReadyAsync(article);
        (await api.Anonymous.RelatedAsync(article, "")).GetRawText().ShouldContain("Under way");
    }

    [Fact]
    public async Task What_fits_less_well_than_all_that_is_shown_leaves_the_answer_as_it_is()
    {
        // Among the story's own articles alone its words would be nothing rare.
        for (var i = 0; i < 40; i++)
            await new Story().PublishAsync(api);
        var story = new Story();
        var article = await story.PublishAsync(api);
        Resource[] sources = [await api.CreateSourceAsync(), await api.CreateSourceAsync(), await api.CreateSourceAsync()];
        for (var i = 0; i < 18; i++)
            await story.PublishAsync(api, new { sourceId = sources[i % 3].Id });
        await api.SettleAsync();
        await api.ReadyAsync(article);
        (await api.Anonymous.RelatedAsync(article, "")).Ids().Length.ShouldBe(5);
        var number = await api.AskAsync<int>($"select number from related_articles where article_id = '{article.Id}'");
        var least = await api.AskAsync<float>($"select least from related_answers where article_id = '{article.Id}'");
        least.ShouldBeGreaterThan(0, "There are more than were looked at.");

        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        (await TouchesAsync("least - 0.0001")).ShouldBe(0);
        (await TouchesAsync("least")).ShouldBe(1);

        async Task<long> TouchesAsync(string fit)
        {
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var insert = new NpgsqlCommand(
                $"""
                select related_lock();
                insert into related_items (number, fit, other, other_id, is_near, terms)
                select {number}, {fit}, 0, gen_random_uuid(), false, '' from related_answers where article_id = '{article.Id}';
                select count(*) from related_touched where id = '{article.Id}'
                """, connection, transaction);
            await using var reader = await insert.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            await reader.NextResultAsync(TestContext.Current.CancellationToken);
            await reader.ReadAsync(TestContext.Current.CancellationToken);
            return reader.GetInt64(0);
        }
    }

    [Fact]
    public async Task An_instance_of_an_older_release_makes_none_and_the_first_of_a_newer_one_has_all_made_anew()
    {
        var article = await new Story().PublishAsync(api);
        await api.ReadyAsync(article);
        await api.SettleAsync();

        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        (await AskAsync($"insert into related_outbox (article_id, step) values ('{article.Id}', 2); select count(*) from related_take_unready(0::smallint, 10, '{{}}')")).ShouldBe(0);
        var newer = $"select count(*) from related_take_unready({short.MaxValue}::smallint, 1000, '{{}}') where article_id = '{article.Id}'";
        while (await AskAsync(newer) == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        (await AskAsync("select count(*) from related_answers")).ShouldBe(0);

        async Task<long> AskAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
    }

    [Fact]
    public async Task What_is_erased_is_in_no_answer_from_that_moment_on()
    {
        var story = new Story();
        var (article, erased) = (await story.PublishAsync(api), await story.PublishAsync(api, new { copyright = "Xqzerased" }));
        await api.ReadyAsync(article);
        const string answers = "select count(*) from related_answers where position(convert_to('Xqzerased', 'UTF8') in page) > 0";
        (await api.AskAsync<long>(answers)).ShouldBeGreaterThan(0);

        using var response = await api.ClientFor(Role.Admin).DeleteAsync($"{erased.Path}?erase=true", erased.ETag);

        await response.ShouldBeAsync(204);
        (await api.AskAsync<long>(answers)).ShouldBe(0);
    }

    private async Task ShouldBeAsMadeAnewAsync(Resource article, string after)
    {
        // What follows in the background may come between them.
        for (var i = 0; ; i++)
        {
            var before = await ReadAsync($"/related?{MadeAnew}");
            var alone = await ReadAsync("");
            var (seen, page, selected) = (await ReadAsync("/related"), await ReadAsync("?include=related"), await ReadAsync("?include=related&fields=related"));
            if (before == seen && page == $"{alone[..^1]},\"related\":{before}}}" && selected == $"{{\"related\":{before}}}")
                return;
            if (i < 20 || before != await ReadAsync($"/related?{MadeAnew}") || alone != await ReadAsync(""))
                continue;
            seen.ShouldBe(before, after);
            page.ShouldBe($"{alone[..^1]},\"related\":{before}}}", after);
            selected.ShouldBe($"{{\"related\":{before}}}", after);
        }

        async Task<string> ReadAsync(string path) => await api.Anonymous.GetStringAsync(article.Path + path);
    }

    private async Task<Resource> UpdateAsync(Resource article, object changes) =>
        await api.ActAsync(await api.SaveAsync(await api.EditAsync(article), changes), "publish", new { updateType = "minor" });

    private async Task ChangeAsync(string collection, string slug, object changes)
    {
        using var known = await Editor.GetAsync($"/v1/{collection}/{slug}", ifNoneMatch: null);
        using var changed = await Editor.PatchAsync(await known.ResourceAsync(200, $"/v1/{collection}"), changes);
        await changed.ShouldBeAsync(200);
    }

    private static string Slug(Resource article, string member) => article.Json.GetProperty(member).Text("slug")!;
}
