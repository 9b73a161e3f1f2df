namespace ContentApi.RelatedEvaluation;

/// <summary>Finds the labelled sets, which stand beside the repository and are no part of it.</summary>
internal static class SharedFolder
{
    public static string PathOf(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("CONTENTAPI_SHARED") is { Length: > 0 } configured)
            return configured;

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "ContentApi.sln")))
                continue;

            // A clone may stand one level deeper than the main one.
            for (var beside = folder.Parent; beside is not null; beside = beside.Parent)
            {
                if (Directory.Exists(Path.Combine(beside.FullName, "shared", "eval")))
                    return Path.Combine(beside.FullName, "shared");
            }
        }

        throw new DirectoryNotFoundException("No folder ../shared beside the repository. Set CONTENTAPI_SHARED to its path.");
    }
}
