using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>One text under several mastheads is one item.</summary>
public sealed class CopiesTests(RelatedFixture api)
{
    [Fact]
    public async Task Copies_of_an_item_stand_in_its_alsoAt_and_those_of_the_article_beside_the_items()
    {
        var story = new Story();
        var text = story.Body();
        var here = await story.PublishAsync(api);
        var oldest = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-01T00:00:00Z" });
        var resent = await story.PublishAsync(api, new { body = "<p>Updated with a new top.</p>" + text, source = (await api.CreateSourceAsync()).Slug, publishedAt = "2021-01-02T00:00:00Z" });
        var shortened = await story.PublishAsync(api, new { body = text[..(text.Length * 2 / 3)], source = (await api.CreateSourceAsync()).Slug, publishedAt = "2021-01-03T00:00:00Z" });
        await api.SettleAsync();

        var item = (await api.Anonymous.RelatedAsync(here)).Items().ShouldHaveSingleItem();
        item.GetProperty("article").GetProperty("id").GetGuid().ShouldBe(oldest.Id);
        item.Copies().ShouldBe([resent.Id, shortened.Id]);
        var copy = item.GetProperty("alsoAt")[0];
        copy.Text("slug").ShouldBe(resent.Slug);
        copy.GetProperty("source").GetProperty("id").GetGuid().ShouldBe(resent.Json.GetProperty("source").GetProperty("id").GetGuid());

        var besideCopy = await api.Anonymous.RelatedAsync(shortened);
        besideCopy.Copies().ShouldBe([oldest.Id, resent.Id]);
        besideCopy.Ids().ShouldBe([here.Id]);
    }

    [Fact]
    public async Task The_copy_of_the_readers_own_source_is_shown()
    {
        var story = new Story();
        var text = story.Body();
        var own = (await api.CreateSourceAsync()).Slug;
        var here = await story.PublishAsync(api, new { source = own });
        var oldest = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-01T00:00:00Z" });
        var ours = await story.PublishAsync(api, new { body = text, source = own, publishedAt = "2021-01-02T00:00:00Z" });
        await api.SettleAsync();

        var item = (await api.Anonymous.RelatedAsync(here)).Items().ShouldHaveSingleItem();
        item.GetProperty("article").GetProperty("id").GetGuid().ShouldBe(ours.Id);
        item.Copies().ShouldBe([oldest.Id]);

        using var excluded = await api.ClientFor(Role.Editor).PutAsync($"{here.Path}/related/{ours.Id}/exclusion", new { });
        excluded.EnsureSuccessStatusCode();
        (await api.Anonymous.RelatedAsync(here)).Ids().ShouldBe([oldest.Id]);
    }

    [Fact]
    public async Task When_the_original_is_unpublished_a_copy_takes_its_place()
    {
        var story = new Story();
        var text = story.Body();
        var here = await story.PublishAsync(api);
        var original = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-01T00:00:00Z" });
        var copy = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-02T00:00:00Z" });
        await api.Anonymous.RelatedAsync(here, related => related.Items().Any(item => item.Copies().Length == 1));

        await api.ActAsync(original, "unpublish");

        var related = await api.Anonymous.RelatedAsync(here, found => found.Ids().Length == 1);
        related.Ids().ShouldBe([copy.Id]);
        related.Of(copy).Copies().ShouldBeEmpty();
        (await api.Anonymous.RelatedAsync(copy)).Copies().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_article_that_turns_out_to_be_older_becomes_the_original()
    {
        var story = new Story();
        var text = story.Body();
        var here = await story.PublishAsync(api);
        var first = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-02T00:00:00Z" });
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(first.Id));
        var older = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-01T00:00:00Z" });
        await api.SettleAsync();

        var item = (await api.Anonymous.RelatedAsync(here)).Items().ShouldHaveSingleItem();
        item.GetProperty("article").GetProperty("id").GetGuid().ShouldBe(older.Id);
        item.Copies().ShouldBe([first.Id]);
    }

    [Fact]
    public async Task A_text_under_sixty_mastheads_is_still_one_item()
    {
        var story = new Story();
        var text = story.Body();
        var oldest = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-01T00:00:00Z" });
        await Task.WhenAll(Enumerable.Range(0, 58).Select(_ => story.PublishAsync(api, new { body = text })));
        await api.SettleAsync();
        var late = await story.PublishAsync(api, new { body = text });
        await api.SettleAsync();

        (await api.Anonymous.RelatedAsync(late)).Copies().ShouldContain(oldest.Id);
        (await api.AskAsync<long>($"select count(*) from related_copies where original_id = '{oldest.Id}'")).ShouldBe(59);
    }

    [Fact]
    public async Task Many_copies_that_are_weighed_again_stay_copies_of_an_original_that_came_last()
    {
        var story = new Story();
        var text = story.Body();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => story.PublishAsync(api, new { body = text })));
        await api.SettleAsync();
        var oldest = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-01T00:00:00Z" });
        await api.SettleAsync();

        // As when a young site doubles.
        await api.ExecuteAsync($"insert into related_outbox (article_id, step, again) select e.article_id, 0, true from editions e where e.title like '{story.Name} %' and e.article_id <> '{oldest.Id}'");
        await api.SettleAsync();

        (await api.AskAsync<long>($"select count(*) from related_copies where original_id = '{oldest.Id}'")).ShouldBe(30);
    }

    [Fact]
    public async Task When_the_original_gets_another_text_its_copies_are_so_no_longer()
    {
        var (story, other) = (new Story(), new Story());
        var text = story.Body();
        var here = await story.PublishAsync(api);
        var original = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-01T00:00:00Z" });
        var copy = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-02T00:00:00Z" });
        var third = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-03T00:00:00Z" });
        await api.Anonymous.RelatedAsync(here, related => related.Items().Any(item => item.Copies().Length == 2));

        await api.SaveAsync(original, new { title = other.Title(), body = other.Body(), status = "published" });

        var related = await api.Anonymous.RelatedAsync(here, found => found.Ids() is [var one] && one == copy.Id && found.Of(copy).Copies().Length == 1);
        related.Of(copy).Copies().ShouldBe([third.Id]);
        (await api.Anonymous.RelatedAsync(original)).Copies().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pinned_copy_is_not_shown_again_among_those_found()
    {
        var story = new Story();
        var text = story.Body();
        var here = await story.PublishAsync(api);
        await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-01T00:00:00Z" });
        var pinned = await story.PublishAsync(api, new { body = text, publishedAt = "2021-01-02T00:00:00Z" });
        await api.SettleAsync();

        using var pin = await api.ClientFor(Role.Editor).PutAsync($"{here.Path}/related/{pinned.Id}", new { position = 1 });
        pin.EnsureSuccessStatusCode();

        (await api.Anonymous.RelatedAsync(here)).Ids().ShouldBe([pinned.Id]);
    }
}
