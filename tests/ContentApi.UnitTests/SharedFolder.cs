using System.Text.Json;
using Xunit;

namespace ContentApi.UnitTests;

/// <summary>Test data of others, kept beside the repository (CONTENTAPI_SHARED, or ../shared) and never in it.</summary>
internal static class SharedFolder
{
    public const string Absent = "The test data of others is not there: set CONTENTAPI_SHARED, or put it beside the repository as ../shared.";

    /// <summary>The full path of a file or folder in it, or null where that is absent.</summary>
    public static string? Find(string relative)
    {
        var root = Environment.GetEnvironmentVariable("CONTENTAPI_SHARED") ?? BesideRepository();
        var path = root is null ? null : Path.Combine(root, relative);

        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    /// <summary>The objects of an NDJSON file; the test is skipped where the file is absent.</summary>
    public static IReadOnlyList<JsonElement> Lines(string relative)
    {
        var path = Find(relative);
        Assert.SkipWhen(path is null, Absent);

        return File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
    }

    private static string? BesideRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ContentApi.sln")))
                return Path.Combine(folder.FullName, "..", "shared");
        }

        return null;
    }
}
