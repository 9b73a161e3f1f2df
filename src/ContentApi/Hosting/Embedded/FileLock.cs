namespace ContentApi.Hosting.Embedded;

/// <summary>A lock between processes (and within one) that ends with its holder, however that ends.</summary>
internal static class FileLock
{
    /// <returns>Null while another holds it.</returns>
    public static IDisposable? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            if (TryTake(path) is { } held)
                return held;
            await Task.Delay(50, cancellationToken);
        }
    }
}
