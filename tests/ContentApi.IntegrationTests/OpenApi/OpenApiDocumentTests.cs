using System.Diagnostics;
using System.Text.Json;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.OpenApi;

public sealed class OpenApiDocumentTests(ContentApiFixture api)
{
    private const string ApproveVariable = "CONTENTAPI_APPROVE";

    [Fact]
    public async Task The_document_is_the_approved_one()
    {
        var approved = Path.Combine(Repository(), "docs", "openapi.v1.json");
        var document = (await api.Anonymous.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
            await File.WriteAllTextAsync(approved, document, TestContext.Current.CancellationToken);

        var known = File.Exists(approved) ? await File.ReadAllTextAsync(approved, TestContext.Current.CancellationToken) : "";

        if (document != known)
            Assert.Fail($"The contract has changed at {FirstDifference(known, document)}. If that is meant: {ApproveVariable}=1 dotnet test --filter {nameof(OpenApiDocumentTests)}");
    }

    [Fact]
    public async Task Spectral_redocly_and_a_strict_typescript_client_find_no_fault()
    {
        var tools = Path.Combine(Repository(), "tests", "openapi");
        Assert.SkipUnless(Directory.Exists(Path.Combine(tools, "node_modules")), "The tools are not installed: npm ci --prefix tests/openapi");
        var file = Path.Combine(Directory.CreateTempSubdirectory("openapi-").FullName, "v1.json");
        await File.WriteAllTextAsync(file, await api.Anonymous.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        using var check = Process.Start(new ProcessStartInfo("node", ["check.js", file])
        {
            WorkingDirectory = tools,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = check.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await check.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await errors;
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);

        check.ExitCode.ShouldBe(0, output);
    }

    [Fact]
    public async Task Every_operation_has_a_summary_and_belongs_to_a_feature_that_is_described()
    {
        var document = JsonDocument.Parse(await api.Anonymous.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).RootElement;
        var features = document.GetProperty("tags").EnumerateArray().ToDictionary(tag => tag.Text("name")!, tag => tag.Text("description")!);

        features.ShouldAllBe(feature => feature.Value != feature.Key);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = $"{operation.Name} {path.Name}";
                operation.Value.Text("summary").ShouldNotBeNullOrWhiteSpace(name);
                features.Keys.ShouldContain(operation.Value.GetProperty("tags")[0].GetString()!, name);
            }
        }
    }

    private static string FirstDifference(string known, string present)
    {
        var (old, now) = (known.Split('\n'), present.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1}: \"{old.ElementAtOrDefault(line)?.Trim()}\" is now \"{now.ElementAtOrDefault(line)?.Trim()}\"";
    }

    private static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ContentApi.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
