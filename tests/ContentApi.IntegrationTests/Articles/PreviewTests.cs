using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class PreviewTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task Whoever_has_the_link_reads_the_newest_saved_version()
    {
        var article = await api.DraftArticleAsync(new { title = "A draft" });
        var preview = await PreviewAsync(article);
        article = await api.SaveAsync(article, new { title = "A later draft" });

        using var byLink = await api.Anonymous.GetAsync(preview.Text("url"));
        var bySlug = await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}?preview={preview.Text("token")}&fields=title,status&include=related");

        var seen = await byLink.ShouldBeAsync(200);
        seen.Text("title").ShouldBe("A later draft");
        seen.Text("bodyHtml").ShouldBe("<p>Some text of an article.</p>");
        seen.TryGetProperty("savedBy", out _).ShouldBeFalse();
        byLink.Header("Cache-Control").ShouldBe("private, no-store");
        bySlug.Names().ShouldBe(["status", "title", "related"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_shows_the_working_copy_of_a_live_article_to_nobody_else()
    {
        var article = await api.PublishedArticleAsync(new { title = "Live" });
        article = await api.SaveAsync(article, new { title = "Not yet" });
        var preview = await PreviewAsync(article);

        (await api.Anonymous.JsonAsync($"{article.Path}?preview={preview.Text("token")}")).Text("title").ShouldBe("Not yet");
        (await api.Anonymous.JsonAsync(article.Path)).Text("title").ShouldBe("Live");
    }

    [Fact]
    public async Task A_wrong_token_an_expired_one_and_one_of_another_article_get_the_same_answer_everywhere()
    {
        var draft = await api.DraftArticleAsync();
        var other = await api.DraftArticleAsync();
        var now = new DateTimeOffset(await api.AskAsync<DateTime>("select readers_now()"));
        var token = (await PreviewAsync(draft, now.AddHours(2))).Text("token")!;
        var expiring = (await PreviewAsync(draft, now.AddMinutes(30))).Text("token")!;
        await api.TravelAsync(TimeSpan.FromHours(1));

        string[] addresses =
        [
            $"{draft.Path}?preview=wrong", $"{draft.Path}?preview={expiring}", $"{other.Path}?preview={token}", $"/v1/articles/no-such-article?preview={token}",
            $"{draft.Path}?preview={token[..^2]}AA", $"/v1/articles/no-such-article?preview=wrong",
        ];
        var answers = new List<string>();
        foreach (var address in addresses)
        {
            using var response = await api.Anonymous.GetAsync(address);
            var problem = await response.ShouldBeProblemAsync(401, "/problems/unauthorized");
            problem.ToString().ShouldNotContain(token[..20]);
            answers.Add(problem.Text("detail")!);
        }

        answers.Distinct().Count().ShouldBe(1);
        await api.Anonymous.JsonAsync($"{draft.Path}?preview={token}");
    }

    [Fact]
    public async Task Deleting_ends_it()
    {
        var draft = await api.DraftArticleAsync();
        var preview = await PreviewAsync(draft);
        (await editor.DeleteAsync(draft)).Dispose();

        using var response = await api.Anonymous.GetAsync(preview.Text("url"));

        await response.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task It_withholds_what_the_licence_withholds()
    {
        var source = await api.CreateSourceAsync(new { textPolicy = "headline" });
        var draft = await api.DraftArticleAsync(new { sourceId = source.Id, summary = "Withheld." });
        var preview = await PreviewAsync(draft);

        var seen = await api.Anonymous.JsonAsync(preview.Text("url")!);

        seen.GetProperty("bodyHtml").ValueKind.ShouldBe(JsonValueKind.Null);
        seen.GetProperty("summary").ValueKind.ShouldBe(JsonValueKind.Null);
        (await editor.JsonAsync(preview.Text("url")!)).Text("summary").ShouldBe("Withheld.");
    }

    [Fact]
    public async Task A_retry_is_told_that_the_link_is_not_kept()
    {
        var draft = await api.DraftArticleAsync();
        using var first = await editor.PostAsync($"{draft.Path}/preview", new { }, idempotencyKey: "preview-1");
        using var retry = await editor.PostAsync($"{draft.Path}/preview", new { }, idempotencyKey: "preview-1");

        await first.ShouldBeAsync(200);
        (await retry.ShouldBeProblemAsync(409, "/problems/secret-not-kept")).GetProperty("id").GetGuid().ShouldBe(draft.Id);
    }

    [Fact]
    public async Task Only_who_may_change_the_article_makes_a_link_and_only_into_the_future()
    {
        var draft = await api.DraftArticleAsync();

        using var others = await api.ClientFor(Role.Contributor).PostAsync($"{draft.Path}/preview", new { });
        using var viewer = await api.ClientFor(Role.Viewer).PostAsync($"{draft.Path}/preview", new { });
        using var past = await editor.PostAsync($"{draft.Path}/preview", new { expiresAt = "2001-01-01T00:00:00Z" });
        using var edit = await api.Anonymous.GetAsync($"{(await PreviewAsync(draft)).Text("url")}&context=edit");

        await others.ShouldBeProblemAsync(404, "/problems/not-found");
        await viewer.ShouldBeProblemAsync(403, "/problems/forbidden");
        await past.ShouldBeInvalidAsync("expiresAt");
        await edit.ShouldBeInvalidAsync("context");
    }

    private async Task<JsonElement> PreviewAsync(Resource article, DateTimeOffset? expiresAt = null)
    {
        using var response = await editor.PostAsync($"{article.Path}/preview", new { expiresAt });
        var preview = await response.ShouldBeAsync(200);
        preview.Text("url").ShouldBe($"{api.Address.ToString().TrimEnd('/')}{article.Path}?preview={preview.Text("token")}");
        return preview;
    }
}
