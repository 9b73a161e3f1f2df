using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Formats;

/// <summary>JSON of standards that leave out what is absent, in contrast to our own.</summary>
internal static class JsonMembers
{
    // It may end up in the <script> of a page: neither "<" nor "&" stands for itself.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>An object of the members that are there: neither null nor empty.</summary>
    public static JsonObject Members(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var node = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null && value is not JsonArray { Count: 0 })
                node.Add(name, value);
        }

        return node;
    }

    /// <summary>An array of what is there.</summary>
    public static JsonArray Items(IEnumerable<JsonNode?> items) => new([.. items.Where(item => item is not null)]);

    /// <summary>An instant as these standards write it.</summary>
    public static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    public static byte[] Write(JsonObject node) => JsonSerializer.SerializeToUtf8Bytes(node, Written);

    /// <summary>What a ready-made member of the read form holds.</summary>
    public static T? Value<T>(this RawJson json) => json.Json is null ? default : JsonSerializer.Deserialize<T>(json.Json, ContentJson.Options);
}
