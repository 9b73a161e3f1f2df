using System.Text.Json;
using ContentApi.IntegrationTests.Sample;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Searching;

/// <summary>The requests in <c>docs/http/search.http</c> find something in the sample content.</summary>
public sealed class SearchFileTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task Every_request_finds_something()
    {
        await api.SecondInstanceAsync(("Sample:Load", "true"));
        await api.LearnedAsync("orchid");
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ContentApi.sln")))
            folder = folder.Parent!;
        var file = new HttpFile(Path.Combine(folder.FullName, "docs", "http", "search.http"), ("api", api.Address.ToString().TrimEnd('/')));
        using var client = new HttpClient();
        var last = default(JsonElement);
        await foreach (var answer in file.RunAsync(client))
        {
            last = await answer.ShouldBeAsync(200);
            last.Items().ShouldNotBeEmpty(answer.RequestMessage!.RequestUri!.ToString());
        }

        last.Text("correctedQuery").ShouldBe("orchid");
    }
}
