namespace ContentApi.Features.Feeds;

/// <summary>RSS 2.0 with the usual modules: the whole text (content), authors (dc), images (media), pages (atom).</summary>
internal static class RssFeed
{
    // Minutes. Readers that ask more often get 304.
    private const string TimeToLive = "15";

    public static byte[] Write(Feed feed) => FeedXml.Write(null, xml => xml.Within("rss", null, () =>
    {
        foreach (var ns in (string[])[FeedXml.Atom, FeedXml.Content, FeedXml.Dublin, FeedXml.Media])
            xml.Declare(ns);
        xml.Within("channel", null, () => Channel(xml, feed));
    }, ("version", "2.0")));

    private static void Channel(FeedXml xml, Feed feed)
    {
        xml.Element("title", null, feed.Title);
        xml.Element("link", null, feed.Home);
        xml.Element("description", null, feed.Description);
        xml.Element("language", null, feed.Language);
        xml.Element("copyright", null, feed.Copyright);
        xml.Element("lastBuildDate", null, Date(feed.UpdatedAt));
        xml.Element("ttl", null, TimeToLive);
        xml.Element("generator", null, "ContentApi");
        Link("self", feed.Links.Self);
        Link("first", feed.Links.First);
        Link("next", feed.Links.Next);
        Link("prev", feed.Links.Previous);
        if (feed.Logo is { } logo)
        {
            xml.Within("image", null, () =>
            {
                xml.Element("url", null, logo);
                xml.Element("title", null, feed.Title);
                xml.Element("link", null, feed.Home);
            });
        }

        foreach (var item in feed.Items)
            xml.Within("item", null, () => Item(xml, item));

        void Link(string relation, string? address)
        {
            if (address is not null)
                xml.Empty("link", FeedXml.Atom, ("rel", relation), ("type", FeedFormat.RssType), ("href", address));
        }
    }

    private static void Item(FeedXml xml, FeedItem item)
    {
        xml.Element("title", null, item.Title);
        xml.Element("link", null, item.Url);
        xml.Element("guid", null, item.Id, ("isPermaLink", "false"));
        xml.Element("pubDate", null, Date(item.PublishedAt));
        xml.Element("updated", FeedXml.Atom, FeedXml.Time(item.UpdatedAt));
        foreach (var (name, _) in item.Authors)
            xml.Element("creator", FeedXml.Dublin, name);
        xml.Element("publisher", FeedXml.Dublin, item.SourceName);
        xml.Element("language", FeedXml.Dublin, item.Language);
        xml.Element("rights", FeedXml.Dublin, item.Copyright);
        foreach (var category in item.Categories)
            xml.Element("category", null, category.Name);
        xml.Element("description", null, item.Summary);
        xml.Element("encoded", FeedXml.Content, item.Html);
        MediaOf(xml, item);
    }

    /// <summary>The image as Media RSS has it; Atom takes the same.</summary>
    public static void MediaOf(FeedXml xml, FeedItem item)
    {
        if (item.Image is not { } image)
            return;

        var url = Domain.Text.WebAddress.Ascii(image.Url);
        var (width, height) = (FeedXml.Pixels(image.Width), FeedXml.Pixels(image.Height));
        xml.Within("content", FeedXml.Media, () =>
        {
            xml.Element("description", FeedXml.Media, image.Caption ?? image.Alt, ("type", "plain"));
            xml.Element("credit", FeedXml.Media, image.Credit);
        }, ("url", url), ("medium", "image"), ("width", width), ("height", height));
        xml.Empty("thumbnail", FeedXml.Media, ("url", url), ("width", width), ("height", height));
    }

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("r", System.Globalization.CultureInfo.InvariantCulture);
}
