using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class UnpublishArticleTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task As_a_draft_it_is_404_and_can_be_published_again()
    {
        var article = await api.PublishedArticleAsync();

        var unpublished = await api.ActAsync(article, "unpublish");
        using var missing = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}");
        var again = await api.ActAsync(unpublished, "publish");

        unpublished.Json.Text("status").ShouldBe("unpublished");
        await missing.ShouldBeProblemAsync(404, "/problems/not-found");
        again.Json.Text("publishedAt").ShouldBe(article.Json.Text("publishedAt"));
        again.Json.Text("firstPublishedAt").ShouldBe(article.Json.Text("firstPublishedAt"));
        await api.Anonymous.JsonAsync(article.Path);
    }

    [Fact]
    public async Task As_gone_it_is_410_with_the_explanation()
    {
        var article = await api.PublishedArticleAsync();

        await api.ActAsync(article, "unpublish", new { type = "gone", explanation = "It was wrong." });
        using var gone = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}");

        (await gone.ShouldBeProblemAsync(410, "/problems/gone")).Text("explanation").ShouldBe("It was wrong.");
        gone.Header("Cache-Control")!.ShouldStartWith("public");
    }

    [Fact]
    public async Task As_a_redirect_it_sends_readers_on()
    {
        var article = await api.PublishedArticleAsync();

        await api.ActAsync(article, "unpublish", new { type = "redirect", redirectTo = "https://else.example/story" });
        using var moved = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}");

        await moved.ShouldBeAsync(301);
        moved.Header("Location").ShouldBe("https://else.example/story");
    }

    [Fact]
    public async Task Withdrawn_it_is_readable_by_its_address_only()
    {
        var article = await api.PublishedArticleAsync();

        await api.ActAsync(article, "unpublish", new { type = "withdrawn", explanation = "Retracted." });

        var seen = await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}");
        seen.GetProperty("withdrawn").Text("explanation").ShouldBe("Retracted.");
        seen.GetProperty("withdrawn").Text("at").ShouldNotBeNull();
        seen.Text("bodyHtml").ShouldBe(article.Json.Text("bodyHtml"));
        (await api.Anonymous.JsonAsync($"/v1/articles?ids={article.Id}")).Items().ShouldBeEmpty();
    }

    [Fact]
    public async Task It_leaves_the_lists_in_the_same_act()
    {
        var article = await api.PublishedArticleAsync();
        (await api.Anonymous.JsonAsync($"/v1/articles?ids={article.Slug}")).Items().Count().ShouldBe(1);

        await api.ActAsync(article, "unpublish", new { type = "gone" });

        (await api.Anonymous.JsonAsync($"/v1/articles?ids={article.Slug}")).Items().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_what_is_only_scheduled_it_takes_the_schedule_back()
    {
        var scheduled = await api.ActAsync(await api.DraftArticleAsync(), "publish", new { at = "2099-01-01T00:00:00Z" });

        var unpublished = await api.ActAsync(scheduled, "unpublish");

        scheduled.Json.Text("status").ShouldBe("scheduled");
        unpublished.Json.Text("status").ShouldBe("draft");
        unpublished.Json.GetProperty("scheduledAt").ValueKind.ShouldBe(JsonValueKind.Null);
        unpublished.Json.GetProperty("firstPublishedAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_is_not_published_can_be_neither_unpublished_nor_corrected()
    {
        var draft = await api.DraftArticleAsync();

        using var unpublish = await editor.PostAsync($"{draft.Path}/unpublish", new { }, draft.ETag);
        using var correct = await editor.PostAsync($"{draft.Path}/corrections", new { text = "No." }, draft.ETag);

        await unpublish.ShouldBeProblemAsync(409, "/problems/not-published");
        await correct.ShouldBeProblemAsync(409, "/problems/not-published");
    }

    [Fact]
    public async Task A_redirect_needs_its_target_and_nothing_else_takes_one()
    {
        var article = await api.PublishedArticleAsync();

        using var nowhere = await editor.PostAsync($"{article.Path}/unpublish", new { type = "redirect" }, article.ETag);
        using var needless = await editor.PostAsync($"{article.Path}/unpublish", new { type = "gone", redirectTo = "https://else.example/" }, article.ETag);
        using var script = await editor.PostAsync($"{article.Path}/unpublish", new { type = "redirect", redirectTo = "javascript:alert(1)" }, article.ETag);

        foreach (var refused in (HttpResponseMessage[])[nowhere, needless, script])
            await refused.ShouldBeInvalidAsync("redirectTo");
    }
}
