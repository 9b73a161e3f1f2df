using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContentApi.Http.Json;

/// <summary>Writes times in UTC with <c>Z</c> and at most six decimals, without trailing zeros; reads what <see cref="Rfc3339"/> reads.</summary>
internal sealed class UtcDateTimeConverter : JsonConverter<DateTimeOffset>
{
    private const int LengthWithoutFraction = 19;
    private const int LengthWithMicroseconds = 26;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Rfc3339.TryParse(reader.GetString(), out var time) ? time : throw new JsonException(Rfc3339.Advice);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        Utf8Formatter.TryFormat(value.UtcDateTime, text, out _, 'O');

        var length = LengthWithMicroseconds;
        while (length > LengthWithoutFraction && text[length - 1] is (byte)'0' or (byte)'.')
            length--;
        text[length] = (byte)'Z';
        writer.WriteStringValue(text[..(length + 1)]);
    }
}
