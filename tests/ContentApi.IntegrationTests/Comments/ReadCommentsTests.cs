using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Comments;

public sealed class ReadCommentsTests(ContentApiFixture api)
{
    [Fact]
    public async Task Comments_are_listed_oldest_first_page_by_page()
    {
        var article = await api.PublishedArticleAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
            ids.Add((await api.ApprovedCommentAsync(article)).Id());

        var listed = new List<Guid>();
        for (var path = $"{article.Path}/comments?limit=2"; path is not null;)
        {
            using var response = await api.Anonymous.GetAsync(path);
            var page = await response.ShouldBeAsync(200);
            listed.AddRange(page.Ids());
            path = page.Text("nextCursor") is { } cursor ? $"{article.Path}/comments?limit=2&cursor={cursor}" : null;
            response.Header("Link")!.Contains("rel=\"next\"", StringComparison.Ordinal).ShouldBe(path is not null);
        }

        listed.ShouldBe(ids);
        (await api.CommentsAsync(article, "?count=true&limit=1")).Number("total").ShouldBe(5);
    }

    [Fact]
    public async Task A_cursor_of_another_article_is_refused()
    {
        var (article, other) = (await api.PublishedArticleAsync(), await api.PublishedArticleAsync());
        await api.ApprovedCommentAsync(article);
        await api.ApprovedCommentAsync(article);
        var cursor = (await api.CommentsAsync(article, "?limit=1")).Text("nextCursor");

        using var response = await api.Anonymous.GetAsync($"{other.Path}/comments?limit=1&cursor={cursor}");

        await response.ShouldBeInvalidAsync("cursor");
    }

    [Fact]
    public async Task An_answer_names_what_it_answers()
    {
        var article = await api.PublishedArticleAsync();
        var comment = await api.ApprovedCommentAsync(article);
        var answer = await api.ApprovedCommentAsync(article, parentId: comment.Id());

        var list = await api.CommentsAsync(article);

        list.Ids().ShouldBe([comment.Id(), answer.Id()]);
        list.Parents().ShouldBe([null, comment.Id()]);
    }

    [Fact]
    public async Task Comments_are_visible_as_their_article_is()
    {
        var article = await api.PublishedArticleAsync();
        await api.ApprovedCommentAsync(article);
        var unpublished = await api.ActAsync(article, "unpublish", new { type = "draft" });

        using var hidden = await api.Anonymous.GetAsync($"{article.Path}/comments");
        await hidden.ShouldBeProblemAsync(404, "/problems/not-found");
        (await api.ClientFor(Role.Viewer).JsonAsync($"{article.Path}/comments")).Items().Count().ShouldBe(1);

        await api.ActAsync(unpublished, "publish");
        (await api.CommentsAsync(article)).Items().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_known_list_answers_304_until_a_comment_appears_or_vanishes()
    {
        var article = await api.PublishedArticleAsync();
        var path = $"{article.Path}/comments";
        using var empty = await api.Anonymous.GetAsync(path);
        empty.Header("Cache-Tag").ShouldBe($"article-{article.Id}");
        await (await api.Anonymous.GetAsync(path, empty.Header("ETag"))).ShouldBeAsync(304);

        var waiting = await api.PendingCommentAsync(article);
        await (await api.Anonymous.GetAsync(path, empty.Header("ETag"))).ShouldBeAsync(304);

        await api.ModerateAsync(waiting, "approve");
        using var one = await api.Anonymous.GetAsync(path, empty.Header("ETag"));
        (await one.ShouldBeAsync(200)).Items().Count().ShouldBe(1);

        await api.ModerateAsync(waiting, "spam");
        (await (await api.Anonymous.GetAsync(path, one.Header("ETag"))).ShouldBeAsync(200)).Items().ShouldBeEmpty();
    }

    [Fact]
    public async Task Readers_ETag_of_the_article_follows_its_comments_and_an_editors_version_does_not()
    {
        var article = await api.PublishedArticleAsync();
        var edited = await api.EditAsync(article);
        using var before = await api.Anonymous.GetAsync(article.Path);
        var list = $"/v1/articles?ids={article.Id}";
        using var listBefore = await api.Anonymous.GetAsync(list);

        await api.ApprovedCommentAsync(article);

        using var after = await api.Anonymous.GetAsync(article.Path, before.Header("ETag"));
        var read = await after.ShouldBeAsync(200);
        read.Number("commentCount").ShouldBe(1);
        read.Number("version").ShouldBe(1);
        (await (await api.Anonymous.GetAsync(list, listBefore.Header("ETag"))).ShouldBeAsync(200)).Items().Single().Number("commentCount").ShouldBe(1);
        await (await api.Anonymous.GetAsync(article.Path, after.Header("ETag"))).ShouldBeAsync(304);
        (await api.EditAsync(article)).Json.Number("commentCount").ShouldBe(1);
        // The tag from before the comment is good for a save.
        (await api.SaveAsync(edited, new { title = "Saved with the old tag" })).Json.Number("commentCount").ShouldBe(1);
    }

    [Fact]
    public async Task Erasing_an_article_takes_its_comments_along()
    {
        var article = await api.PublishedArticleAsync();
        var comment = await api.ApprovedCommentAsync(article);
        await api.ApprovedCommentAsync(article, parentId: comment.Id());
        await (await api.Anonymous.CommentAsync(article, "Zebrafinches on the quay.", key: Guid.NewGuid().ToString())).ShouldBeAsync(202);

        await (await api.ClientFor(Role.Admin).DeleteAsync($"{article.Path}?erase=true", "*")).ShouldBeAsync(204);

        (await api.AskAsync<long>($"select count(*) from comments where article_id = '{article.Id}'")).ShouldBe(0);
        (await api.AskAsync<long>("select count(*) from idempotency where position('Zebrafinches'::bytea in body) > 0")).ShouldBe(0);
    }

    [Fact]
    public async Task Editors_lists_show_the_count_too()
    {
        var article = await api.PublishedArticleAsync();
        await api.ApprovedCommentAsync(article);

        var list = await api.ClientFor(Role.Editor).JsonAsync($"/v1/articles?status=published&ids={article.Id}");

        list.Items().Single().Number("commentCount").ShouldBe(1);
    }

    [Fact]
    public async Task Include_puts_the_first_page_beside_the_article()
    {
        var article = await api.PublishedArticleAsync();
        for (var i = 0; i < 21; i++)
            await api.ApprovedCommentAsync(article);
        var path = $"{article.Path}?include=comments";

        using var response = await api.Anonymous.GetAsync(path);
        var read = await response.ShouldBeAsync(200);

        var comments = read.GetProperty("comments");
        comments.Ids().ShouldBe((await api.CommentsAsync(article)).Ids());
        read.Number("commentCount").ShouldBe(21);
        (await api.CommentsAsync(article, $"?cursor={comments.Text("nextCursor")}")).Items().Count().ShouldBe(1);
        await (await api.Anonymous.GetAsync(path, response.Header("ETag"))).ShouldBeAsync(304);

        // As many as before, but other ones.
        await api.ModerateAsync(comments.Items().First(), "reject");
        await api.ApprovedCommentAsync(article);
        await (await api.Anonymous.GetAsync(path, response.Header("ETag"))).ShouldBeAsync(200);
        (await api.Anonymous.JsonAsync(article.Path)).TryGetProperty("comments", out _).ShouldBeFalse();
    }
}
