using System.Text.Json;
using ContentApi.Http.Json;

namespace ContentApi.Http.StrictInput;

/// <summary>Checks a single value of a request.</summary>
internal static class JsonScalar
{
    /// <summary>What is wrong with the value that the reader stands on, or null.</summary>
    public static string? Fault(ref readonly Utf8JsonReader reader, InputShape shape, bool isUtf8)
    {
        if (reader.TokenType != Token(shape.Kind) && !(shape.Kind == InputKind.Flag && reader.TokenType == JsonTokenType.False))
            return $"Must be {shape.Description}, not {Kind(reader.TokenType)}.";

        return reader.TokenType switch
        {
            JsonTokenType.String => JsonText.Fault(in reader, isUtf8) ?? StringFault(in reader, shape),
            JsonTokenType.Number => NumberFault(in reader, shape),
            _ => null,
        };
    }

    private static string? StringFault(ref readonly Utf8JsonReader reader, InputShape shape) => shape.Kind switch
    {
        InputKind.Time => Rfc3339.TryParse(reader.GetString(), out _) ? null : Rfc3339.Advice,
        InputKind.Id => reader.TryGetGuid(out _) ? null : "Must be an id such as 0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57.",
        InputKind.Name => shape.Names.Contains(reader.GetString()!) ? null : $"Must be {shape.Description}.",
        _ => null,
    };

    private static string? NumberFault(ref readonly Utf8JsonReader reader, InputShape shape) => Type.GetTypeCode(shape.Type) switch
    {
        TypeCode.Int32 => reader.TryGetInt32(out _) ? null : $"Must be a whole number from {int.MinValue} to {int.MaxValue}.",
        TypeCode.Int64 => reader.TryGetInt64(out _) ? null : $"Must be a whole number from {long.MinValue} to {long.MaxValue}.",
        TypeCode.Decimal => reader.TryGetDecimal(out _) ? null : "Is out of range.",
        _ => reader.TryGetDouble(out var number) && double.IsFinite(number) ? null : "Is out of range.",
    };

    private static JsonTokenType Token(InputKind kind) => kind switch
    {
        InputKind.Flag => JsonTokenType.True,
        InputKind.Whole or InputKind.Number => JsonTokenType.Number,
        InputKind.List => JsonTokenType.StartArray,
        InputKind.FreeForm or InputKind.Record => JsonTokenType.StartObject,
        _ => JsonTokenType.String,
    };

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        _ => "null",
    };
}
