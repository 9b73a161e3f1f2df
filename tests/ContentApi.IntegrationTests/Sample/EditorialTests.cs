using System.Net;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sample;

public sealed class EditorialTests(ContentApiFixture api)
{
    [Fact]
    public async Task The_life_of_an_article_runs_top_to_bottom()
    {
        var file = new HttpFile(
            Path.Combine(PageTests.Repository, "docs", "http", "editorial.http"),
            ("api", api.Address.ToString().TrimEnd('/')),
            ("key", ContentApiFixture.KeyOf(Role.Admin)),
            ("slug", Verbs.Unique("ferry").Replace(' ', '-')));
        using var client = new HttpClient();
        var answers = new List<string>();
        await foreach (var answer in file.RunAsync(client))
        {
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {body}");
            answers.Add($"{answer.StatusCode} {body}");
        }

        answers.Count.ShouldBe(17);
        answers[^1].ShouldBe($"{HttpStatusCode.NoContent} ");
    }
}
