using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContentApi.Http.Json;

/// <summary>How JSON is written and read everywhere in the API: camelCase, nulls written, enums by name, times in UTC with <c>Z</c>.</summary>
internal static class ContentJson
{
    /// <summary>The shared options. Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Gives the same settings to options that a framework has made.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        // Answers are application/json with nosniff, never part of a page: `<` need not be six characters.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

        // A body may be 64 deep, and `extra` out of it stands deeper in the lists that we answer.
        options.MaxDepth = 128;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new UtcDateTimeConverter());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
