using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>A file to import, read any number of times; what comes over standard input is kept in a temporary one.</summary>
internal sealed class ImportFile : IDisposable
{
    private const int LookAhead = 64 * 1024;

    private readonly FileStream file;
    private readonly bool isCompressed;

    private ImportFile(FileStream file)
    {
        this.file = file;
        Span<byte> magic = stackalloc byte[2];
        isCompressed = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
    }

    /// <summary>How much of it has been read, from 0 to 1.</summary>
    public double Progress => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    /// <exception cref="IOException">It can't be read.</exception>
    public static async Task<ImportFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (path != "-")
            return new ImportFile(new FileStream(Found(path), FileMode.Open, FileAccess.Read, FileShare.Read));

        var kept = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(kept, cancellationToken);
        kept.Position = 0;
        return new ImportFile(kept);
    }

    /// <summary>The content from its beginning.</summary>
    public Stream Read()
    {
        file.Position = 0;
        return isCompressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: LookAhead, leaveOpen: true)).AsStream();
    }

    /// <summary>What the file holds, by its beginning.</summary>
    public FileFormat Format()
    {
        using var stream = Read();
        var bytes = new byte[LookAhead];
        var length = stream.ReadAtLeast(bytes, LookAhead, throwOnEndOfStream: false);
        var text = Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith('<') || text.StartsWith("\0<", StringComparison.Ordinal))
            return FileFormat.Wxr;

        var line = text.Split('\n')[0];
        var isItem = text.StartsWith('[') || line.Trim() is "{" || IsNinjs(line);
        return isItem ? FileFormat.Ninjs : FileFormat.Ndjson;
    }

    public void Dispose() => file.Dispose();

    // A write form has no uri; an item always.
    private static bool IsNinjs(string line) =>
        line.Contains("\"uri\"", StringComparison.Ordinal)
        && (!line.Contains("\"title\"", StringComparison.Ordinal)
            || line.Contains("\"headlines\"", StringComparison.Ordinal)
            || line.Contains("\"versioncreated\"", StringComparison.OrdinalIgnoreCase));

    // `dotnet run` starts the program in the project's directory; the shell that started it was elsewhere.
    private static string Found(string path) =>
        !File.Exists(path) && Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } shell && File.Exists(Path.Combine(shell, path)) ? Path.Combine(shell, path) : path;
}
