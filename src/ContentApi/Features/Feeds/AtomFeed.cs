namespace ContentApi.Features.Feeds;

/// <summary>Atom (RFC 4287) in pages (RFC 5005).</summary>
internal static class AtomFeed
{
    private const string Ns = FeedXml.Atom;

    public static byte[] Write(Feed feed) => FeedXml.Write(Ns, xml => xml.Within("feed", Ns, () =>
    {
        xml.Declare(FeedXml.Media);
        xml.Language(feed.Language);
        xml.Element("id", Ns, feed.Id);
        xml.Element("title", Ns, feed.Title);
        xml.Element("subtitle", Ns, feed.Description);
        xml.Element("updated", Ns, FeedXml.Time(feed.UpdatedAt));
        xml.Element("rights", Ns, feed.Copyright);
        xml.Element("logo", Ns, feed.Logo);
        xml.Element("generator", Ns, "ContentApi");
        xml.Within("author", Ns, () =>
        {
            xml.Element("name", Ns, feed.Title);
            xml.Element("uri", Ns, feed.Home);
        });
        Link(xml, "self", feed.Links.Self, FeedFormat.AtomType);
        Link(xml, "alternate", feed.Home, null);
        Link(xml, "first", feed.Links.First, FeedFormat.AtomType);
        Link(xml, "next", feed.Links.Next, FeedFormat.AtomType);
        // RFC 5005 names it "previous".
        Link(xml, "previous", feed.Links.Previous, FeedFormat.AtomType);
        foreach (var item in feed.Items)
            xml.Within("entry", Ns, () => Entry(xml, item));
    }));

    private static void Entry(FeedXml xml, FeedItem item)
    {
        xml.Language(item.Language);
        xml.Element("id", Ns, item.Id);
        xml.Element("title", Ns, item.Title, ("type", "text"));
        xml.Element("updated", Ns, FeedXml.Time(item.UpdatedAt));
        xml.Element("published", Ns, FeedXml.Time(item.PublishedAt));
        Link(xml, "alternate", item.Url, null);
        Link(xml, "via", item.Original, null);
        foreach (var (name, url) in item.Authors)
        {
            xml.Within("author", Ns, () =>
            {
                xml.Element("name", Ns, name);
                xml.Element("uri", Ns, url);
            });
        }

        foreach (var category in item.Categories)
            xml.Empty("category", Ns, ("term", category.Slug), ("label", category.Name));
        xml.Element("rights", Ns, item.Copyright);
        xml.Element("summary", Ns, item.Summary, ("type", "text"));
        xml.Element("content", Ns, item.Html, ("type", "html"));
        RssFeed.MediaOf(xml, item);
    }

    private static void Link(FeedXml xml, string relation, string? address, string? type)
    {
        if (address is not null)
            xml.Empty("link", Ns, ("rel", relation), ("type", type), ("href", address));
    }
}
