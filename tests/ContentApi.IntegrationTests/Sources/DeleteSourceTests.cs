using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sources;

public sealed class DeleteSourceTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task A_deleted_source_is_404_and_its_slug_free_again()
    {
        var source = await api.CreateSourceAsync();

        using var deleted = await editor.DeleteAsync(source);
        using var read = await api.Anonymous.GetAsync(source.Path);
        using var again = await editor.DeleteAsync(source.Path, "*");
        var other = await api.CreateSourceAsync(new { slug = source.Slug });

        await deleted.ShouldBeAsync(204);
        await read.ShouldBeProblemAsync(404, "/problems/not-found");
        await again.ShouldBeProblemAsync(404, "/problems/not-found");
        other.Id.ShouldNotBe(source.Id);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("published")]
    public async Task While_it_has_articles_it_is_409(string status)
    {
        var source = await api.CreateSourceAsync();
        var article = await api.DraftArticleAsync(new { sourceId = source.Id, status });

        using var refused = await editor.DeleteAsync(source);
        using var deletedArticle = await editor.DeleteAsync(article);
        using var accepted = await editor.DeleteAsync(source);

        await refused.ShouldBeProblemAsync(409, "/problems/source-in-use");
        await deletedArticle.ShouldBeAsync(204);
        await accepted.ShouldBeAsync(204);
    }

    [Fact]
    public async Task No_article_is_left_behind_by_a_source_that_is_deleted_while_it_is_written()
    {
        for (var round = 0; round < 10; round++)
        {
            var source = await api.CreateSourceAsync();
            var title = Verbs.Unique("Race");

            var writing = editor.PostAsync("/v1/articles", new { title, sourceId = source.Id });
            var deleting = editor.DeleteAsync(source);
            using var written = await writing;
            using var deleted = await deleting;

            var outcome = ((int)written.StatusCode, (int)deleted.StatusCode);
            (int, int)[] possible = [(201, 409), (400, 204)];
            possible.ShouldContain(outcome);
        }
    }

    [Fact]
    public async Task An_outdated_tag_is_412()
    {
        var source = await api.CreateSourceAsync();
        using var changed = await editor.PatchAsync(source, new { description = "New" });

        using var response = await editor.DeleteAsync(source);

        await response.ShouldBeProblemAsync(412, "/problems/stale-version");
    }
}
