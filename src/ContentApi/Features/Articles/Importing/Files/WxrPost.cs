using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>An item of a WordPress export.</summary>
internal sealed class WxrPost(XElement item, IReadOnlyDictionary<string, string> authors, IReadOnlyDictionary<string, JsonObject> images, JsonNode source)
{
    private readonly string type = item.Wp("post_type") ?? "post";
    private readonly string status = item.Wp("status") ?? "publish";

    /// <summary>How many comments it has, trackbacks included.</summary>
    public int Comments { get; } = item.Elements().Count(element => element.Name.LocalName == "comment");

    // What is read with a password only must not become readable without.
    private bool IsProtected => item.Wp("post_password") is not null;

    private DateTimeOffset? At => item.Time("post_date_gmt") ?? PubDate() ?? item.Time("post_date");

    /// <summary>Why the item becomes no article; null when it does.</summary>
    public string? ReasonToSkip(bool withPages) =>
        type == "page" && !withPages ? "It is a page: give --pages to import pages."
        : type == "attachment" ? "It is an attachment: articles that show it take it along."
        : type is not ("post" or "page") ? $"It is no post, but {FileText.Line(type, 50)}."
        : status is "private" or "trash" or "auto-draft" or "inherit" ? $"Its status is {status}."
        : null;

    /// <summary>The lead image that an attachment is; null when it has no address.</summary>
    public static JsonObject? Image(XElement attachment) =>
        (attachment.Wp("attachment_url") ?? attachment.Rss("link")) is { } url && WebAddress.IsAbsoluteHttp(url)
            ? new JsonObject
            {
                ["url"] = url,
                ["alt"] = FileText.Line(Meta(attachment, "_wp_attachment_image_alt"), Content.MaxSummaryLength),
                ["caption"] = FileText.Plain(attachment.Of("excerpt", "encoded"), Content.MaxSummaryLength),
            }
            : null;

    public JsonObject Write(string? wanted)
    {
        var body = item.Of("content", "encoded") is { } content ? Paragraphs.Of(content) : null;
        var isPublic = status is "publish" or "future" && !IsProtected;
        var stage = wanted ?? (!isPublic ? "draft" : At > DateTimeOffset.UtcNow ? "scheduled" : "published");
        // What has nothing to read can't be published; it is not lost either.
        if (stage != "draft" && !FileText.HasWords(body, BodyFormat.Html))
            stage = "draft";
        var write = new JsonObject
        {
            ["title"] = FileText.Title(FileText.Plain(item.Rss("title"), Content.MaxTitleLength), body, Content.MaxTitleLength),
            ["source"] = source.DeepClone(),
            ["summary"] = FileText.Plain(item.Of("excerpt", "encoded"), Content.MaxSummaryLength),
            ["body"] = body,
            ["authors"] = new JsonArray([.. Authors()]),
            ["externalId"] = FileText.Line(item.Rss("guid"), Content.MaxExternalIdLength) ?? item.Wp("post_id"),
            ["status"] = stage,
        };
        if (Slug() is { } slug)
            write["slug"] = slug;
        if (isPublic && item.Rss("link") is { } link && WebAddress.IsAbsoluteHttp(link))
            write["canonicalUrl"] = link;
        if (Meta(item, "_thumbnail_id") is { } id && images.GetValueOrDefault(id) is { } image)
            write["image"] = image.DeepClone();
        if (item.Wp("comment_status") == "closed")
            write["commentsOpen"] = false;
        AddTimes(write, stage);
        AddTerms(write);
        return write;
    }

    private void AddTimes(JsonObject write, string stage)
    {
        if (At is not { } at || (stage == "published" && at > DateTimeOffset.UtcNow))
            return;

        if (stage is "published" or "scheduled")
            write["publishedAt"] = Json(at);
        if (at < DateTimeOffset.UtcNow)
            write["createdAt"] = Json(at);
        if (stage != "published")
            return;

        write["firstPublishedAt"] = Json(at);
        write["updatedAt"] = Json(item.Time("post_modified_gmt") is { } modified && modified > at && modified < DateTimeOffset.UtcNow ? modified : at);
    }

    private void AddTerms(JsonObject write)
    {
        var categories = Named("category").Where(c => !c.Slug.Equals("uncategorized", StringComparison.OrdinalIgnoreCase)).ToList();
        var tags = categories.Skip(1).Concat(Named("post_tag")).DistinctBy(t => FoldedText.NameKey(t.Name)).Take(Term.MaxPerArticle).ToList();
        var terms = new JsonArray();
        if (categories.Count > 0)
        {
            write["section"] = categories[0].Name;
            AddTerm("section", categories[0]);
        }

        write["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag.Name)]);
        foreach (var tag in tags)
            AddTerm("tag", tag);
        write["terms"] = terms;

        // Links to its pages go on working when the slugs stay.
        void AddTerm(string kind, (string Name, string Slug) term)
        {
            if (Domain.Text.Slug.IsValid(term.Slug))
                terms.Add(new JsonObject { ["kind"] = kind, ["slug"] = term.Slug, ["name"] = term.Name });
        }
    }

    private IEnumerable<JsonNode> Authors()
    {
        var names = Named("author").Select(author => author.Name).ToList();
        if (names.Count == 0 && item.Of("purl.org/dc", "creator") is { } login && FileText.Line(authors.GetValueOrDefault(login, login), Term.MaxNameLength) is { } name)
            names.Add(name);
        return names.Distinct(StringComparer.Ordinal).Take(Term.MaxPerArticle).Select(name => (JsonNode)name);
    }

    private IEnumerable<(string Name, string Slug)> Named(string domain)
    {
        foreach (var category in item.Elements("category").Where(c => (string?)c.Attribute("domain") == domain))
        {
            if (FileText.Plain(category.Value, Term.MaxNameLength) is { } name)
                yield return (name, Unescaped((string?)category.Attribute("nicename") ?? ""));
        }
    }

    private string? Slug() => item.Wp("post_name") is { } name && Domain.Text.Slug.IsValid(Unescaped(name)) ? Unescaped(name) : null;

    private DateTimeOffset? PubDate() =>
        DateTimeOffset.TryParse(item.Rss("pubDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;

    private static string? Meta(XElement item, string key) =>
        item.Elements().Where(e => e.Name.LocalName == "postmeta").FirstOrDefault(meta => meta.Wp("meta_key") == key)?.Wp("meta_value");

    // WordPress keeps slugs of other scripts percent-encoded.
    private static string Unescaped(string slug) => Uri.UnescapeDataString(slug).Normalize(NormalizationForm.FormC);

    private static JsonNode Json(DateTimeOffset time) => JsonSerializer.SerializeToNode(time, ContentJson.Options)!;
}
