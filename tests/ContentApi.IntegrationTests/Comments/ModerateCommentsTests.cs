using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Comments;

public sealed class ModerateCommentsTests(ContentApiFixture api)
{
    [Theory]
    [InlineData("approve", "approved")]
    [InlineData("reject", "rejected")]
    [InlineData("spam", "spam")]
    public async Task A_decision_is_kept_with_its_reason_and_can_be_changed(string act, string status)
    {
        var article = await api.PublishedArticleAsync();
        var comment = await api.PendingCommentAsync(article);

        var decided = await api.ModerateAsync(comment, act, new { reason = "House rules." });

        decided.Text("status").ShouldBe(status);
        decided.Text("reason").ShouldBe("House rules.");
        decided.GetProperty("moderatedBy").Text("name").ShouldBe("Test Editor");
        decided.GetProperty("article").Text("slug").ShouldBe(article.Slug);
        (await api.ClientFor(Role.Editor).JsonAsync($"/v1/comments?status={status}&sort=-createdAt&limit=100")).Items()
            .Single(item => item.Id() == comment.Id()).Text("reason").ShouldBe("House rules.");
        (await api.ModerateAsync(comment, act)).ToString().ShouldBe(decided.ToString());
        (await api.ModerateAsync(comment, "approve")).Text("status").ShouldBe("approved");
        (await api.CommentsAsync(article)).Ids().ShouldBe([comment.Id()]);
    }

    [Fact]
    public async Task Nobody_is_told_of_comments_that_are_not_there()
    {
        var editor = api.ClientFor(Role.Editor);
        foreach (var id in (string[])[Guid.CreateVersion7().ToString(), "no-such"])
        {
            using var approve = await editor.PostAsync($"/v1/comments/{id}/approve", new { });
            using var delete = await editor.DeleteAsync($"/v1/comments/{id}", ifMatch: null);
            await approve.ShouldBeProblemAsync(404, "/problems/not-found");
            await delete.ShouldBeProblemAsync(404, "/problems/not-found");
        }
    }

    [Fact]
    public async Task The_list_is_filtered_by_status_and_answers_304()
    {
        var article = await api.PublishedArticleAsync();
        var comment = await api.PendingCommentAsync(article);
        var editor = api.ClientFor(Role.Editor);
        await editor.PostAsync($"/v1/comments/{comment.Id()}/spam", new { });

        using var spam = await editor.GetAsync("/v1/comments?status=spam&limit=100&sort=-createdAt");
        using var wrong = await editor.GetAsync("/v1/comments?status=deleted");

        (await spam.ShouldBeAsync(200)).Items().ShouldAllBe(item => item.Text("status") == "spam");
        await wrong.ShouldBeInvalidAsync("status");
        var path = $"/v1/comments?status=approved&limit=1&count=true";
        using var first = await editor.GetAsync(path);
        first.Header("Cache-Control").ShouldBe("private, no-store");
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("spam")]
    [InlineData("delete")]
    public async Task Answers_to_a_comment_that_goes_move_up_to_what_it_answered(string act)
    {
        var article = await api.PublishedArticleAsync();
        var first = await api.ApprovedCommentAsync(article);
        var second = await api.ApprovedCommentAsync(article, parentId: first.Id());
        var third = await api.ApprovedCommentAsync(article, parentId: second.Id());
        var waiting = await api.PendingCommentAsync(article, parentId: second.Id());

        if (act == "delete")
            await (await api.ClientFor(Role.Editor).DeleteAsync($"/v1/comments/{second.Id()}", ifMatch: null)).ShouldBeAsync(204);
        else
            await api.ModerateAsync(second, act);
        await api.ModerateAsync(waiting, "approve");

        var list = await api.CommentsAsync(article);
        list.Ids().ShouldBe([first.Id(), third.Id(), waiting.Id()]);
        list.Parents().ShouldBe([null, first.Id(), first.Id()]);
        (await api.Anonymous.JsonAsync(article.Path)).Number("commentCount").ShouldBe(3);
    }

    [Fact]
    public async Task The_count_agrees_with_the_list_whatever_happens_at_once()
    {
        var article = await api.PublishedArticleAsync();
        var comments = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.PendingCommentAsync(article)));
        string[] acts = ["approve", "reject", "approve", "spam", "approve", "delete"];
        var editor = api.ClientFor(Role.Editor);
        using var done = new CancellationTokenSource();
        var reader = ReadAsync();

        await Task.WhenAll(comments.Select((comment, n) => ActAsync(comment.Id(), n)));
        await done.CancelAsync();
        await reader;

        var list = await api.CommentsAsync(article, "?limit=100&count=true");
        list.Number("total").ShouldBe(list.Items().Count());
        (await api.Anonymous.JsonAsync(article.Path)).Number("commentCount").ShouldBe(list.Items().Count());

        async Task ActAsync(Guid id, int n)
        {
            for (var i = 0; i < 4; i++)
            {
                var act = acts[(n + i) % acts.Length];
                using var response = act == "delete" && i == 3
                    ? await editor.DeleteAsync($"/v1/comments/{id}", ifMatch: null)
                    : await editor.PostAsync($"/v1/comments/{id}/{(act == "delete" ? "approve" : act)}", new { });
                response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
            }
        }

        async Task ReadAsync()
        {
            while (!done.IsCancellationRequested)
            {
                var read = await api.Anonymous.JsonAsync($"{article.Path}?include=comments");
                read.Number("commentCount").ShouldBe(read.GetProperty("comments").Items().Count());
            }
        }
    }
}
