using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Terms;

public sealed class RenameTermTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);
    private readonly string word = TermVerbs.Word();

    [Theory]
    [InlineData("tags")]
    [InlineData("sections")]
    [InlineData("authors")]
    public async Task A_renamed_term_keeps_its_id_and_its_former_slug_answers_301(string kind)
    {
        await api.PublishedArticleAsync(TermVerbs.With(kind, word));
        var term = await api.TermAsync(kind, word);

        using var response = await editor.PatchAsync(term, new { name = $"New {word}", slug = $"new-{word}" });
        var renamed = await response.ResourceAsync(200, $"/v1/{kind}");

        (renamed.Id, renamed.Slug, renamed.Version).ShouldBe((term.Id, $"new-{word}", 2));
        renamed.Json.Number("articleCount").ShouldBe(1);
        using var read = await editor.GetAsync($"/v1/{kind}/new-{word}", ifNoneMatch: null);
        (await read.ShouldBeAsync(200)).ToString().ShouldBe(renamed.Json.ToString());
        read.Header("ETag").ShouldBe(renamed.ETag);
        using var former = await api.Anonymous.GetAsync($"/v1/{kind}/{word}");
        former.StatusCode.ShouldBe(System.Net.HttpStatusCode.MovedPermanently);
        former.Header("Location").ShouldBe($"{api.PublicBase}/v1/{kind}/new-{word}");
        using var write = await editor.PatchAsync($"/v1/{kind}/{word}", new { name = "x" }, "*");
        write.StatusCode.ShouldBe(System.Net.HttpStatusCode.PermanentRedirect);
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("sections")]
    [InlineData("authors")]
    public async Task Articles_show_the_new_name_with_another_etag_and_a_later_last_modified(string kind)
    {
        var article = await api.PublishedArticleAsync(TermVerbs.With(kind, word));
        using var before = await api.Anonymous.GetAsync(article.Path);
        using var listed = await api.Anonymous.GetAsync($"/v1/articles?ids={article.Id}");

        await api.RenameAsync(kind, word, new { name = $"New {word}", slug = $"new-{word}" });
        await api.RelabelledAsync();

        using var after = await api.Anonymous.GetAsync(article.Path, before.Header("ETag"));
        TermVerbs.Of(await after.ShouldBeAsync(200), kind).ShouldBe([($"new-{word}", $"New {word}")]);
        after.Header("ETag")!.Split('-')[0].ShouldBe(before.Header("ETag")!.Split('-')[0], "the version is the article's own");
        DateTimeOffset.Parse(after.Header("Last-Modified")!, null).ShouldBeGreaterThanOrEqualTo(DateTimeOffset.Parse(before.Header("Last-Modified")!, null));
        (await api.AskAsync<bool>($"select changed_at > live_from from reader_articles join live_editions on id = article_id where id = '{article.Id}'")).ShouldBeTrue();
        using var list = await api.Anonymous.GetAsync($"/v1/articles?ids={article.Id}", listed.Header("ETag"));
        TermVerbs.Of((await list.ShouldBeAsync(200)).Items().Single(), kind).ShouldBe([($"new-{word}", $"New {word}")]);
    }

    [Theory]
    [InlineData("tags", "tag")]
    [InlineData("sections", "section")]
    [InlineData("authors", "author")]
    public async Task Filters_know_the_new_slug_at_once_and_the_former_one_still(string kind, string filter)
    {
        var article = await api.PublishedArticleAsync(TermVerbs.With(kind, word));

        await api.RenameAsync(kind, word, new { slug = $"new-{word}" });

        foreach (var slug in (string[])[$"new-{word}", word])
            (await api.Anonymous.JsonAsync($"/v1/articles?{filter}={slug}")).Items().Select(a => a.Text("id")).ShouldBe([article.Id.ToString()]);
    }

    [Fact]
    public async Task A_draft_saved_before_is_published_under_the_new_name()
    {
        var draft = await api.DraftArticleAsync(TermVerbs.With("tags", word));
        await api.RenameAsync("tags", word, new { name = $"New {word}", slug = $"new-{word}" });

        var published = await api.ActAsync(draft, "publish");

        TermVerbs.Of(published.Json, "tags").ShouldBe([($"new-{word}", $"New {word}")]);
        TermVerbs.Of(await api.Anonymous.JsonAsync(draft.Path), "tags").ShouldBe([($"new-{word}", $"New {word}")]);
    }

    [Fact]
    public async Task Scheduled_and_withdrawn_editions_follow_too()
    {
        var scheduled = await api.PublishedArticleAsync(TermVerbs.With("tags", word));
        scheduled = await api.SaveAsync(scheduled, new { summary = "To come." });
        await api.ActAsync(scheduled, "publish", new { at = DateTimeOffset.UtcNow.AddDays(1) });
        var withdrawn = await api.PublishedArticleAsync(TermVerbs.With("tags", word));
        await api.ActAsync(withdrawn, "unpublish", new { type = "withdrawn" });

        await api.RenameAsync("tags", word, new { name = $"New {word}", slug = $"new-{word}" });
        await api.RelabelledAsync();

        (await api.AskAsync<long>($"select count(*) from editions where article_id in ('{scheduled.Id}', '{withdrawn.Id}') and not retired and tags::text like '%New {word}%'")).ShouldBe(3);
        TermVerbs.Of(await api.Anonymous.JsonAsync(withdrawn.Path), "tags").ShouldBe([($"new-{word}", $"New {word}")]);
    }

    [Fact]
    public async Task Who_names_a_term_by_its_former_name_means_it_still()
    {
        await api.PublishedArticleAsync(TermVerbs.With("tags", word));
        var id = (await api.TermAsync("tags", word)).Id;
        await api.RenameAsync("tags", word, new { name = $"New {word}", slug = $"new-{word}" });

        var article = await api.PublishedArticleAsync(TermVerbs.With("tags", word.ToUpperInvariant()));

        TermVerbs.Of(article.Json, "tags").ShouldBe([($"new-{word}", $"New {word}")]);
        (await api.TermAsync("tags", $"new-{word}")).Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_name_can_go_to_another_term_and_come_back()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[word, $"{word} b"] });
        await api.RenameAsync("tags", word, new { name = $"{word} c", slug = $"{word}-c" });
        await api.RenameAsync("tags", $"{word}-c", new { name = word, slug = word });

        using var direct = await api.Anonymous.GetAsync($"/v1/tags/{word}");
        using var former = await api.Anonymous.GetAsync($"/v1/tags/{word}-c");

        (await direct.ShouldBeAsync(200)).Text("name").ShouldBe(word);
        former.Header("Location").ShouldBe($"{api.PublicBase}/v1/tags/{word}");
    }

    [Fact]
    public async Task The_name_and_slug_of_another_are_409_that_name_it()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[word, $"{word} b"] });
        var (one, other) = (await api.TermAsync("tags", word), await api.TermAsync("tags", $"{word}-b"));

        using var name = await editor.PatchAsync(one, new { name = $"{word.ToUpperInvariant()}  B" });
        using var slug = await editor.PatchAsync(one, new { slug = $"{word}-b" });
        await api.RenameAsync("tags", $"{word}-b", new { slug = $"{word}-c" });
        using var former = await editor.PatchAsync(one, new { slug = $"{word}-b" });

        foreach (var (response, type) in new[] { (name, "/problems/conflict"), (slug, "/problems/slug-taken"), (former, "/problems/slug-taken") })
        {
            var problem = await response.ShouldBeProblemAsync(409, type);
            problem.GetProperty("takenBy").GetGuid().ShouldBe(other.Id);
            problem.Text("detail")!.ShouldContain(other.Id.ToString());
        }
    }

    [Fact]
    public async Task A_former_slug_that_no_reader_saw_leads_nobody_without_a_key()
    {
        await api.DraftArticleAsync(TermVerbs.With("tags", word));
        await api.RenameAsync("tags", word, new { name = $"New {word}", slug = $"new-{word}" });
        await api.PublishedArticleAsync(TermVerbs.With("tags", $"New {word}"));

        using var anonymous = await api.Anonymous.GetAsync($"/v1/tags/{word}");
        using var viewer = await api.ClientFor(Role.Viewer).GetAsync($"/v1/tags/{word}", ifNoneMatch: null);

        await anonymous.ShouldBeProblemAsync(404, "/problems/not-found");
        viewer.Header("Location").ShouldBe($"{api.PublicBase}/v1/tags/new-{word}");
        (await api.Anonymous.JsonAsync($"/v1/articles?tag={word}")).Items().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_equals_is_no_act_and_a_null_slug_is_made_from_the_name()
    {
        await api.PublishedArticleAsync(TermVerbs.With("tags", word));
        var same = await api.RenameAsync("tags", word, new { name = word, slug = word });
        var made = await api.RenameAsync("tags", word, new { name = $"Zürich {word}", slug = (string?)null });

        same.Version.ShouldBe(1);
        (made.Version, made.Slug).ShouldBe((2, $"zurich-{word}"));
    }

    [Fact]
    public async Task Faults_are_answered_at_once()
    {
        await api.PublishedArticleAsync(new { tags = (string[])[word], section = word });
        var (tag, section) = (await api.TermAsync("tags", word), await api.TermAsync("sections", word));

        using var several = await editor.PatchAsync(tag, """{ "name": null, "slug": "Not A Slug", "version": 7, "nmae": "x" }""");
        using var longTag = await editor.PatchAsync(tag, new { name = new string('x', 101) });
        using var longSection = await editor.PatchAsync(section, new { name = new string('x', 201) });

        await several.ShouldBeInvalidAsync("name", "slug", "version", "nmae");
        await longTag.ShouldBeInvalidAsync("name");
        await longSection.ShouldBeInvalidAsync("name");
    }

    [Fact]
    public async Task A_412_says_what_others_have_changed_and_who()
    {
        await api.PublishedArticleAsync(TermVerbs.With("tags", word));
        var read = await api.TermAsync("tags", word);
        await api.RenameAsync("tags", word, new { name = $"{word} b" });

        using var response = await editor.PatchAsync(read, new { name = $"{word} c" });

        var problem = await response.ShouldBeProblemAsync(412, "/problems/stale-version");
        problem.Number("currentVersion").ShouldBe(2);
        problem.GetProperty("changedFields").EnumerateArray().Select(f => f.GetString()).ShouldBe(["name"]);
        var change = problem.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        (change.Text("act"), change.GetProperty("by").Text("name")).ShouldBe(("save", "Test Editor"));
    }

    [Fact]
    public async Task The_log_tells_each_article_that_shows_it_once()
    {
        var live = await api.PublishedArticleAsync(TermVerbs.With("tags", word));
        var draft = await api.DraftArticleAsync(TermVerbs.With("tags", word));

        await api.RenameAsync("tags", word, new { name = $"New {word}" });
        await api.RelabelledAsync();

        await api.Anonymous.JsonAsync("/v1/changes?limit=1");
        var entries = await api.AskAsync<string>(
            $"select string_agg(concat(type, ' ', is_public, ' ', version, ' ', cache_tags[1] = 'article-' || resource_id), ',' order by id) from changes where resource_id = '{live.Id}'");
        entries.ShouldBe("2 t 1 t,1 t 1 t");
        (await api.AskAsync<long>($"select count(*) from changes where resource_id = '{draft.Id}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_16_renames_from_one_version_one_wins()
    {
        await api.PublishedArticleAsync(TermVerbs.With("tags", word));
        var read = await api.TermAsync("tags", word);

        var responses = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => editor.PatchAsync(read, new { name = $"{word} {n}" })));

        responses.Select(r => (int)r.StatusCode).Order().ShouldBe([200, .. Enumerable.Repeat(412, 15)]);
        foreach (var response in responses)
            response.Dispose();
    }
}
