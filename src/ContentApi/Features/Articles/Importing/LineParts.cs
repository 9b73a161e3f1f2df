using System.Buffers;
using System.Text.Json;

namespace ContentApi.Features.Articles.Importing;

/// <summary>
/// Parts a line into its write form and what only an export has: each is then read strictly as what it is, so that a plain
/// write form has exactly the faults that it would have as a single write.
/// </summary>
/// <param name="Write">A JSON object of the write form's members.</param>
/// <param name="Arriving">A JSON object of the others; null when there are none.</param>
internal readonly record struct LineParts(ReadOnlyMemory<byte> Write, ReadOnlyMemory<byte>? Arriving)
{
    private static readonly HashSet<string> Names =
        ["id", "createdAt", "savedAt", "firstPublishedAt", "updatedAt", "formerSlugs", "corrections", "unpublished", "live", "scheduled", "terms"];

    /// <summary>The parts; the whole line as a write form where it is no JSON object, for the strict reader to say why.</summary>
    public static LineParts Of(byte[] line)
    {
        try
        {
            return Part(line);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new LineParts(line, null);
        }
    }

    private static LineParts Part(byte[] line)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = Http.StrictInput.JsonCheck.MostLevels });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return new LineParts(line, null);

        List<Range> write = [], arriving = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var name = reader.GetString()!;
            reader.Read();
            var isArriving = Names.Contains(name) || (name == "source" && reader.TokenType == JsonTokenType.StartObject);
            reader.Skip();
            (isArriving ? arriving : write).Add(start..(int)reader.BytesConsumed);
        }

        // Throws when something follows.
        reader.Read();
        return arriving.Count == 0 ? new LineParts(line, null) : new LineParts(Join(line, write), Join(line, arriving));
    }

    private static ReadOnlyMemory<byte> Join(byte[] line, List<Range> members)
    {
        var json = new ArrayBufferWriter<byte>(line.Length + 2);
        json.Write("{"u8);
        foreach (var (index, member) in members.Index())
        {
            if (index > 0)
                json.Write(","u8);
            json.Write(line.AsSpan(member));
        }

        json.Write("}"u8);
        return json.WrittenMemory;
    }
}
