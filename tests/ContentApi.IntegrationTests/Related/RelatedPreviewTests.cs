using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>What an editor is shown before publishing is what readers get.</summary>
public sealed class RelatedPreviewTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task The_ranking_and_the_scores_are_the_same_before_and_after_publishing()
    {
        var stories = Enumerable.Range(0, 6).Select(_ => new Story()).ToList();
        var date = DateTimeOffset.Parse("2024-05-01T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var tag = Verbs.Unique("tag");
        for (var i = 0; i < 24; i++)
            await stories[i % 6].PublishAsync(api, new { publishedAt = date.AddHours(7 * i), tags = i % 3 == 0 ? new[] { tag } : [] });
        var text = stories[0].Body();
        await stories[0].PublishAsync(api, new { body = text, publishedAt = date });
        await api.SettleAsync();
        var write = new { title = stories[0].Title(), body = stories[0].Body() + stories[1].Body(6), tags = new[] { tag }, publishedAt = date.AddDays(3), source = (await api.AnySourceAsync).Slug };

        using var response = await api.ClientFor(Role.Editor).PostAsync("/v1/related", write, idempotencyKey: "any");
        var preview = await response.ShouldBeAsync(200);
        response.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        (await api.AskAsync<long>("select count(*) from related_outbox")).ShouldBe(0);

        var article = await api.PublishedArticleAsync(write);
        await api.SettleAsync();
        var related = await api.ClientFor(Role.Editor).RelatedAsync(article);
        preview.Items().ShouldNotBeEmpty();
        preview.GetRawText().ShouldBe(related.GetRawText());
    }

    [Fact]
    public async Task A_draft_that_is_read_by_its_preview_link_or_with_a_key_has_the_same_beside_it()
    {
        var story = new Story();
        var (pinned, hidden) = (await new Story().PublishAsync(api), await api.DraftArticleAsync(new { title = story.Title(), body = story.Body() }));
        for (var i = 0; i < 3; i++)
            await story.PublishAsync(api);
        await api.SettleAsync();
        var write = new { title = story.Title(), body = story.Body(), source = (await api.AnySourceAsync).Slug };
        var draft = await api.DraftArticleAsync(write);
        var editor = api.ClientFor(Role.Editor);
        using var made = await editor.PostAsync($"{draft.Path}/preview", new { });
        var link = (await made.ShouldBeAsync(200)).Text("url")!;

        var ranked = await PreviewAsync(write);
        var byLink = (await api.Anonymous.JsonAsync($"{link}&include=related")).GetProperty("related");
        var withKey = (await editor.JsonAsync($"{draft.Path}?include=related")).GetProperty("related");

        ranked.Items().Count().ShouldBe(3);
        byLink.Ids().ShouldBe(ranked.Ids());
        withKey.Ids().ShouldBe(ranked.Ids());
        byLink.Items().First().GetProperty("reasons").GetRawText().ShouldBe(ranked.Items().First().GetProperty("reasons").GetRawText());
        byLink.Ids().ShouldNotContain(hidden.Id);

        // What editors choose stands first, as it will.
        await editor.PutAsync($"{draft.Path}/related/{pinned.Id}", new { });
        await editor.PutAsync($"{draft.Path}/related/{ranked.Ids().First()}/exclusion", new { });
        (await api.Anonymous.JsonAsync($"{link}&include=related.body")).GetProperty("related").Ids().ShouldBe([pinned.Id, .. ranked.Ids().Skip(1)]);
    }

    [Fact]
    public async Task A_text_that_stands_elsewhere_is_told_of_and_an_article_does_not_stand_beside_itself()
    {
        var story = new Story();
        var here = await story.PublishAsync(api);
        var other = await story.PublishAsync(api);
        await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(other.Id));
        var body = (await api.EditAsync(here)).Json.Text("body");

        var copy = await PreviewAsync(new { title = story.Title(), body, source = (await api.AnySourceAsync).Slug });
        copy.Copies().ShouldBe([here.Id]);
        copy.Ids().ShouldBe([other.Id]);

        var itself = await PreviewAsync(new { title = story.Title(), body, slug = here.Slug, source = (await api.AnySourceAsync).Slug });
        itself.Copies().ShouldBeEmpty();
        itself.Ids().ShouldBe([other.Id]);

        var late = await story.PublishAsync(api, new { body });
        await api.SettleAsync();
        var again = await PreviewAsync(new { title = story.Title(), body, slug = here.Slug, source = (await api.AnySourceAsync).Slug });
        again.Copies().ShouldBe([late.Id]);
        again.Ids().ShouldBe([other.Id]);
    }

    [Fact]
    public async Task It_writes_nothing_and_wants_the_write_form_of_whoever_may_write()
    {
        var tag = Verbs.Unique("never made");
        var write = new { title = "A title", body = "<p>Text</p>", source = (await api.AnySourceAsync).Slug, tags = new[] { tag }, authors = new[] { tag } };

        using var made = await api.ClientFor(Role.Contributor).PostAsync("/v1/related", write);
        (await made.ShouldBeAsync(200)).Items().ShouldBeEmpty();
        (await api.AskAsync<long>($"select count(*) from terms where name = '{tag}'")).ShouldBe(0);
        (await api.AskAsync<long>("select count(*) from contents where title = 'A title'")).ShouldBe(0);

        using var faulty = await api.ClientFor(Role.Editor).PostAsync("/v1/related", new { titel = "x", body = "<p>Text</p>" });
        await faulty.ShouldBeInvalidAsync("titel", "title", "source");
        using var anonymous = await api.Anonymous.PostAsync("/v1/related", write);
        await anonymous.ShouldBeProblemAsync(401, "/problems/unauthorized");
        using var viewer = await api.ClientFor(Role.Viewer).PostAsync("/v1/related", write);
        await viewer.ShouldBeProblemAsync(403, "/problems/forbidden");
    }

    private async Task<JsonElement> PreviewAsync(object write)
    {
        using var response = await api.ClientFor(Role.Editor).PostAsync("/v1/related", write);
        return await response.ShouldBeAsync(200);
    }
}
