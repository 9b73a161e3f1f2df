using System.Text.Json.Nodes;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Formats;
using static ContentApi.Features.Articles.Formats.JsonMembers;

namespace ContentApi.Features.Feeds;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    public static byte[] Write(Feed feed)
    {
        var node = Members(
            ("version", "https://jsonfeed.org/version/1.1"),
            ("title", feed.Title),
            ("description", feed.Description),
            ("home_page_url", feed.Home),
            ("feed_url", feed.Links.Self),
            ("next_url", feed.Links.Next),
            ("icon", feed.Logo),
            ("language", feed.Language),
            ("authors", Items([Members(("name", feed.Title), ("url", feed.Home))])));
        // Mandatory, empty too.
        node["items"] = new JsonArray([.. feed.Items.Select(Item)]);
        return JsonMembers.Write(node);
    }

    private static JsonObject Item(FeedItem item) => Members(
        ("id", item.Id),
        ("url", item.Url),
        ("external_url", item.Original),
        ("title", item.Title),
        ("content_html", item.Html),
        // One of the two is mandatory.
        ("content_text", item.Html is null ? item.Summary ?? item.Title : null),
        ("summary", item.Summary),
        ("image", item.Image is { } image ? WebAddress.Ascii(image.Url) : null),
        ("date_published", Time(item.PublishedAt)),
        ("date_modified", Time(item.UpdatedAt)),
        ("authors", Items(item.Authors.Select(author => Members(("name", author.Name), ("url", author.Url))))),
        ("tags", Items(item.Categories.Select(category => JsonValue.Create(category.Name)))),
        ("language", item.Language));
}
