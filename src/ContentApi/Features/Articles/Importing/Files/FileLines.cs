using System.Text.Json.Nodes;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>The lines that a file of any format becomes: each a write form, as an import over HTTP takes it.</summary>
internal static class FileLines
{
    public static IAsyncEnumerable<RawLine> Of(ImportFile file, FileFormat format, ImportArguments arguments, CancellationToken cancellationToken) => format switch
    {
        FileFormat.Wxr => new WxrFile(file, arguments).Lines().ToAsyncEnumerable(),
        FileFormat.Ninjs => NinjsFile.Lines(file, arguments).ToAsyncEnumerable(),
        _ => NdjsonAsync(file, arguments, cancellationToken),
    };

    /// <summary>The source that the command line names; null when it names none.</summary>
    public static JsonNode? SourceOf(ImportArguments arguments) =>
        arguments.SourceHomepage is { } homepage ? new JsonObject { ["name"] = arguments.Source, ["homepageUrl"] = homepage } : arguments.Source;

    /// <summary>The bytes of a line.</summary>
    public static RawLine Line(int number, JsonObject write) => new(number, System.Text.Encoding.UTF8.GetBytes(write.ToJsonString(ContentJson.Options)));

    private static async IAsyncEnumerable<RawLine> NdjsonAsync(
        ImportFile file, ImportArguments arguments, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = file.Read();
        await foreach (var line in RawLine.ReadAsync(stream, cancellationToken))
            yield return arguments.Source is null && arguments.Status is null ? line : Completed(line, arguments);
    }

    private static RawLine Completed(RawLine line, ImportArguments arguments)
    {
        try
        {
            if (line.Json is null || JsonNode.Parse(line.Json) is not JsonObject write)
                return line;

            if (arguments.Source is not null && !write.ContainsKey("source") && !write.ContainsKey("sourceId"))
                write["source"] = SourceOf(arguments);
            if (arguments.Status is { } status)
                write["status"] = status;
            return Line(line.Number, write);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            // The importer says what is wrong with it.
            return line;
        }
    }
}
