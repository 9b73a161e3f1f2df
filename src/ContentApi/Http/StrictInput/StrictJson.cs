using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ContentApi.Http.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>Reads a JSON object into a request class: every fault is noted under its path, and what is not at fault is bound.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = Create();

    /// <param name="type">The request class.</param>
    /// <param name="json">The whole document.</param>
    /// <param name="faults">Takes what is found; <see cref="InputFaults.Root"/> when the document is no JSON object.</param>
    /// <returns>An instance of the type, never null.</returns>
    public static object Read(Type type, ReadOnlySpan<byte> json, InputFaults faults)
    {
        var check = new JsonCheck(json, faults);
        if (!check.Document(InputShape.Of(type)))
            return Empty(type);

        return JsonSerializer.Deserialize(check.Edits.Count == 0 ? json : Edited(json, check.Edits), type, Options)!;
    }

    /// <summary>What is read from <c>{}</c>, without asking for what is required.</summary>
    public static object Empty(Type type) => JsonSerializer.Deserialize("{}"u8, type, Options)!;

    private static ReadOnlySpan<byte> Edited(ReadOnlySpan<byte> json, List<(int Start, int End, byte[] Text)> edits)
    {
        var copy = new ArrayBufferWriter<byte>(json.Length + 64);
        var from = 0;
        // What stands in a member is found at fault before its name is: that it is a duplicate.
        foreach (var (start, end, text) in edits.OrderBy(edit => edit.Start))
        {
            copy.Write(json[from..start]);
            copy.Write(text);
            from = end;
        }

        copy.Write(json[from..]);
        return copy.WrittenSpan;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        ContentJson.Configure(options);

        // What is missing has been noted by then, and must not stop the rest.
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { static type => { foreach (var property in type.Properties) property.IsRequired = false; } },
        };
        options.MakeReadOnly();
        return options;
    }
}
