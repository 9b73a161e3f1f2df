using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>An item of ninjs 3 (camelCase), 2 (lower case) or 1 (<c>headline</c>, <c>body_html</c>).</summary>
internal sealed class NinjsItem(JsonObject item, JsonNode source)
{
    private string? Type => Text(item, "type")?.ToLowerInvariant();

    private string? PubStatus => Text(item, "pubstatus")?.ToLowerInvariant();

    /// <summary>Why the item becomes no article; null when it does.</summary>
    public string? ReasonToSkip() =>
        Type is not (null or "text" or "composite") ? $"It is no story, but of the type {FileText.Line(Type, 50)}."
        : PubStatus is "canceled" ? "Its provider has cancelled it."
        : Time("expires") <= DateTimeOffset.UtcNow ? "It has expired."
        : Text(item, "uri") is null ? "It has no uri: it is no item of ninjs."
        : null;

    public JsonObject Write(string? wanted)
    {
        var (body, format) = Body();
        var summary = FileText.Plain(Summary(), Content.MaxSummaryLength);
        var embargo = Time("embargoed");
        var stage = wanted != "published" || PubStatus == "withheld" || !FileText.HasWords(body, format == "html" ? BodyFormat.Html : BodyFormat.Text) ? "draft" : embargo > DateTimeOffset.UtcNow ? "scheduled" : "published";
        var published = embargo ?? Time("versioncreated") ?? Time("firstcreated");
        var write = new JsonObject
        {
            ["title"] = FileText.Title(FileText.Plain(Headline(), Content.MaxTitleLength), body ?? summary, Content.MaxTitleLength),
            ["source"] = source.DeepClone(),
            ["summary"] = summary,
            ["body"] = body,
            ["bodyFormat"] = format,
            ["byline"] = FileText.Line(Text(item, "by") ?? Text(item, "byline"), Content.MaxTitleLength),
            ["externalId"] = FileText.Line(Text(item, "uri"), Content.MaxExternalIdLength),
            ["language"] = Text(item, "language") is { } language && LanguageTag.IsValid(language) ? language : null,
            ["tags"] = Tags(),
            ["copyright"] = FileText.Line(Text(item, "copyrightnotice") ?? Text(item, "copyrightholder"), Content.MaxTitleLength),
            ["image"] = Image(),
            ["status"] = stage,
        };
        if (published is { } at && (stage == "scheduled" || at <= DateTimeOffset.UtcNow))
            write["publishedAt"] = Json(at);
        if (Time("expires") is { } expires)
            write["expiresAt"] = Json(expires);
        if (Text(item, "usageterms") is { } terms)
            write["extra"] = new JsonObject { ["usageTerms"] = FileText.Line(terms, Content.MaxSummaryLength) };
        return write;
    }

    private string? Headline() =>
        List(item, "headlines").OrderBy(h => Text(h, "role") != "main").Select(h => Text(h, "value")).FirstOrDefault(value => value is not null)
        ?? Text(item, "headline") ?? Text(item, "title") ?? Text(item, "slugline");

    private string? Summary() =>
        List(item, "descriptions").Where(d => Text(d, "role") is null or "summary" or "lead" or "text" or "caption").Select(d => Text(d, "value")).FirstOrDefault(value => value is not null)
        ?? Text(item, "description_text");

    private (string? Body, string Format) Body()
    {
        var bodies = List(item, "bodies").Where(b => Text(b, "value") is not null).ToList();
        var html = bodies.Find(b => Text(b, "contenttype") is { } type && (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)));
        if ((html is null ? Text(item, "body_html") ?? Text(item, "body_xhtml") : Text(html, "value")) is { } markup)
            return (markup, "html");

        var text = bodies.Find(b => Text(b, "contenttype") is null or "text/plain");
        return ((text is null ? Text(item, "body_text") : Text(text, "value")), "text");
    }

    private JsonArray Tags() => new([.. List(item, "subjects").Concat(List(item, "subject"))
        .Select(subject => FileText.Line(Text(subject, "name"), Term.MaxNameLength))
        .OfType<string>()
        .DistinctBy(FoldedText.NameKey)
        .Take(Term.MaxPerArticle)
        .Select(name => (JsonNode)name)]);

    private JsonObject? Image()
    {
        foreach (var picture in List(item, "associations").Where(a => Text(a, "type") is "picture" or "graphic"))
        {
            var largest = List(picture, "renditions")
                .Where(r => Text(r, "href") is { } href && WebAddress.IsAbsoluteHttp(href) && Text(r, "contenttype")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) is not false)
                .MaxBy(r => Number(r, "width") ?? 0);
            if (largest is null)
                continue;

            return new JsonObject
            {
                ["url"] = Text(largest, "href"),
                ["caption"] = FileText.Plain(List(picture, "descriptions").Select(d => Text(d, "value")).FirstOrDefault(value => value is not null) ?? Text(picture, "description_text"), Content.MaxSummaryLength),
                ["credit"] = FileText.Line(Text(picture, "by") ?? Text(picture, "byline"), Content.MaxTitleLength),
                ["width"] = Number(largest, "width"),
                ["height"] = Number(largest, "height"),
            };
        }

        return null;
    }

    private DateTimeOffset? Time(string name) =>
        Text(item, name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;

    // In version 1 associations are members of an object; in one file all spellings of a name occur.
    private static IEnumerable<JsonObject> List(JsonObject json, string name) => Member(json, name) switch
    {
        JsonArray list => list.OfType<JsonObject>(),
        JsonObject members => members.Select(member => member.Value).OfType<JsonObject>(),
        _ => [],
    };

    private static string? Text(JsonObject json, string name) =>
        Member(json, name) is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static int? Number(JsonObject json, string name) =>
        Member(json, name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) && number is > 0 and <= 100_000 ? number : null;

    private static JsonNode? Member(JsonObject json, string name) =>
        json.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static JsonNode Json(DateTimeOffset time) => JsonSerializer.SerializeToNode(time, ContentJson.Options)!;
}
