using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>A file of ninjs: one item, a list of them, or one on each line.</summary>
internal static class NinjsFile
{
    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 64, PropertyNameCaseInsensitive = true };

    /// <summary>A line for each item; the number is the item's.</summary>
    /// <exception cref="JsonException">The file is no JSON from some place on.</exception>
    public static IEnumerable<RawLine> Lines(ImportFile file, ImportArguments arguments)
    {
        var source = FileLines.SourceOf(arguments) ?? throw new InvalidDataException("A ninjs item names no source with a website. Give --source <slug> or --source \"Name|https://…\".");
        var number = 0;
        foreach (var node in Items(file))
        {
            number++;
            if (node is not JsonObject json)
            {
                yield return new RawLine(number, null) { Skipped = "It is no item of ninjs." };
                continue;
            }

            var item = new NinjsItem(json, source);
            yield return item.ReasonToSkip() is { } reason ? new RawLine(number, null) { Skipped = reason } : FileLines.Line(number, item.Write(arguments.Status));
        }
    }

    private static IEnumerable<JsonNode?> Items(ImportFile file)
    {
        // Values one after the other, in lines or not, or the members of a list.
        var first = First(file);
        using var values = file.Read();
        foreach (var node in JsonSerializer.DeserializeAsyncEnumerable<JsonNode>(values, topLevelValues: first != '[', Options).ToBlockingEnumerable())
            yield return node;
    }

    private static int First(ImportFile file)
    {
        using var reader = new StreamReader(file.Read());
        int first;
        do
            first = reader.Read();
        while (first is ' ' or '\t' or '\r' or '\n');
        return first;
    }
}
