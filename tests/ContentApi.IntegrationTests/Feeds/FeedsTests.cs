using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Feeds;

public sealed class FeedsTests(ContentApiFixture api)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    private static readonly (string Format, string MediaType)[] Formats = [("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json")];

    [Fact]
    public async Task Each_form_has_its_media_type_and_the_headers_of_a_read()
    {
        var article = await api.PublishedArticleAsync();

        foreach (var (format, mediaType) in Formats)
        {
            foreach (var path in (string[])[$"/feeds/articles.{format}?ids={article.Id}", $"/feeds/sources/{(await api.AnySourceAsync).Slug}.{format}", $"/feeds/sources/{(await api.AnySourceAsync).Id}.{format}"])
            {
                using var response = await api.Anonymous.GetAsync(path);
                using var head = await api.Anonymous.HeadAsync(path);

                ((int)response.StatusCode).ShouldBe(200, await response.Content.ReadAsStringAsync());
                response.Content.Headers.ContentType!.ToString().ShouldBe(mediaType + "; charset=utf-8");
                response.Header("Cache-Control")!.ShouldStartWith("public");
                response.Header("Cache-Tag")!.ShouldContain("articles");
                response.Header("Vary")!.ShouldContain("Authorization");
                response.Header("Vary")!.ShouldContain("Accept-Encoding");
                response.Header("Last-Modified").ShouldNotBeNull();
                response.Header("Access-Control-Allow-Origin").ShouldBe("*");
                (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
                head.Content.Headers.ContentType!.ToString().ShouldBe(mediaType + "; charset=utf-8");
            }
        }
    }

    [Fact]
    public async Task RSS_tells_authors_text_image_and_dates()
    {
        var source = await api.CreateSourceAsync(new { language = "en", description = "About it" });
        var (tag, section) = (Verbs.Unique("Cats"), Verbs.Unique("World"));
        var article = await api.PublishedArticleAsync(new
        {
            sourceId = source.Id,
            summary = "A summary",
            byline = "By Ada Moss and Jon Reed",
            tags = new[] { tag },
            section,
            publishedAt = "2025-07-13T09:30:00Z",
            image = new { url = "https://img.example/a.jpg", caption = "Cats", credit = "A. P.", width = 12, height = 8 },
        });

        var channel = XDocument.Parse(await api.Anonymous.GetStringAsync($"/feeds/sources/{source.Slug}.rss")).Root!.Element("channel")!;

        channel.Element("title")!.Value.ShouldBe(source.Json.Text("name"));
        channel.Element("link")!.Value.ShouldBe("https://source.example/");
        channel.Element("description")!.Value.ShouldBe("About it");
        channel.Element("language")!.Value.ShouldBe("en");
        channel.Element("ttl").ShouldNotBeNull();
        channel.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value.ShouldEndWith($"/feeds/sources/{source.Slug}.rss");
        var item = channel.Elements("item").Single();
        item.Element("guid")!.Value.ShouldBe($"urn:uuid:{article.Id}");
        item.Element("guid")!.Attribute("isPermaLink")!.Value.ShouldBe("false");
        item.Element("pubDate")!.Value.ShouldBe("Sun, 13 Jul 2025 09:30:00 GMT");
        item.Element("description")!.Value.ShouldBe("A summary");
        item.Element(Content + "encoded")!.Value.ShouldBe("<p>Some text of an article.</p>");
        item.Elements(Dublin + "creator").Select(creator => creator.Value).ShouldBe(["Ada Moss", "Jon Reed"]);
        item.Elements("category").Select(category => category.Value).ShouldBe([section, tag]);
        item.Element(Media + "content")!.Attribute("url")!.Value.ShouldBe("https://img.example/a.jpg");
        item.Element(Media + "content")!.Attribute("width")!.Value.ShouldBe("12");
        item.Element(Media + "content")!.Element(Media + "credit")!.Value.ShouldBe("A. P.");
        item.Element(Media + "thumbnail").ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_a_major_update_moves_what_Atom_calls_updated()
    {
        var source = await api.CreateSourceAsync();
        var article = await api.PublishedArticleAsync(new { sourceId = source.Id, publishedAt = "2025-07-13T09:30:00Z" });
        var minor = await api.ActAsync(await api.SaveAsync(article, new { title = "Minor" }), "publish", new { updateType = "minor" });
        var afterMinor = await EntryAsync();

        await api.ActAsync(await api.SaveAsync(minor, new { title = "Major" }), "publish");
        var afterMajor = await EntryAsync();

        afterMinor.Element(Atom + "title")!.Value.ShouldBe("Minor");
        afterMinor.Element(Atom + "updated")!.Value.ShouldBe("2025-07-13T09:30:00Z");
        afterMajor.Element(Atom + "updated")!.Value.ShouldNotBe("2025-07-13T09:30:00Z");
        afterMajor.Element(Atom + "published")!.Value.ShouldBe("2025-07-13T09:30:00Z");
        afterMajor.Element(Atom + "id")!.Value.ShouldBe($"urn:uuid:{article.Id}");

        async Task<XElement> EntryAsync() => XDocument.Parse(await api.Anonymous.GetStringAsync($"/feeds/sources/{source.Slug}.atom")).Root!.Elements(Atom + "entry").Single();
    }

    [Fact]
    public async Task Pages_lead_to_one_another_in_both_directions()
    {
        var source = await api.CreateSourceAsync();
        for (var i = 0; i < 5; i++)
            await api.PublishedArticleAsync(new { sourceId = source.Id });
        var all = Ids(await PageAsync($"/feeds/sources/{source.Slug}.json"));

        var (forward, pages) = (new List<string>(), new List<string>());
        for (var next = $"/feeds/sources/{source.Slug}.atom?limit=2&utm_source=x"; next is not null;)
        {
            pages.Add(next);
            var feed = XDocument.Parse(await api.Anonymous.GetStringAsync(next)).Root!;
            forward.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            Link(feed, "first")!.ShouldNotContain("utm_source");
            next = Link(feed, "next");
        }

        all.Count.ShouldBe(5);
        forward.ShouldBe(all);
        var last = XDocument.Parse(await api.Anonymous.GetStringAsync(pages[^1])).Root!;
        var middle = XDocument.Parse(await api.Anonymous.GetStringAsync(Link(last, "previous"))).Root!;
        middle.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ShouldBe(all.Skip(2).Take(2));
        var first = XDocument.Parse(await api.Anonymous.GetStringAsync(Link(middle, "previous"))).Root!;
        first.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ShouldBe(all.Take(2));
        Link(first, "previous").ShouldBeNull();
        (await PageAsync($"/feeds/sources/{source.Slug}.json?limit=2")).Text("next_url")!.ShouldContain("cursor=");
    }

    [Fact]
    public async Task Filters_are_those_of_the_list_and_unknown_parameters_are_let_be()
    {
        var source = await api.CreateSourceAsync();
        var tagged = await api.PublishedArticleAsync(new { sourceId = source.Id, tags = new[] { "Feed filter" } });
        await api.PublishedArticleAsync(new { sourceId = source.Id });

        Ids(await PageAsync($"/feeds/articles.json?source={source.Slug}&tag=feed-filter&utm_source=a&utm_source=b&Limit=x")).ShouldBe([$"urn:uuid:{tagged.Id}"]);
        using var limit = await api.Anonymous.GetAsync("/feeds/articles.rss?limit=1000&publishedAfter=yesterday");
        using var cursor = await api.Anonymous.GetAsync("/feeds/articles.atom?cursor=abc");
        await limit.ShouldBeInvalidAsync("limit", "publishedAfter");
        await cursor.ShouldBeInvalidAsync("cursor");
        Ids(await PageAsync($"/feeds/articles.json?tag=no-such-tag-{Guid.NewGuid():N}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_is_a_feed_too()
    {
        var word = "w" + Guid.NewGuid().ToString("N")[..12];
        var article = await api.PublishedArticleAsync(new { title = "About " + word });
        await api.PublishedArticleAsync();

        for (var tries = 0; tries < 40 && Ids(await PageAsync($"/feeds/articles.json?q={word}")).Count == 0; tries++)
            await Task.Delay(250, TestContext.Current.CancellationToken);

        Ids(await PageAsync($"/feeds/articles.json?q={word}")).ShouldBe([$"urn:uuid:{article.Id}"]);
    }

    [Fact]
    public async Task Sources_that_are_not_there_are_404_and_renamed_ones_301()
    {
        var source = await api.CreateSourceAsync();
        using var renamed = await api.ClientFor(Role.Editor).PatchAsync(source, new { slug = source.Slug + "-b" });

        using var moved = await api.Anonymous.GetAsync($"/feeds/sources/{source.Slug}.atom?limit=5");
        using var unknown = await api.Anonymous.GetAsync("/feeds/sources/no-such-source.rss");
        using var other = await api.Anonymous.GetAsync($"/feeds/sources/{source.Slug}.xml");

        await renamed.ShouldBeAsync(200);
        await moved.ShouldBeAsync(301);
        moved.Header("Location")!.ShouldEndWith($"/feeds/sources/{source.Slug}-b.atom?limit=5");
        await unknown.ShouldBeProblemAsync(404, "/problems/not-found");
        await other.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Theory, InlineData("rss"), InlineData("atom"), InlineData("json")]
    public async Task A_feed_is_304_by_tag_and_by_date_until_it_changes(string format)
    {
        var source = await api.CreateSourceAsync();
        var article = await api.PublishedArticleAsync(new { sourceId = source.Id, publishedAt = "2025-07-13T09:30:00Z" });
        var path = $"/feeds/sources/{source.Slug}.{format}";
        using var first = await api.Anonymous.GetAsync(path);
        var (tag, date) = (first.Header("ETag")!, DateTimeOffset.Parse(first.Header("Last-Modified")!, CultureInfo.InvariantCulture));

        using var byTag = await api.Anonymous.GetAsync(path, tag);
        using var later = await SinceAsync(path, DateTimeOffset.UtcNow.AddMinutes(1));
        using var earlier = await SinceAsync(path, date.AddDays(-1));
        await api.ActAsync(article, "unpublish");
        using var tagAfter = await api.Anonymous.GetAsync(path, tag);
        using var dateAfter = await SinceAsync(path, date);

        await byTag.ShouldBeAsync(304);
        byTag.Header("ETag").ShouldBe(tag);
        ((int)later.StatusCode).ShouldBe(304);
        ((int)earlier.StatusCode).ShouldBe(200);
        ((int)tagAfter.StatusCode).ShouldBe(200);
        ((int)dateAfter.StatusCode).ShouldBe(200, "What was taken out of the feed must go out of readers that know no tags, even within the second.");
        (await tagAfter.Content.ReadAsStringAsync()).ShouldNotContain(article.Slug);
    }

    [Fact]
    public async Task Huge_bodies_end_a_page_early_and_none_is_lost()
    {
        var source = await api.CreateSourceAsync();
        var body = "<p>" + new string('x', 1_000_000) + "</p>";
        for (var i = 0; i < 7; i++)
            await api.PublishedArticleAsync(new { sourceId = source.Id, body });

        var page = await PageAsync($"/feeds/sources/{source.Slug}.json");
        var next = await PageAsync(page.Text("next_url")!);

        Ids(page).Count.ShouldBeLessThan(7);
        Ids(page).Concat(Ids(next)).Distinct().Count().ShouldBe(7);
        page.GetProperty("items")[0].Text("content_html").ShouldBe(body);
    }

    [Fact]
    public async Task Characters_that_XML_has_not_are_left_out()
    {
        var source = await api.CreateSourceAsync();
        await api.PublishedArticleAsync(new { sourceId = source.Id, title = "A\uFFFFB\uFFFE", body = "a\u0001b\u000Bc", bodyFormat = "text", summary = "x\uFFFFy" });

        foreach (var format in (string[])["rss", "atom"])
            XDocument.Parse(await api.Anonymous.GetStringAsync($"/feeds/sources/{source.Slug}.{format}")).ToString().ShouldContain("AB");
    }

    [Fact]
    public async Task With_a_key_the_whole_text_is_there_and_no_cache_keeps_it()
    {
        var source = await api.CreateSourceAsync(new { textPolicy = "headline" });
        await api.PublishedArticleAsync(new { sourceId = source.Id, summary = "A summary" });
        var path = $"/feeds/sources/{source.Slug}.json";

        using var withKey = await api.ClientFor(Role.Viewer).GetAsync(path);
        var anonymous = await PageAsync(path);

        (await withKey.ShouldBeAsync(200)).GetProperty("items")[0].Text("content_html").ShouldBe("<p>Some text of an article.</p>");
        withKey.Header("Cache-Control").ShouldBe("private, no-store");
        anonymous.GetProperty("items")[0].TryGetProperty("content_html", out _).ShouldBeFalse();
        anonymous.GetProperty("items")[0].Text("content_text").ShouldBe(anonymous.GetProperty("items")[0].Text("title"));
    }

    private Task<JsonElement> PageAsync(string path) => api.Anonymous.JsonAsync(path);

    private Task<HttpResponseMessage> SinceAsync(string path, DateTimeOffset date) =>
        api.Anonymous.SendAsync(HttpMethod.Get, path, body: null, ifMatch: null, ("If-Modified-Since", date.ToString("r", CultureInfo.InvariantCulture)));

    private static List<string> Ids(JsonElement feed) => [.. feed.Items().Select(item => item.Text("id")!)];

    private static string? Link(XElement feed, string relation) =>
        feed.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == relation)?.Attribute("href")!.Value;
}
