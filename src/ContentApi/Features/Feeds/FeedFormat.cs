namespace ContentApi.Features.Feeds;

/// <summary>A form of feed.</summary>
/// <param name="Extension">The end of its address.</param>
/// <param name="MediaType">How it is answered.</param>
/// <param name="Write">Writes it.</param>
internal sealed record FeedFormat(string Extension, string MediaType, Func<Feed, byte[]> Write)
{
    public const string RssType = "application/rss+xml";
    public const string AtomType = "application/atom+xml";
    public const string JsonType = "application/feed+json";

    public static readonly FeedFormat Rss = new("rss", RssType, RssFeed.Write);
    public static readonly FeedFormat Atom = new("atom", AtomType, AtomFeed.Write);
    public static readonly FeedFormat Json = new("json", JsonType, JsonFeed.Write);

    /// <summary>The media type with its charset.</summary>
    public string ContentType => MediaType + "; charset=utf-8";
}
