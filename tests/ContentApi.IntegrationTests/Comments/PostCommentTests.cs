using System.Net;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Comments;

public sealed class PostCommentTests(ContentApiFixture api)
{
    [Fact]
    public async Task A_comment_waits_for_an_editor_and_nobody_else_sees_it()
    {
        var article = await api.PublishedArticleAsync();

        using var response = await api.Anonymous.CommentAsync(article, "First line.\r\n\r\n<b>Second</b> & last line 🚢");

        var comment = await response.ShouldBeAsync(202);
        comment.Names().ShouldBe(["id", "author", "text", "parentId", "status", "createdAt"]);
        comment.Text("status").ShouldBe("pending");
        comment.Text("text").ShouldBe("First line.\r\n\r\n<b>Second</b> & last line 🚢");
        comment.Id().Version.ShouldBe(7);
        (await api.CommentsAsync(article)).Items().ShouldBeEmpty();
        (await api.Anonymous.JsonAsync(article.Path)).Number("commentCount").ShouldBe(0);
    }

    [Fact]
    public async Task Without_moderation_a_comment_is_shown_at_once()
    {
        var article = await api.PublishedArticleAsync();
        var open = await api.SecondInstanceAsync(("Comments:Moderation", "off"));

        using var response = await open.Anonymous.CommentAsync(article, "Seen at once.");

        var comment = await response.ShouldBeAsync(201);
        comment.Text("status").ShouldBe("approved");
        (await api.CommentsAsync(article)).Ids().ShouldBe([comment.Id()]);
        (await api.Anonymous.JsonAsync(article.Path)).Number("commentCount").ShouldBe(1);
        (await open.Anonymous.CommentAsync(article, "An answer.", parentId: comment.Id())).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_wrong_with_a_comment_is_told_in_one_answer()
    {
        var article = await api.PublishedArticleAsync();

        using var response = await api.Anonymous.PostAsync($"{article.Path}/comments", new { author = "M‮ara", text = " ", parentId = Guid.NewGuid(), website = "x" });

        await response.ShouldBeInvalidAsync("author", "text", "parentId", "website");
    }

    [Theory]
    [InlineData("text", 5_000, 202)]
    [InlineData("text", 5_001, 400)]
    [InlineData("author", 100, 202)]
    [InlineData("author", 101, 400)]
    public async Task Texts_have_5000_characters_and_authors_100_at_most(string member, int length, int status)
    {
        var article = await api.PublishedArticleAsync();
        var long_ = string.Concat(Enumerable.Repeat("🚢", length));

        using var response = await api.Anonymous.CommentAsync(article, member == "text" ? long_ : "Short.", member == "author" ? long_ : "Mara");

        await response.ShouldBeAsync(status);
    }

    [Theory]
    [InlineData("a\nb\r\nc", 202)]
    [InlineData("a\tb", 400)]
    [InlineData("a\u0007b", 400)]
    [InlineData("a\u202eb", 400)]
    [InlineData("a\u0085b", 400)]
    public async Task Line_breaks_are_welcome_and_control_characters_are_not(string text, int status)
    {
        using var response = await api.Anonymous.CommentAsync(await api.PublishedArticleAsync(), text);

        await response.ShouldBeAsync(status);
    }

    [Fact]
    public async Task A_closed_article_takes_no_comments_and_shows_those_it_has()
    {
        var article = await api.PublishedArticleAsync();
        await api.ApprovedCommentAsync(article);
        await api.ActAsync(await api.SaveAsync(article, new { commentsOpen = false }), "publish");

        using var closed = await api.Anonymous.CommentAsync(article, "Too late.");
        using var invalid = await api.Anonymous.CommentAsync(article, "");

        await closed.ShouldBeProblemAsync(409, "/problems/comments-closed");
        await invalid.ShouldBeInvalidAsync("text");
        (await api.CommentsAsync(article)).Items().Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_answered_must_be_an_approved_comment_of_the_same_article()
    {
        var article = await api.PublishedArticleAsync();
        var waiting = await api.PendingCommentAsync(article);
        var elsewhere = await api.ApprovedCommentAsync(await api.PublishedArticleAsync());

        foreach (var parent in (Guid[])[waiting.Id(), elsewhere.Id(), Guid.CreateVersion7()])
        {
            using var response = await api.Anonymous.CommentAsync(article, "An answer.", parentId: parent);
            await response.ShouldBeInvalidAsync("parentId");
        }
    }

    [Fact]
    public async Task Who_may_not_read_the_article_may_not_comment_on_it()
    {
        var draft = await api.DraftArticleAsync();
        var gone = await api.PublishedArticleAsync();
        await api.ActAsync(gone, "unpublish", new { type = "gone" });

        using var onDraft = await api.Anonymous.CommentAsync(draft, "Hello?");
        using var onGone = await api.Anonymous.CommentAsync(gone, "Hello?");
        using var byEditor = await api.ClientFor(Role.Editor).CommentAsync(draft, "Hello?");

        await onDraft.ShouldBeProblemAsync(404, "/problems/not-found");
        await onGone.ShouldBeProblemAsync(410, "/problems/gone");
        await byEditor.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task A_former_slug_answers_308_to_who_posts_and_301_to_who_reads()
    {
        var article = await api.PublishedArticleAsync();
        var moved = await api.ActAsync(await api.SaveAsync(article, new { slug = $"{article.Slug}-moved" }), "publish");

        using var post = await api.Anonymous.PostAsync($"/v1/articles/{article.Slug}/comments", new { author = "Mara", text = "Hello." });
        using var get = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}/comments?limit=5");

        ((int)post.StatusCode).ShouldBe(308);
        post.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{moved.Slug}/comments");
        ((int)get.StatusCode).ShouldBe(301);
        get.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{moved.Slug}/comments?limit=5");
    }

    [Fact]
    public async Task The_same_text_by_the_same_author_is_taken_once()
    {
        var article = await api.PublishedArticleAsync();
        var first = await api.ApprovedCommentAsync(article, "Well said!");

        using var again = await api.Anonymous.CommentAsync(article, " well   SAID! ");
        using var byAnother = await api.Anonymous.CommentAsync(article, "Well said!", author: "Jon Reed");
        using var asAnswer = await api.Anonymous.CommentAsync(article, "Well said!", parentId: first.Id());
        using var elsewhere = await api.Anonymous.CommentAsync(await api.PublishedArticleAsync(), "Well said!");

        await again.ShouldBeProblemAsync(409, "/problems/duplicate-comment");
        foreach (var other in (HttpResponseMessage[])[byAnother, asAnswer, elsewhere])
            await other.ShouldBeAsync(202);
    }

    [Fact]
    public async Task Of_many_at_once_with_one_text_one_is_taken()
    {
        var article = await api.PublishedArticleAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.Anonymous.CommentAsync(article, "Sent twelve times.")));

        answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([202, .. Enumerable.Repeat(409, 11)]);
    }

    [Fact]
    public async Task A_retry_with_its_key_gets_the_first_answer_and_another_body_is_another_comment()
    {
        var article = await api.PublishedArticleAsync();
        var key = Guid.NewGuid().ToString();

        using var first = await api.Anonymous.CommentAsync(article, "With a key.", key: key);
        using var retry = await api.Anonymous.CommentAsync(article, "With a key.", key: key);
        using var another = await api.Anonymous.CommentAsync(article, "Another text.", key: key);

        var posted = await first.ShouldBeAsync(202);
        (await retry.ShouldBeAsync(202)).Id().ShouldBe(posted.Id());
        retry.Header("Idempotency-Replayed").ShouldBe("true");
        // Anonymous callers could hit on each other's keys: the body is part of the scope.
        (await another.ShouldBeAsync(202)).Id().ShouldNotBe(posted.Id());
    }

    [Fact]
    public async Task Pages_of_listed_origins_may_post()
    {
        var article = await api.PublishedArticleAsync();
        var instance = await api.SecondInstanceAsync(("Cors:Origins", "https://paper.example"));

        using var preflight = await instance.Anonymous.SendAsync(
            HttpMethod.Options, $"{article.Path}/comments", body: null, ifMatch: null, ("Origin", "https://paper.example"), ("Access-Control-Request-Method", "POST"));
        using var post = await instance.Anonymous.SendAsync(
            HttpMethod.Post, $"{article.Path}/comments", new { author = "Mara", text = "From a page." }, ifMatch: null, ("Origin", "https://paper.example"));

        preflight.Header("Access-Control-Allow-Methods")!.ShouldContain("POST");
        post.Header("Access-Control-Allow-Origin").ShouldBe("https://paper.example");
        await post.ShouldBeAsync(202);
    }

    [Fact]
    public async Task Nothing_tells_where_a_comment_came_from()
    {
        var article = await api.PublishedArticleAsync();
        var comment = await api.PendingCommentAsync(article);

        var row = await api.AskAsync<string>($"select to_jsonb(c)::text from comments c where id = '{comment.Id()}'");

        row.ShouldNotContain("127.0.0.1");
        row.ShouldNotContain("::1");
    }
}
