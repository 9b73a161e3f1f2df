using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class ArticleFormatsTests(ContentApiFixture api)
{
    private static readonly (string Name, string MediaType)[] Formats =
        [("json", "application/json"), ("jsonld", "application/ld+json"), ("ninjs", "application/vnd.iptc.ninjs+json"), ("markdown", "text/markdown")];

    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task Each_format_is_had_by_name_and_by_Accept()
    {
        var article = await api.PublishedArticleAsync();
        var tags = new List<string>();

        foreach (var (name, mediaType) in Formats)
        {
            using var named = await api.Anonymous.GetAsync($"{article.Path}?format={name}");
            using var accepted = await ReadAsync(article.Path, mediaType);
            using var stronger = await ReadAsync($"{article.Path}?format={name}", "image/png");

            foreach (var response in (HttpResponseMessage[])[named, accepted, stronger])
            {
                ((int)response.StatusCode).ShouldBe(200);
                response.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
                response.Content.Headers.ContentType!.CharSet.ShouldBe("utf-8");
                response.Header("Vary")!.ShouldContain("Accept,");
                response.Header("Last-Modified").ShouldNotBeNull();
                response.Header("Cache-Tag")!.ShouldContain($"article-{article.Id}");
                response.Header("Cache-Control")!.ShouldStartWith("public");
            }

            accepted.Header("ETag").ShouldBe(named.Header("ETag"));
            tags.Add(named.Header("ETag")!);
        }

        tags.ShouldBeUnique();
        tags.ShouldAllBe(tag => tag.StartsWith("\"1-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_406_by_Accept_and_400_by_name()
    {
        var article = await api.PublishedArticleAsync();

        using var accept = await ReadAsync(article.Path, "text/html");
        using var name = await api.Anonymous.GetAsync(article.Path + "?format=xml");

        var problem = await accept.ShouldBeProblemAsync(406, "/problems/not-acceptable");
        problem.Text("detail")!.ShouldContain("application/ld+json");
        await name.ShouldBeInvalidAsync("format");
    }

    [Fact]
    public async Task What_only_JSON_has_is_refused_for_the_others()
    {
        var article = await api.PublishedArticleAsync();

        using var fields = await api.Anonymous.GetAsync(article.Path + "?format=jsonld&fields=title&include=related");
        using var accepted = await ReadAsync(article.Path + "?fields=title", "text/markdown");
        using var edit = await editor.GetAsync(article.Path + "?context=edit&format=ninjs");

        await fields.ShouldBeInvalidAsync("fields", "include");
        await accepted.ShouldBeInvalidAsync("fields");
        await edit.ShouldBeInvalidAsync("context");
    }

    [Theory, InlineData("jsonld"), InlineData("ninjs"), InlineData("markdown")]
    public async Task Each_is_304_until_it_changes_and_answers_HEAD(string format)
    {
        var article = await api.PublishedArticleAsync();
        var path = $"{article.Path}?format={format}";
        using var first = await api.Anonymous.GetAsync(path);
        using var head = await api.Anonymous.HeadAsync(path);
        using var known = await api.Anonymous.GetAsync(path, first.Header("ETag"));
        using var other = await api.Anonymous.GetAsync(article.Path, first.Header("ETag"));

        await api.SaveAsync(article, new { title = "Changed", status = "published" });
        using var changed = await api.Anonymous.GetAsync(path, first.Header("ETag"));

        foreach (var name in (string[])["ETag", "Last-Modified", "Cache-Control", "Cache-Tag", "Content-Type", "Link"])
            head.Header(name).ShouldBe(first.Header(name), name);
        await known.ShouldBeAsync(304);
        ((int)other.StatusCode).ShouldBe(200);
        ((int)changed.StatusCode).ShouldBe(200);
        (await changed.Content.ReadAsStringAsync()).ShouldContain("Changed");
    }

    [Fact]
    public async Task JSON_LD_is_a_NewsArticle_as_Google_recommends_it()
    {
        var source = await api.CreateSourceAsync(new { logoUrl = "https://source.example/logo.png" });
        var title = new string('x', 20) + string.Concat(Enumerable.Repeat(" word", 50));
        var article = await api.PublishedArticleAsync(Whole(source, title));
        var corrected = await api.ActAsync(article, "corrections", new { text = "It was Tuesday." });
        var minor = await api.SaveAsync(corrected, new { body = "<p>First &amp; last.</p><p>Second</p>" });
        await api.ActAsync(minor, "publish", new { updateType = "minor" });

        var node = JsonElement.Parse(await api.Anonymous.GetStringAsync(article.Path + "?format=jsonld"));
        var json = await api.Anonymous.JsonAsync(article.Path);

        node.Text("@context").ShouldBe("https://schema.org");
        node.Text("@type").ShouldBe("NewsArticle");
        node.Text("headline")!.Length.ShouldBeLessThanOrEqualTo(110);
        node.Text("name").ShouldBe(title);
        node.GetProperty("image")[0].Text("url").ShouldBe("https://img.example/a.jpg");
        node.GetProperty("image")[0].Number("width").ShouldBe(1200);
        Time(node, "datePublished").ShouldBe(Time(json, "publishedAt"));
        Time(node, "dateModified").ShouldBe(Time(json, "updatedAt"));
        Time(node, "dateModified").ShouldBe(corrected.Json.GetProperty("updatedAt").GetDateTimeOffset());
        var author = node.GetProperty("author")[0];
        author.Text("@type").ShouldBe("Person");
        author.Text("name").ShouldBe("Ada Moss");
        author.Text("url")!.ShouldStartWith("http");
        node.GetProperty("publisher").Text("name").ShouldBe(source.Json.Text("name"));
        node.GetProperty("publisher").GetProperty("logo").Text("url").ShouldBe("https://source.example/logo.png");
        node.GetProperty("mainEntityOfPage").Text("@id")!.ShouldEndWith($"/v1/articles/{article.Slug}");
        node.GetProperty("isAccessibleForFree").GetBoolean().ShouldBeTrue();
        node.Text("articleBody").ShouldBe("First & last.\nSecond");
        node.Text("description").ShouldBe("A summary.");
        node.Text("articleSection").ShouldNotBeNull();
        node.GetProperty("keywords").GetArrayLength().ShouldBe(2);
        node.Text("inLanguage").ShouldBe("en");
        node.Text("isBasedOn").ShouldBe(json.Text("canonicalUrl"));
        node.GetProperty("correction")[0].Text("text").ShouldBe("It was Tuesday.");
    }

    [Fact]
    public async Task Markdown_is_the_written_one_where_nothing_was_taken_out_of_it()
    {
        var written = "Some *words*,\n\n1) a list\n2) of two\n\nand <u>HTML</u>.";
        var clean = await api.PublishedArticleAsync(new { body = written, bodyFormat = "markdown", title = "Clean # title" });
        var unsafeBody = await api.PublishedArticleAsync(new { body = "Some *words* <script>alert(1)</script> and [a link](javascript:alert(1)).", bodyFormat = "markdown" });

        var asWritten = await api.Anonymous.GetStringAsync(clean.Path + "?format=markdown");
        var converted = await api.Anonymous.GetStringAsync(unsafeBody.Path + "?format=markdown");

        asWritten.ShouldStartWith("# Clean # title\n\n");
        asWritten.ShouldContain("\n\n" + written + "\n");
        converted.ShouldContain("Some *words*");
        converted.ShouldNotContain("script");
    }

    [Fact]
    public async Task Markdown_holds_what_a_page_shows()
    {
        var source = await api.CreateSourceAsync();
        var article = await api.PublishedArticleAsync(Whole(source, "A <b>title</b> * with signs"));
        await api.ActAsync(article, "corrections", new { text = "It was *Tuesday*." });

        var page = await api.Anonymous.GetStringAsync(article.Path + "?format=markdown");

        page.ShouldStartWith("# A \\<b>title\\</b> \\* with signs\n\nA summary.\n\nBy Ada Moss · [");
        page.ShouldContain("![Two cats](https://img.example/a.jpg)\n\nCats at home · A. Photographer\n\n**Bold** text.");
        page.ShouldContain("\n\n> " + DateTime.UtcNow.ToString("yyyy-MM-dd", null) + ": It was \\*Tuesday\\*.\n");
    }

    [Fact]
    public async Task Drafts_have_their_formats_too_for_holders_of_keys()
    {
        var draft = await api.DraftArticleAsync(new { body = "Some *words*", bodyFormat = "markdown" });

        (await editor.GetStringAsync(draft.Path + "?format=markdown")).ShouldContain("Some *words*");
        JsonElement.Parse(await editor.GetStringAsync(draft.Path + "?format=jsonld")).Text("articleBody").ShouldBe("Some words");
        using var anonymous = await api.Anonymous.GetAsync(draft.Path + "?format=jsonld");
        await anonymous.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Theory, InlineData("excerpt", "Some text of an article."), InlineData("headline", null)]
    public async Task Where_text_is_withheld_crawlers_are_told_so(string textPolicy, string? shown)
    {
        var source = await api.CreateSourceAsync(new { textPolicy });
        var article = await api.PublishedArticleAsync(new { sourceId = source.Id });

        var node = JsonElement.Parse(await api.Anonymous.GetStringAsync(article.Path + "?format=jsonld"));
        var ninjs = JsonElement.Parse(await api.Anonymous.GetStringAsync(article.Path + "?format=ninjs"));

        node.GetProperty("isAccessibleForFree").GetBoolean().ShouldBeFalse();
        node.GetProperty("hasPart").GetProperty("isAccessibleForFree").GetBoolean().ShouldBeFalse();
        node.TryGetProperty("articleBody", out _).ShouldBeFalse();
        (node.TryGetProperty("description", out var description) ? description.GetString() : null).ShouldBe(shown);
        ninjs.Text("representationType").ShouldBe("partial");
        ninjs.TryGetProperty("bodies", out _).ShouldBeFalse();
    }

    private static object Whole(Resource source, string title) => new
    {
        sourceId = source.Id,
        title,
        summary = "A summary.",
        body = "<p><b>Bold</b> text.</p>",
        byline = "By Ada Moss",
        language = "en",
        section = "World",
        tags = new[] { "Cats", "Home & Garden" },
        canonicalUrl = $"https://source.example/{Guid.NewGuid():N}",
        image = new { url = "https://img.example/a.jpg", alt = "Two cats", caption = "Cats at home", credit = "A. Photographer", width = 1200, height = 800 },
    };

    private static DateTimeOffset Time(JsonElement node, string member) => node.GetProperty(member).GetDateTimeOffset();

    private Task<HttpResponseMessage> ReadAsync(string path, string accept) =>
        api.Anonymous.SendAsync(HttpMethod.Get, path, body: null, ifMatch: null, ("Accept", accept));
}
