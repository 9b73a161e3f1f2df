using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContentApi.Http.Json;

/// <summary>JSON that is ready, such as PostgreSQL gives it: it is written through as it stands, unchecked.</summary>
/// <param name="Json">One JSON value in text form, or null for <c>null</c>.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(string? Json)
{
    private byte[]? Utf8 { get; init; }

    /// <param name="utf8">One JSON value in UTF-8.</param>
    public static RawJson Of(byte[] utf8) => new(Json: null) { Utf8 = utf8 };

    internal sealed class Converter : JsonConverter<RawJson>
    {
        public override bool HandleNull => true;

        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null)
                return default;

            using var document = JsonDocument.ParseValue(ref reader);
            return new RawJson(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
        {
            if (value.Utf8 is not null)
                writer.WriteRawValue(value.Utf8, skipInputValidation: true);
            else if (value.Json is null)
                writer.WriteNullValue();
            else
                writer.WriteRawValue(value.Json, skipInputValidation: true);
        }
    }
}
