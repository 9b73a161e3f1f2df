using System.Globalization;
using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using CodeHollow.FeedReader.Feeds;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Feeds;

/// <summary>What others read out of our feeds is what our own JSON says: ids, titles, dates, bodies, addresses.</summary>
public sealed class FeedParsersTests(ContentApiFixture api)
{
    private const string HardBody = "<p>A &amp; b &lt;i&gt; ]]&gt; é 日本 😀</p>\n<p>Line<br>two &amp;amp; <a href=\"https://a.example/?x=1&amp;y=2\">link</a></p>";

    [Fact]
    public async Task Parsers_of_npm_read_what_was_published()
    {
        var (source, expected) = await PublishAsync();
        var formats = (string[])["rss", "atom", "json"];
        var texts = await Task.WhenAll(formats.Select(format => api.Anonymous.GetStringAsync($"/feeds/sources/{source.Slug}.{format}")));

        var read = await OtherParsers.ReadAsync(new { feeds = formats.Zip(texts, (format, text) => new { format, text }) });

        foreach (var (format, parsers) in formats.Zip(read.GetProperty("feeds").EnumerateArray()))
        {
            parsers.EnumerateObject().Count().ShouldBeGreaterThan(1);
            foreach (var parser in parsers.EnumerateObject())
            {
                var items = parser.Value.EnumerateArray().Select(item => new ReadItem(
                    item.Text("id"), item.Text("title"), item.GetProperty("date").GetDateTimeOffset(), item.Text("html")?.Trim(), item.Text("url")));
                ShouldBe(items, expected, $"{parser.Name} of {format}");
            }
        }
    }

    [Theory, InlineData("rss"), InlineData("atom")]
    public async Task Parsers_of_NuGet_read_what_was_published(string format)
    {
        var (source, expected) = await PublishAsync();
        var text = await api.Anonymous.GetStringAsync($"/feeds/sources/{source.Slug}.{format}");

        using var xml = XmlReader.Create(new StringReader(text));
        var syndication = SyndicationFeed.Load(xml).Items.Select(item => new ReadItem(
            item.Id,
            item.Title.Text,
            item.PublishDate,
            (item.Content as TextSyndicationContent)?.Text ?? item.ElementExtensions.ReadElementExtensions<string>("encoded", "http://purl.org/rss/1.0/modules/content/").SingleOrDefault(),
            item.Links.First(link => link.RelationshipType is null or "alternate").Uri.ToString()));
        var feedReader = CodeHollow.FeedReader.FeedReader.ReadFromString(text).Items.Select(item => new ReadItem(
            item.Id,
            item.Title,
            item.SpecificItem is AtomFeedItem atom ? Utc(atom.PublishedDateString) : Utc(item.PublishingDateString),
            item.Content,
            item.Link));

        ShouldBe(syndication, expected, "System.ServiceModel.Syndication");
        // It decodes the references of the HTML as well, whoever wrote the feed.
        ShouldBe(feedReader, [.. expected.Select(item => item with { Html = WebUtility.HtmlDecode(item.Html) })], "CodeHollow.FeedReader");
    }

    [Fact]
    public async Task Ninjs_is_valid_under_its_schema_and_JSON_LD_expands()
    {
        var schema = SharedFile("fixtures/ninjs/ninjs-schema_3.1.json");
        Assert.SkipWhen(schema is null, "The schema of others is not there: set CONTENTAPI_SHARED, or put it beside the repository as ../shared.");
        var (source, _) = await PublishAsync();
        var paths = (await api.Anonymous.JsonAsync($"/v1/sources/{source.Slug}/articles")).Items().Select(item => "/v1/articles/" + item.Text("id")).ToList();
        paths.Add((await api.PublishedArticleAsync()).Path);
        var withheld = await api.CreateSourceAsync(new { textPolicy = "headline" });
        paths.Add((await api.PublishedArticleAsync(new { sourceId = withheld.Id })).Path);

        var read = await OtherParsers.ReadAsync(new
        {
            ninjs = new { schema = JsonElement.Parse(await File.ReadAllTextAsync(schema)), items = await DocumentsAsync(paths, "ninjs") },
            jsonld = await DocumentsAsync(paths, "jsonld"),
        });

        read.GetProperty("ninjs").EnumerateArray().Select(errors => errors.ToString()).ShouldAllBe(errors => errors == "[]");
        read.GetProperty("jsonld").GetArrayLength().ShouldBe(paths.Count);
        foreach (var node in read.GetProperty("jsonld").EnumerateArray().Select(expanded => expanded[0]))
        {
            node.GetProperty("@type")[0].GetString().ShouldBe("https://schema.org/NewsArticle");
            foreach (var recommended in (string[])["headline", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage", "url"])
                node.GetProperty("https://schema.org/" + recommended).GetArrayLength().ShouldBeGreaterThan(0, recommended);
        }
    }

    private async Task<(Resource Source, List<ReadItem> Expected)> PublishAsync()
    {
        var source = await api.CreateSourceAsync(new { description = "What <b> & so on", logoUrl = "https://source.example/bücher/l.png", language = "en" });
        await api.PublishedArticleAsync(new
        {
            sourceId = source.Id,
            title = "Fish & <chips> ]]> \"quoted\" 日本 😀",
            body = HardBody,
            summary = "Summary & <so> on",
            byline = "By Ada Moss and Jon Reed",
            section = "World",
            tags = new[] { "Tea & Cake", "日本" },
            publishedAt = "2025-07-13T09:30:00.123456Z",
            canonicalUrl = $"https://source.example/{Guid.NewGuid():N}?a=1&b=2",
            externalId = Guid.NewGuid().ToString(),
            copyright = "© 2025 <All>",
            image = new { url = "https://img.example/ä(1)[x].jpg?a=1&b=2", alt = "Alt & text", caption = "Caption <i>", credit = "C & D", width = 10, height = 20 },
        });
        var plain = await api.PublishedArticleAsync(new { sourceId = source.Id, body = "One\n\nTwo", bodyFormat = "text" });
        await api.ActAsync(plain, "corrections", new { text = "Not *one* but two." });

        var expected = (await api.Anonymous.JsonAsync($"/v1/sources/{source.Slug}/articles?include=body")).Items().Select(item => new ReadItem(
            "urn:uuid:" + item.Text("id"), item.Text("title"), item.GetProperty("publishedAt").GetDateTimeOffset(), item.Text("bodyHtml"), "/v1/articles/" + item.Text("slug")));
        return (source, [.. expected]);
    }

    private async Task<JsonElement[]> DocumentsAsync(List<string> paths, string format) =>
        await Task.WhenAll(paths.Select(async path => JsonElement.Parse(await api.Anonymous.GetStringAsync($"{path}?format={format}"))));

    private static void ShouldBe(IEnumerable<ReadItem> read, List<ReadItem> expected, string parser)
    {
        var items = read.ToList();
        items.Select(item => item.Id).ShouldBe(expected.Select(item => item.Id), parser);
        items.Select(item => item.Title).ShouldBe(expected.Select(item => item.Title), parser);
        // RSS has whole seconds.
        items.Select(item => item.At.ToUnixTimeSeconds()).ShouldBe(expected.Select(item => item.At.ToUnixTimeSeconds()), parser);
        items.Select(item => item.Html).ShouldBe(expected.Select(item => item.Html), parser);
        foreach (var (item, wanted) in items.Zip(expected))
            WebUtility.UrlDecode(item.Url)!.ShouldEndWith(wanted.Url!, Case.Sensitive, parser);
    }

    private static DateTimeOffset Utc(string? text) => DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? SharedFile(string relative)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("CONTENTAPI_SHARED") ?? Path.Combine(OtherParsers.Repository(), "..", "shared"), relative);
        return File.Exists(path) ? path : null;
    }

    private sealed record ReadItem(string? Id, string? Title, DateTimeOffset At, string? Html, string? Url);
}
