using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace ContentApi.IntegrationTests.Feeds;

/// <summary>Parsers and validators from npm (<c>tests/distribution</c>); tests that need them are skipped where they are not installed.</summary>
internal static class OtherParsers
{
    /// <summary>What <c>read.js</c> makes of a request.</summary>
    public static async Task<JsonElement> ReadAsync(object request)
    {
        var tools = Path.Combine(Repository(), "tests", "distribution");
        Assert.SkipUnless(Directory.Exists(Path.Combine(tools, "node_modules")), "The tools are not installed: npm ci --prefix tests/distribution");

        using var node = Process.Start(new ProcessStartInfo("node", ["read.js"])
        {
            WorkingDirectory = tools,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, request, JsonSerializerOptions.Web, TestContext.Current.CancellationToken);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (node.ExitCode != 0)
            Assert.Fail(await errors);
        return JsonElement.Parse(await output);
    }

    /// <summary>The folder of the solution.</summary>
    public static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ContentApi.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
