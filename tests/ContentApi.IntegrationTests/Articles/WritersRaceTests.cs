using System.Net;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class WritersRaceTests(ContentApiFixture api)
{
    private const int Writers = 16;

    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task In_a_hundred_rounds_of_sixteen_writers_on_one_ETag_each_round_has_one_winner()
    {
        var article = await api.DraftArticleAsync();
        for (var round = 0; round < 100; round++)
        {
            var etag = article.ETag;
            var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => editor.PatchAsync(article.Path, new { title = $"{round} {writer}" }, etag)));

            var winner = answers.Where(answer => answer.StatusCode == HttpStatusCode.OK).ShouldHaveSingleItem($"round {round}");
            answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(Writers - 1, $"round {round}");
            article = await winner.ResourceAsync(200, "/v1/articles");
            foreach (var answer in answers)
                answer.Dispose();
        }

        article.Version.ShouldBe(101);
        (await api.AskAsync<long>($"select count(*) from revisions where resource_id = '{article.Id}'")).ShouldBe(101);
    }

    [Fact]
    public async Task Acts_on_whatever_is_there_come_one_after_the_other()
    {
        var article = await api.PublishedArticleAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => writer % 2 == 0
            ? editor.PatchAsync(article.Path, new { title = $"Writer {writer}", status = "published" }, "*")
            : editor.PostAsync($"{article.Path}/unpublish", new { type = "gone" }, "*")));

        foreach (var answer in answers)
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
        (await api.AskAsync<bool>($"select bool_and(at >= before) from (select at, lag(at, 1, at) over (order by version) as before from revisions where resource_id = '{article.Id}') r"))
            .ShouldBeTrue("Acts follow each other in time as in number.");
        using var last = await editor.PostAsync($"{article.Path}/unpublish", new { type = "gone" }, "*");
        using var seen = await api.Anonymous.GetAsync(article.Path);
        await seen.ShouldBeProblemAsync(410, "/problems/gone");
    }

    [Fact]
    public async Task Any_number_of_saves_leaves_readers_bytes_and_ETag_alone()
    {
        var article = await api.PublishedArticleAsync();
        using var before = await api.Anonymous.GetAsync(article.Path);
        var published = article;

        for (var i = 0; i < 40; i++)
            article = await api.SaveAsync(article, new { title = $"Save {i}", body = $"Text {i}.", tags = (string[])[$"Save {i % 3}"] });
        using var after = await api.Anonymous.GetAsync(article.Path);
        using var unchanged = await api.Anonymous.GetAsync(article.Path, before.Header("ETag"));
        using var stale = await editor.PostAsync($"{article.Path}/publish", new { }, published.ETag);

        article.Version.ShouldBe(41);
        (await after.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(await before.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        after.Header("ETag").ShouldBe(before.Header("ETag"));
        await unchanged.ShouldBeAsync(304);
        var problem = await stale.ShouldBeProblemAsync(412, "/problems/stale-version");
        problem.Number("currentVersion").ShouldBe(41);
        problem.GetProperty("changedFields").EnumerateArray().Select(f => f.GetString()).ShouldBe(["title", "body", "tags"], ignoreOrder: true);
        var changes = problem.GetProperty("changes").EnumerateArray().ToList();
        changes.Count.ShouldBe(20, "A long absence makes no long answer.");
        changes[^1].Number("version").ShouldBe(41);
        changes.ShouldAllBe(c => c.GetProperty("by").Text("name") == "Test Editor" && c.Text("at") != null);
    }
}
