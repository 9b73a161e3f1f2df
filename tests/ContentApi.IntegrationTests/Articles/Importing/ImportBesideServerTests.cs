using System.Diagnostics;
using System.Text.Json;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles.Importing;

/// <summary>The program itself, started as from a shell, on the database of a server that runs.</summary>
public sealed class ImportBesideServerTests(ContentApiFixture api) : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("contentapi_import_");
    private readonly string id = Guid.NewGuid().ToString("N");

    [Theory]
    [InlineData("wxr")]
    [InlineData("ninjs")]
    public async Task What_the_command_imports_is_read_from_the_server_that_runs_beside_it(string format)
    {
        var source = $"Beside {id}";
        var file = Path.Combine(directory.FullName, "articles");
        await File.WriteAllTextAsync(file, Articles(format), TestContext.Current.CancellationToken);

        var importing = RunAsync("import", file, "--source", $"{source}|https://beside.example", "--status", "published");
        // The server goes on writing meanwhile.
        while (!importing.IsCompleted)
            await api.PublishedArticleAsync();
        var (code, output) = await importing;

        code.ShouldBe(0, output);
        output.ShouldContain("2 created");
        var slug = await api.AskAsync<string>($"select slug from sources where name = '{source}'");
        var listed = await api.Anonymous.JsonAsync($"/v1/articles?source={slug}&sort=title");
        listed.Items().Select(item => item.Text("title")).ShouldBe([$"One {id}", $"Two {id}"]);
        (await api.Anonymous.JsonAsync($"/v1/articles?q={id}&source={slug}")).Items().Count().ShouldBe(2);
    }

    [Fact]
    public async Task The_lines_of_an_export_are_too_and_the_same_file_again_changes_nothing()
    {
        var source = await api.CreateSourceAsync();
        var file = Path.Combine(directory.FullName, "articles");
        await File.WriteAllTextAsync(file, Articles("ndjson"), TestContext.Current.CancellationToken);

        (await RunAsync("import", file, "--source", source.Slug, "--status", "published")).Output.ShouldContain("2 created");
        (await api.Anonymous.JsonAsync($"/v1/articles?source={source.Slug}&sort=title")).Items().Select(item => item.Text("title")).ShouldBe([$"One {id}", $"Two {id}"]);
        (await RunAsync("import", "--source", source.Slug, "--status", "published", file)).Output.ShouldContain("2 unchanged");
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_refused_with_those_that_are()
    {
        var (code, output) = await RunAsync("imports", "articles.ndjson");

        code.ShouldBe(1);
        output.ShouldContain("migrate, import and health");
    }

    public void Dispose() => directory.Delete(recursive: true);

    private string Articles(string format)
    {
        string[] titles = [$"One {id}", $"Two {id}"];
        return format switch
        {
            "ndjson" => string.Join('\n', titles.Select(title => JsonSerializer.Serialize(new { title, body = "<p>Text.</p>", externalId = title }))),
            "ninjs" => JsonSerializer.Serialize(titles.Select(title => new { uri = title, type = "text", headline = title, body_text = "Text." })),
            _ => $"""
                <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Site</title>
                {string.Concat(titles.Select(title => $"<item><title>{title}</title><guid>{title}</guid><content:encoded>Text.</content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"))}
                </channel></rss>
                """,
        };
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        var info = new ProcessStartInfo("dotnet", ["exec", typeof(Program).Assembly.Location, .. args, $"--ConnectionStrings:Content={api.Database.ConnectionString}", "--Serilog:MinimumLevel:Default=Error"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(info)!;
        var texts = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(texts));
    }
}
