using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Secrecy;

public sealed class WorkingCopyTests(ContentApiFixture api)
{
    [Fact]
    public async Task The_source_to_which_a_working_copy_moves_an_article_is_in_no_public_entry_before_it_is_published()
    {
        var (one, other) = (await api.CreateSourceAsync(), await api.CreateSourceAsync());
        var article = await api.PublishedArticleAsync(new { sourceId = one.Id });
        article = await api.SaveAsync(article, new { sourceId = other.Id });

        article = await api.ActAsync(article, "corrections", new { text = "A correction meanwhile." });
        var before = await TagsAsync(article);
        await api.ActAsync(article, "publish");
        var after = await TagsAsync(article);

        before.ShouldBe([$"article-{article.Id}", $"source-{one.Id}", "articles"]);
        after.ShouldBe([$"article-{article.Id}", $"source-{other.Id}", $"source-{one.Id}", "articles"]);
    }

    private async Task<string[]> TagsAsync(Resource article)
    {
        await api.ClientFor(Role.Viewer).JsonAsync("/v1/changes?limit=1");
        return await api.AskAsync<string[]>($"select cache_tags from changes where resource_id = '{article.Id}' and is_public order by id desc limit 1");
    }
}
