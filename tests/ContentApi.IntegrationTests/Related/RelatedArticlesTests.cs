using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

public sealed class RelatedArticlesTests(RelatedFixture api)
{
    private HttpClient Editor => api.ClientFor(Role.Editor);

    [Fact]
    public async Task What_is_published_now_stands_beside_what_was_published_before_and_the_other_way_round()
    {
        var story = new Story();
        var old = await story.PublishAsync(api, new { publishedAt = "2019-03-01T12:00:00Z" });
        var recent = await story.PublishAsync(api);

        var besideOld = await api.Anonymous.RelatedAsync(old, related => related.Ids().Contains(recent.Id));
        var besideRecent = await api.Anonymous.RelatedAsync(recent, related => related.Ids().Contains(old.Id));

        besideOld.Ids().ShouldBe([recent.Id]);
        besideRecent.Ids().ShouldBe([old.Id]);
        var item = besideOld.Of(recent);
        item.Text("kind").ShouldBe("automatic");
        item.GetProperty("score").GetDouble().ShouldBeInRange(0.1, 1);
        item.GetProperty("alsoAt").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_list_has_beside_each_of_its_articles_what_stands_there_when_it_is_read()
    {
        var source = await api.CreateSourceAsync();
        var (story, other) = (new Story(), new Story());
        foreach (var each in (Story[])[story, story, story, other])
            await each.PublishAsync(api, new { sourceId = source.Id });
        var path = $"/v1/articles?source={source.Slug}&include=related";
        await api.SettleAsync();

        using var response = await api.Anonymous.GetAsync(path);

        var items = (await response.ShouldBeAsync(200)).Items().ToList();
        items.Count.ShouldBe(4);
        foreach (var item in items)
        {
            var alone = await api.Anonymous.JsonAsync($"/v1/articles/{item.Text("id")}/related");
            item.GetProperty("related").ToString().ShouldBe(alone.ToString());
        }

        items[1].GetProperty("related").Ids().Length.ShouldBe(2);
        items[0].GetProperty("related").Ids().ShouldBeEmpty();
        using var known = await api.Anonymous.GetAsync(path, response.Header("ETag"));
        await known.ShouldBeAsync(304);
    }

    [Fact]
    public async Task Related_articles_come_beside_fields_and_texts_on_a_short_page_of_what_readers_see()
    {
        var source = await api.CreateSourceAsync();
        await new Story().PublishAsync(api, new { sourceId = source.Id });
        var path = $"/v1/articles?source={source.Slug}&include=related";

        var reduced = await api.Anonymous.JsonAsync($"{path},body&fields=slug,bodyHtml&limit=20");
        using var longer = await api.Anonymous.GetAsync($"{path}&limit=21");
        using var desk = await Editor.GetAsync($"{path}&status=published");

        reduced.Items().Single().Names().ShouldBe(["bodyHtml", "slug", "related"], ignoreOrder: true);
        await longer.ShouldBeInvalidAsync("limit");
        await desk.ShouldBeInvalidAsync("include");
    }

    [Fact]
    public async Task Beside_a_deleted_article_nothing_is_pinned_for_it_is_gone()
    {
        var (article, other) = (await api.PublishedArticleAsync(), await api.PublishedArticleAsync());
        using var deleted = await Editor.DeleteAsync(other);

        using var beside = await Editor.PutAsync($"{other.Path}/related/{article.Id}", new { position = 1 }, null);
        using var of = await Editor.PutAsync($"{article.Path}/related/{other.Id}", new { position = 1 }, null);

        await beside.ShouldBeProblemAsync(410, "/problems/gone");
        await of.ShouldBeProblemAsync(410, "/problems/gone");
    }

    [Fact]
    public async Task Unpublishing_takes_an_article_out_at_once()
    {
        var story = new Story();
        var here = await story.PublishAsync(api);
        var there = await story.PublishAsync(api);
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(there.Id));

        await api.ActAsync(there, "unpublish");

        (await api.Anonymous.RelatedAsync(here)).Ids().ShouldBeEmpty();
        await api.SettleAsync();
        (await api.AskAsync<long>($"select count(*) from related_articles where article_id = '{there.Id}'")).ShouldBe(0);
        (await api.AskAsync<long>($"select count(*) from related_items where other_id = '{there.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_withdrawn_article_stands_beside_none()
    {
        var story = new Story();
        var here = await story.PublishAsync(api);
        var there = await story.PublishAsync(api);
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(there.Id));

        await api.ActAsync(there, "unpublish", new { type = "withdrawn", explanation = "An error." });

        (await api.Anonymous.RelatedAsync(here)).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_article_that_is_published_with_another_text_goes_where_that_belongs()
    {
        var (first, second) = (new Story(), new Story());
        var one = await first.PublishAsync(api);
        var two = await second.PublishAsync(api);
        var moving = await first.PublishAsync(api);
        await api.Anonymous.RelatedAsync(one, related => related.Ids().Contains(moving.Id));

        await api.SaveAsync(moving, new { title = second.Title(), body = second.Body(), status = "published" });

        (await api.Anonymous.RelatedAsync(two, related => related.Ids().Contains(moving.Id))).Ids().ShouldBe([moving.Id]);
        (await api.Anonymous.RelatedAsync(moving, related => related.Ids().Contains(two.Id))).Ids().ShouldBe([two.Id]);
        (await api.Anonymous.RelatedAsync(one, related => related.Ids().Length == 0)).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_stands_beside_an_article_that_nothing_fits()
    {
        var alone = await new Story().PublishAsync(api);
        await new Story().PublishAsync(api);
        await api.SettleAsync();

        var related = await api.Anonymous.RelatedAsync(alone);

        related.Items().ShouldBeEmpty();
        related.Copies().ShouldBeEmpty();
    }

    [Fact]
    public async Task Pins_come_first_and_neither_the_article_itself_nor_a_draft_nor_an_excluded_one_is_shown()
    {
        var story = new Story();
        var here = await story.PublishAsync(api);
        var pinned = await new Story().PublishAsync(api);
        var kept = await story.PublishAsync(api);
        var excluded = await story.PublishAsync(api);
        var draft = await api.DraftArticleAsync(new { title = story.Title(), body = story.Body() });
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Length == 2);

        (await Editor.PutAsync($"{here.Path}/related/{pinned.Id}", new { position = 1 })).EnsureSuccessStatusCode();
        (await Editor.PutAsync($"{here.Path}/related/{draft.Id}", new { position = 1 })).EnsureSuccessStatusCode();
        (await Editor.PutAsync($"{here.Path}/related/{excluded.Id}/exclusion", new { })).EnsureSuccessStatusCode();

        var related = await api.Anonymous.RelatedAsync(here);
        related.Ids().ShouldBe([pinned.Id, kept.Id]);
        related.Items().Select(item => item.Text("kind")).ShouldBe(["curated", "automatic"]);
        related.Of(pinned).GetProperty("score").GetDouble().ShouldBe(1);
        (await Editor.PutAsync($"{here.Path}/related/{kept.Id}", new { position = 1 })).EnsureSuccessStatusCode();
        (await api.Anonymous.RelatedAsync(here)).Ids().ShouldBe([kept.Id, pinned.Id], "An article that is pinned is not shown twice.");
    }

    [Fact]
    public async Task No_more_than_two_of_one_source_stand_in_a_row_and_scores_fall()
    {
        var story = new Story();
        var busy = (await api.CreateSourceAsync()).Slug;
        var here = await story.PublishAsync(api);
        var tags = new[] { Verbs.Unique("tag"), Verbs.Unique("tag") };
        for (var i = 0; i < 4; i++)
            await story.PublishAsync(api, new { source = busy, tags });
        for (var i = 0; i < 2; i++)
            await story.PublishAsync(api, new { source = (await api.CreateSourceAsync()).Slug, publishedAt = "2020-01-01T00:00:00Z" });
        var related = await api.Anonymous.RelatedAsync(here, found => found.Ids().Length == 6);

        var sources = related.Items().Select(item => item.GetProperty("article").GetProperty("source").Text("slug")).ToList();
        sources.Take(3).Count(source => source == busy).ShouldBe(2);
        for (var i = 2; i < 6; i++)
            (sources[i] == sources[i - 1] && sources[i] == sources[i - 2]).ShouldBeFalse(string.Join(' ', sources));
        var scores = related.Items().Select(item => item.GetProperty("score").GetDouble()).ToList();
        scores.ShouldBe(scores.OrderDescending());

        // What others publish may weigh the words anew between two reads.
        var (three, all) = (default(JsonElement), related);
        for (var before = default(JsonElement); before.ValueKind is JsonValueKind.Undefined || !before.Ids().SequenceEqual(all.Ids());)
        {
            before = all;
            three = await api.Anonymous.RelatedAsync(here, "limit=3");
            all = await api.Anonymous.RelatedAsync(here);
        }

        three.Ids().ShouldBe(all.Ids().Take(3));
    }

    [Fact]
    public async Task Filters_choose_among_all_that_is_related()
    {
        var story = new Story();
        var other = (await api.CreateSourceAsync()).Slug;
        var here = await story.PublishAsync(api, new { language = "en" });
        var german = await story.PublishAsync(api, new { language = "de", publishedAt = "2021-05-01T00:00:00Z" });
        var elsewhere = await story.PublishAsync(api, new { source = other, language = "en", publishedAt = "2022-05-01T00:00:00Z" });
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Length == 2);

        (await api.Anonymous.RelatedAsync(here, $"source={other}")).Ids().ShouldBe([elsewhere.Id]);
        (await api.Anonymous.RelatedAsync(here, "language=DE")).Ids().ShouldBe([german.Id]);
        (await api.Anonymous.RelatedAsync(here, "publishedAfter=2021-05-01T00:00:00Z")).Ids().ShouldBe([elsewhere.Id]);
        var withText = await api.Anonymous.RelatedAsync(here, "include=body&limit=1");
        withText.Items().Single().GetProperty("article").Text("bodyHtml").ShouldNotBeNull();
        using var faulty = await api.Anonymous.GetAsync($"{here.Path}/related?limit=21&surce=x", ifNoneMatch: null);
        await faulty.ShouldBeInvalidAsync("limit", "surce");
    }

    [Fact]
    public async Task The_article_brings_its_related_ones_along_and_its_tag_changes_with_them()
    {
        var story = new Story();
        var here = await story.PublishAsync(api);
        var there = await story.PublishAsync(api);
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(there.Id));

        foreach (var path in (string[])[$"/v1/articles/{here.Slug}?include=related", $"{here.Path}?include=related.body", $"{here.Path}/related"])
        {
            using var before = await api.Anonymous.GetAsync(path, ifNoneMatch: null);
            var json = await before.ShouldBeAsync(200);
            (path.EndsWith("/related", StringComparison.Ordinal) ? json : json.GetProperty("related")).Ids().ShouldBe([there.Id]);
            before.Header("Cache-Tag")!.Split(',').ShouldContain($"article-{there.Id}");
            using var same = await api.Anonymous.GetAsync(path, before.Header("ETag"));
            await same.ShouldBeAsync(304);

            there = await api.SaveAsync(there, new { summary = $"Told anew {path}", status = "published" });
            using var after = await api.Anonymous.GetAsync(path, before.Header("ETag"));
            await after.ShouldBeAsync(200);
            await api.SettleAsync();
        }
    }

    [Fact]
    public async Task An_article_that_expires_bounds_how_long_caches_keep_what_shows_it()
    {
        var story = new Story();
        var here = await story.PublishAsync(api);
        var there = await story.PublishAsync(api, new { expiresAt = DateTimeOffset.UtcNow.AddSeconds(3) });
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(there.Id));

        using var response = await api.Anonymous.GetAsync($"{here.Path}?include=related", ifNoneMatch: null);
        response.Header("Cache-Control").ShouldNotBe("public, max-age=0, s-maxage=1, stale-while-revalidate=5");
        (await api.Anonymous.RelatedAsync(here, related => related.Ids().Length == 0)).Ids().ShouldBeEmpty();
    }
}
