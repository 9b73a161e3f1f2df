using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Terms;

public sealed class DeleteTermTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);
    private readonly string word = TermVerbs.Word();

    [Theory]
    [InlineData("tags")]
    [InlineData("sections")]
    [InlineData("authors")]
    public async Task One_that_only_old_revisions_have_is_deleted_with_all_its_slugs(string kind)
    {
        var article = await api.DraftArticleAsync(TermVerbs.With(kind, word));
        await api.RenameAsync(kind, word, new { slug = $"new-{word}" });
        await api.SaveAsync(article, kind == "sections" ? new { section = (string?)null } : new Dictionary<string, string[]> { [kind] = [] });

        using var response = await editor.DeleteAsync(await api.TermAsync(kind, $"new-{word}"));

        await response.ShouldBeAsync(204);
        foreach (var slug in (string[])[word, $"new-{word}"])
        {
            using var read = await editor.GetAsync($"/v1/{kind}/{slug}", ifNoneMatch: null);
            await read.ShouldBeProblemAsync(404, "/problems/not-found");
        }
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("published")]
    [InlineData("scheduled")]
    [InlineData("withdrawn")]
    [InlineData("merged")]
    public async Task One_that_an_article_needs_is_409_and_names_it(string use)
    {
        var article = await api.DraftArticleAsync(TermVerbs.With("tags", word));
        if (use is "published" or "withdrawn")
            article = await api.ActAsync(article, "publish");
        if (use is "withdrawn")
            article = await api.ActAsync(article, "unpublish", new { type = "withdrawn" });
        if (use is "scheduled")
            article = await api.ActAsync(article, "publish", new { at = DateTimeOffset.UtcNow.AddDays(1) });
        if (use is "merged")
        {
            await api.DraftArticleAsync(TermVerbs.With("tags", $"{word} b"), by: null).ContinueWith(async draft => await editor.DeleteAsync(await draft)).Unwrap();
            await api.MergeAsync("tags", word, into: $"{word}-b");
        }
        else if (use is not "draft")
        {
            await api.SaveAsync(article, new { tags = Array.Empty<string>() });
        }

        using var response = await editor.DeleteAsync(await api.TermAsync("tags", use is "merged" ? $"{word}-b" : word));

        var problem = await response.ShouldBeProblemAsync(409, "/problems/in-use");
        problem.GetProperty("usedBy").GetGuid().ShouldBe(article.Id);
    }

    [Fact]
    public async Task A_save_that_names_it_meanwhile_loses_nothing()
    {
        for (var round = 0; round < 10; round++)
        {
            var name = $"{word} {round}";
            var first = await api.DraftArticleAsync(TermVerbs.With("tags", name));
            await api.SaveAsync(first, new { tags = Array.Empty<string>() });
            var term = await api.TermAsync("tags", name.Replace(' ', '-'));

            var (deleted, saved) = (editor.DeleteAsync(term), api.PublishedArticleAsync(TermVerbs.With("tags", name)));

            using var response = await deleted;
            TermVerbs.Of(await api.Anonymous.JsonAsync((await saved).Path), "tags").Select(t => t.Name).ShouldBe([name]);
            (await api.Anonymous.JsonAsync($"/v1/tags/{name.Replace(' ', '-')}")).Number("articleCount").ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_name_that_was_deleted_is_free_again()
    {
        var article = await api.DraftArticleAsync(TermVerbs.With("tags", word));
        var former = await api.TermAsync("tags", word);
        await api.SaveAsync(article, new { tags = Array.Empty<string>() });
        using var deleted = await editor.DeleteAsync(former);

        await api.PublishedArticleAsync(TermVerbs.With("tags", word));

        var anew = await api.TermAsync("tags", word);
        anew.Id.ShouldNotBe(former.Id);
        anew.Id.Version.ShouldBe(7);
    }
}
