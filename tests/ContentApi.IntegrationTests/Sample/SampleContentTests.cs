using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sample;

public sealed class SampleContentTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private static readonly (string, string) Load = ("Sample:Load", "true");

    [Fact]
    public async Task A_dozen_articles_stand_in_an_empty_database_however_many_instances_load_them_and_how_often()
    {
        (await api.Anonymous.JsonAsync("/v1/articles")).Items().ShouldBeEmpty();

        await Task.WhenAll(api.SecondInstanceAsync(Load), api.SecondInstanceAsync(Load));
        await api.SecondInstanceAsync(Load);

        var articles = (await api.Anonymous.JsonAsync("/v1/articles?limit=50&include=body")).Items().ToList();
        articles.Count.ShouldBe(12);
        articles.ShouldAllBe(article => article.Number("wordCount") > 100 && article.Text("bodyHtml")!.StartsWith("<p>"));
        articles.Select(article => article.GetProperty("publishedAt").GetDateTimeOffset()).Distinct().Count().ShouldBe(12);
        articles.Select(article => article.GetProperty("source").Text("slug")).Distinct().Count().ShouldBe(4);
        (await api.AskAsync<long>("select count(*) from sources")).ShouldBe(5);
        // A draft that was saved twice as well, a working copy of one that is published, and a curated list.
        (await api.AskAsync<long>("select count(*) from revisions")).ShouldBe(5 + 12 + 2 + 1 + 1);
    }
}
