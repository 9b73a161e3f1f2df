using System.Xml.Linq;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Feeds;

public sealed class SitemapsTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    [Fact]
    public async Task The_index_leads_to_every_article_that_is_listed_and_to_no_other()
    {
        var (live, draft, hidden) = (await api.PublishedArticleAsync(), await api.DraftArticleAsync(), await api.PublishedArticleAsync());
        await api.ActAsync(hidden, "unpublish", new { type = "withdrawn", explanation = "Wrong." });

        var locations = await LocationsAsync();

        locations.ShouldContain(address => address.EndsWith($"/v1/articles/{live.Slug}", StringComparison.Ordinal));
        locations.ShouldNotContain(address => address.Contains(draft.Slug) || address.Contains(hidden.Slug));
        locations.ShouldBeUnique();
    }

    [Fact]
    public async Task Dates_are_those_of_the_last_major_update()
    {
        var article = await api.PublishedArticleAsync(new { publishedAt = "2025-07-13T09:30:00Z" });
        await api.ActAsync(await api.SaveAsync(article, new { title = "Minor" }), "publish", new { updateType = "minor" });

        var url = (await XmlAsync(await LastPartAsync())).Elements(Ns + "url").Single(url => url.Element(Ns + "loc")!.Value.EndsWith("/" + article.Slug, StringComparison.Ordinal));

        url.Element(Ns + "lastmod")!.Value.ShouldBe("2025-07-13T09:30:00Z");
    }

    [Fact]
    public async Task The_news_are_those_of_two_days()
    {
        var source = await api.CreateSourceAsync(new { language = "pt-BR" });
        var now = DateTimeOffset.UtcNow;
        var fresh = await api.PublishedArticleAsync(new { sourceId = source.Id, title = "Fish & chips", publishedAt = now.AddHours(-40).ToString("O") });
        var old = await api.PublishedArticleAsync(new { sourceId = source.Id, publishedAt = now.AddHours(-49).ToString("O") });

        var urls = (await XmlAsync("/sitemap-news.xml")).Elements(Ns + "url").ToList();

        urls.ShouldNotContain(url => url.Element(Ns + "loc")!.Value.EndsWith("/" + old.Slug, StringComparison.Ordinal));
        var news = urls.Single(url => url.Element(Ns + "loc")!.Value.EndsWith("/" + fresh.Slug, StringComparison.Ordinal)).Element(News + "news")!;
        news.Element(News + "title")!.Value.ShouldBe("Fish & chips");
        news.Element(News + "publication")!.Element(News + "name")!.Value.ShouldBe(source.Json.Text("name"));
        news.Element(News + "publication")!.Element(News + "language")!.Value.ShouldBe("pt");
        DateTimeOffset.Parse(news.Element(News + "publication_date")!.Value, null).ShouldBe(fresh.Json.GetProperty("publishedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Each_is_304_until_something_changes_and_tolerates_unknown_parameters()
    {
        await api.PublishedArticleAsync();
        string[] paths = ["/sitemap.xml", new Uri(await LastPartAsync()).AbsolutePath, "/sitemap-news.xml"];
        var tags = new List<string>();
        foreach (var path in paths)
        {
            using var first = await api.Anonymous.GetAsync(path + "?utm_source=x");
            using var head = await api.Anonymous.HeadAsync(path);
            using var known = await api.Anonymous.GetAsync(path, first.Header("ETag"));
            ((int)first.StatusCode).ShouldBe(200);
            first.Content.Headers.ContentType!.ToString().ShouldBe("application/xml; charset=utf-8");
            first.Header("Cache-Control")!.ShouldStartWith("public");
            first.Header("Cache-Tag").ShouldBe("articles");
            head.Header("ETag").ShouldBe(first.Header("ETag"));
            ((int)known.StatusCode).ShouldBe(304, path);
            tags.Add(first.Header("ETag")!);
        }

        await api.PublishedArticleAsync();
        foreach (var (path, tag) in paths.Zip(tags))
        {
            using var changed = await api.Anonymous.GetAsync(path, tag);
            ((int)changed.StatusCode).ShouldBe(200, path);
        }
    }

    [Theory]
    [InlineData("/sitemaps/articles-99.xml")]
    [InlineData("/sitemaps/articles-0.xml")]
    [InlineData("/sitemaps/news-11.xml")]
    public async Task Parts_that_are_not_there_are_404(string path)
    {
        using var response = await api.Anonymous.GetAsync(path);

        await response.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task An_article_keeps_its_part_whatever_is_published_anew()
    {
        var article = await api.PublishedArticleAsync();
        await api.ExecuteAsync("select setval('sitemap_places', (nextval('sitemap_places') / 50000 + 1) * 50000, false)");
        await api.ActAsync(await api.SaveAsync(article, new { title = "Again" }), "publish");
        var later = await api.PublishedArticleAsync();

        var parts = await api.AskAsync<int[]>($"select array_agg(distinct e.sitemap_part order by e.sitemap_part) from editions e where e.article_id in ('{article.Id}')");
        var ofLater = await api.AskAsync<int>($"select max(e.sitemap_part) from editions e where e.article_id = '{later.Id}'");

        parts.Length.ShouldBe(1);
        ofLater.ShouldBe(parts[0] + 1);
        (await LocationsAsync()).ShouldContain(address => address.EndsWith("/" + later.Slug, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_are_those_of_the_front_end_where_one_is_named()
    {
        var article = await api.PublishedArticleAsync(new { slug = "straße-日本-" + Guid.NewGuid().ToString("N")[..6] });
        await using var other = await api.SecondInstanceAsync(
            ("Site:ArticleUrl", "https://paper.example/{slug}?id={id}"), ("Site:AuthorUrl", "https://paper.example/by/{slug}"), ("Site:Name", "The Paper"), ("Site:PublicBaseUrl", "https://api.example"));
        var page = $"https://paper.example/{Uri.EscapeDataString(article.Slug)}?id={article.Id}";

        var index = await other.Anonymous.GetStringAsync("/sitemap.xml");
        var news = await other.Anonymous.GetStringAsync("/sitemap-news.xml");
        var feed = await other.Anonymous.JsonAsync($"/feeds/articles.json?ids={article.Id}");

        index.ShouldContain("https://api.example/sitemaps/articles-1.xml");
        news.ShouldContain(page);
        news.ShouldContain("The Paper");
        feed.Text("title").ShouldBe("The Paper");
        feed.Text("home_page_url").ShouldBe("https://paper.example/");
        feed.GetProperty("items")[0].Text("url").ShouldBe(page);
        feed.Text("feed_url")!.ShouldStartWith("https://api.example/feeds/articles.json");
    }

    private async Task<List<string>> LocationsAsync()
    {
        var locations = new List<string>();
        foreach (var part in (await XmlAsync("/sitemap.xml")).Elements(Ns + "sitemap").Select(part => part.Element(Ns + "loc")!.Value).Where(part => part.Contains("articles-", StringComparison.Ordinal)))
            locations.AddRange((await XmlAsync(part)).Elements(Ns + "url").Select(url => url.Element(Ns + "loc")!.Value));
        return locations;
    }

    private async Task<string> LastPartAsync() => (await XmlAsync("/sitemap.xml")).Elements(Ns + "sitemap").Select(part => part.Element(Ns + "loc")!.Value).Last(part => part.Contains("articles-", StringComparison.Ordinal));

    private async Task<XElement> XmlAsync(string path) => XDocument.Parse(await api.Anonymous.GetStringAsync(path)).Root!;
}
