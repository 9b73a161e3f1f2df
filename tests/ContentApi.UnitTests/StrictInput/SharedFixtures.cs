using System.Text.Json;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

/// <summary>Public lists of hard inputs, kept beside the repository.</summary>
internal static class SharedFixtures
{
    /// <summary>The lines of a fixture; skips the test where the folder is absent.</summary>
    public static IEnumerable<JsonElement> Lines(string name)
    {
        var path = Path.Combine(Folder(), "fixtures", name);
        Assert.SkipUnless(File.Exists(path), $"The shared fixtures are not beside the repository: {name} is missing (CONTENTAPI_SHARED may name their folder).");
        return File.ReadLines(path).Select(line => JsonElement.Parse(line));
    }

    /// <summary>The bytes of a fixture's text.</summary>
    public static byte[] Bytes(JsonElement line) =>
        line.TryGetProperty("base64", out var encoded) ? encoded.GetBytesFromBase64() : System.Text.Encoding.UTF8.GetBytes(line.GetProperty("text").GetString()!);

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("CONTENTAPI_SHARED") is { Length: > 0 } configured)
            return configured;

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ContentApi.sln")))
            root = root.Parent;
        return Path.Combine(root?.Parent?.FullName ?? ".", "shared");
    }
}
