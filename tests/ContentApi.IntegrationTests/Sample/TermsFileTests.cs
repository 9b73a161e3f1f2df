using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sample;

public sealed class TermsFileTests(ContentApiFixture api)
{
    [Theory]
    [InlineData("terms.http")]
    [InlineData("comments.http")]
    public async Task The_requests_in_docs_http_run_top_to_bottom_twice(string name)
    {
        for (var run = 0; run < 2; run++)
        {
            var file = new HttpFile(
                Path.Combine(Repository(), "docs", "http", name),
                ("api", api.Address.ToString().TrimEnd('/')),
                ("key", ContentApiFixture.KeyOf(Role.Admin)));
            using var client = new HttpClient();
            await foreach (var answer in file.RunAsync(client))
                answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static string Repository()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ContentApi.sln")))
            root = root.Parent!;
        return root.FullName;
    }
}
