using System.Diagnostics;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sample;

/// <summary>The requests in <c>docs/http</c> do what they say, beside the sample content.</summary>
public sealed class PageTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task A_whole_page_goes_in_top_to_bottom_and_comes_back_in_one_call()
    {
        await api.SecondInstanceAsync(("Sample:Load", "true"));
        await RunScriptAsync(api, "--files");

        // Twice: who runs the file again gets the same answers.
        (await RunFileAsync()).ShouldBeTheWholePage();
        (await RunFileAsync()).ShouldBeTheWholePage();
    }

    [Fact]
    public async Task The_script_does_the_same_with_curl()
    {
        Assert.SkipUnless(Found("curl"), "There is no curl on this machine.");

        JsonElement.Parse(await RunScriptAsync(api)).ShouldBeTheWholePage();
    }

    private async Task<JsonElement> RunFileAsync()
    {
        var file = new HttpFile(
            Path.Combine(Repository, "docs", "http", "page.http"),
            ("api", api.Address.ToString().TrimEnd('/')),
            ("key", ContentApiFixture.KeyOf(Role.Admin)));
        using var client = new HttpClient();
        var last = "";
        await foreach (var answer in file.RunAsync(client))
        {
            last = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {last}");
        }

        return JsonElement.Parse(last);
    }

    /// <returns>What it printed.</returns>
    internal static async Task<string> RunScriptAsync(ContentApiFixture api, params string[] arguments)
    {
        var page = SeedPage;
        Assert.SkipUnless(File.Exists(page), "The page's text is not beside the repository (CONTENTAPI_SHARED may name its folder).");
        Assert.SkipUnless(Found("bash"), "There is no bash on this machine.");

        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository, "docs", "http", "page.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PAGE"] = page, ["API"] = api.Address.ToString().TrimEnd('/'), ["KEY"] = ContentApiFixture.KeyOf(Role.Admin) },
        })!;
        var errors = script.StandardError.ReadToEndAsync();
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        script.ExitCode.ShouldBe(0, await errors);
        return output;
    }

    private static bool Found(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, program)));

    /// <summary>The text of the page that the script posts, if it is there.</summary>
    internal static string SeedPage => Path.GetFullPath(Path.Combine(
        Environment.GetEnvironmentVariable("CONTENTAPI_SHARED") ?? Path.Combine(Repository, "..", "shared"), "input", "article-page.txt"));

    internal static string Repository
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "ContentApi.sln")))
                root = root.Parent!;
            return root.FullName;
        }
    }
}

internal static class PageAnswers
{
    /// <summary>The article, and its three stories as the page has them, each with its text.</summary>
    public static void ShouldBeTheWholePage(this JsonElement page)
    {
        page.Text("byline").ShouldBe("By Jack Kim");
        page.GetProperty("source").Text("name").ShouldBe("Japan Today");
        page.Text("bodyHtml")!.Split("<p>").Length.ShouldBe(1 + 13);
        page.Text("copyright").ShouldBe("© Thomson Reuters 2025.");

        var related = page.GetProperty("related").Items().Select(item => item.GetProperty("article")).ToList();
        related.Select(article => article.GetProperty("source").Text("name")).Take(3).ShouldBe(["NHK", "The Mainichi", "Japan Times"]);
        related.ShouldAllBe(article => article.Text("bodyHtml")!.Length > 1_000);
    }
}
