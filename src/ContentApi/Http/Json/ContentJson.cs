using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

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
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

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
