using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class CreateArticleTests(ContentApiFixture api)
{
    private const string Articles = "/v1/articles";

    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task A_new_article_is_answered_whole_with_its_address_and_ETag()
    {
        var source = await api.AnySourceAsync;
        var title = Verbs.Unique("Kim hosts Lavrov");
        var tag = Verbs.Unique("North Korea");
        var section = Verbs.Unique("World");

        using var response = await editor.PostAsync(Articles, new { title, source = source.Slug, body = "<p>One two three.</p>", tags = (string[])[tag], section });

        var article = await response.ShouldBeAsync(201);
        var slug = article.Text("slug")!;
        slug.ShouldStartWith("kim-hosts-lavrov-");
        new Uri(response.Header("Location")!).AbsolutePath.ShouldBe($"/v1/articles/{slug}");
        response.Header("ETag")!.ShouldStartWith("\"1-");
        article.Text("status").ShouldBe("draft");
        article.Number("version").ShouldBe(1);
        article.Text("title").ShouldBe(title);
        article.Text("bodyHtml").ShouldBe("<p>One two three.</p>");
        article.Number("wordCount").ShouldBe(3);
        article.GetProperty("source").GetProperty("id").GetGuid().ShouldBe(source.Id);
        article.GetProperty("tags")[0].Text("name").ShouldBe(tag);
        article.GetProperty("tags")[0].Text("slug")!.ShouldStartWith("north-korea-");
        article.GetProperty("section").Text("name").ShouldBe(section);
        article.GetProperty("id").GetGuid().Version.ShouldBe(7);
        article.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        foreach (var absent in (string[])["publishedAt", "firstPublishedAt", "expiresAt", "externalId", "canonicalUrl", "image", "extra", "withdrawn", "summary"])
            article.GetProperty(absent).ValueKind.ShouldBe(JsonValueKind.Null, absent);
    }

    [Fact]
    public async Task Language_and_copyright_are_the_sources_and_authors_the_bylines_when_absent()
    {
        var source = await api.CreateSourceAsync(new { language = "de", copyright = "© Example" });

        var article = await api.DraftArticleAsync(new { sourceId = source.Id, byline = "By Ann Lee, Bo Chen and Cy Diaz" });

        article.Json.Text("language").ShouldBe("de");
        article.Json.Text("copyright").ShouldBe("© Example");
        article.Json.GetProperty("authors").EnumerateArray().Select(a => a.Text("name")).ShouldBe(["Ann Lee", "Bo Chen", "Cy Diaz"]);
        article.Json.GetProperty("commentsOpen").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_named_goes_before_the_source_and_the_byline()
    {
        var source = await api.CreateSourceAsync(new { language = "de", copyright = "© Example" });

        var article = await api.DraftArticleAsync(new
        {
            sourceId = source.Id,
            byline = "By Ann Lee",
            authors = (string[])["Bo Chen"],
            language = "PT-br",
            copyright = "© Else",
            commentsOpen = false,
        });

        article.Json.Text("language").ShouldBe("pt-BR");
        article.Json.Text("copyright").ShouldBe("© Else");
        article.Json.GetProperty("authors").EnumerateArray().Select(a => a.Text("name")).ShouldBe(["Bo Chen"]);
        article.Json.GetProperty("commentsOpen").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task All_faults_come_in_one_answer()
    {
        using var response = await editor.PostAsync(Articles, new
        {
            source = "no-such-source",
            canonicalUrl = "not a url",
            language = "not a tag!",
            slug = "Not A Slug",
            image = new { alt = "no url" },
            titel = "?",
        });

        var errors = await response.ShouldBeInvalidAsync("title", "source", "canonicalUrl", "language", "slug", "image.url", "titel");
        errors.GetProperty("titel")[0].GetString()!.ShouldContain("title");
    }

    [Fact]
    public async Task What_is_too_long_is_refused_place_by_place()
    {
        var noise = new string([.. Enumerable.Range(0, 20_000).Select(i => (char)('a' + (i * i * 31 % 26)))]);

        using var response = await editor.PostAsync(Articles, new
        {
            source = (await api.AnySourceAsync).Slug,
            title = noise[..301],
            summary = noise[..2_001],
            byline = noise[..301],
            slug = noise[..151],
            section = noise,
            tags = (string[])["fine", noise],
            authors = (string[])[noise],
            canonicalUrl = "https://a.example/" + noise[..2_048],
            body = new string('a', (1 << 20) + 1),
            extra = new { noise },
        });

        await response.ShouldBeInvalidAsync("title", "summary", "byline", "slug", "section", "tags[1]", "authors[0]", "canonicalUrl", "body", "extra");
    }

    [Fact]
    public async Task What_just_fits_is_taken()
    {
        var article = await api.DraftArticleAsync(new
        {
            title = Verbs.Unique(new string('a', 250)).PadRight(300, 'b'),
            summary = new string('a', 2_000),
            tags = Enumerable.Range(0, 50).Select(i => $"Fitting {i}"),
        });

        article.Json.GetProperty("tags").GetArrayLength().ShouldBe(50);
        article.Slug.Length.ShouldBeLessThanOrEqualTo(150);
    }

    [Fact]
    public async Task Fifty_one_tags_are_too_many()
    {
        using var response = await editor.PostAsync(Articles, new { title = "Many", source = (await api.AnySourceAsync).Slug, tags = Enumerable.Range(0, 51).Select(i => $"Many {i}") });

        await response.ShouldBeInvalidAsync("tags");
    }

    [Fact]
    public async Task A_body_beyond_4_MiB_is_413()
    {
        using var response = await editor.PostAsync(Articles, new { title = "Large", body = new string('a', 4 << 20) });

        await response.ShouldBeProblemAsync(413, "/problems/payload-too-large");
    }

    [Fact]
    public async Task A_slug_made_from_the_title_gets_a_suffix_when_it_is_taken()
    {
        var title = Verbs.Unique("Same title");
        var first = await api.DraftArticleAsync(new { title });

        var second = await api.DraftArticleAsync(new { title });

        second.Slug.ShouldStartWith(first.Slug + "-");
    }

    [Fact]
    public async Task A_slug_that_was_asked_for_is_refused_when_it_is_taken()
    {
        var first = await api.DraftArticleAsync();

        using var response = await editor.PostAsync(Articles, new { title = "Other", source = (await api.AnySourceAsync).Slug, slug = first.Slug });

        var problem = await response.ShouldBeProblemAsync(409, "/problems/slug-taken");
        problem.GetProperty("takenBy").GetGuid().ShouldBe(first.Id);
    }

    [Theory]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("0197f3a2-0000-7000-8000-000000000000")]
    public async Task Reserved_slugs_are_refused(string slug)
    {
        using var response = await editor.PostAsync(Articles, new { title = "Reserved", source = (await api.AnySourceAsync).Slug, slug });

        await response.ShouldBeInvalidAsync("slug");
    }

    [Fact]
    public async Task Sixty_four_simultaneous_articles_of_one_title_get_as_many_slugs()
    {
        var title = Verbs.Unique("Breaking");

        var articles = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => api.DraftArticleAsync(new { title })));

        articles.Select(a => a.Slug).Distinct().Count().ShouldBe(64);
    }

    [Theory]
    [InlineData("externalId", "X-1", "X-1", "external-id-taken")]
    [InlineData("canonicalUrl", "https://news.example/a", "HTTPS://NEWS.example/a", "canonical-url-taken")]
    public async Task An_identity_is_unique_per_source(string member, string first, string second, string problem)
    {
        var source = await api.CreateSourceAsync();
        await api.DraftArticleAsync(new Dictionary<string, object> { ["sourceId"] = source.Id, [member] = first });

        using var response = await editor.PostAsync(Articles, new Dictionary<string, object> { ["sourceId"] = source.Id, ["title"] = "Other", [member] = second });

        await response.ShouldBeProblemAsync(409, "/problems/" + problem);
        await api.DraftArticleAsync(new Dictionary<string, object> { [member] = first, ["sourceId"] = (await api.CreateSourceAsync()).Id });
    }

    [Theory]
    [InlineData("markdown", "A *b* & c", "<p>A <em>b</em> &amp; c</p>")]
    [InlineData("text", "A *b* & <c>", "<p>A *b* &amp; &lt;c&gt;</p>")]
    public async Task Bodies_come_in_other_formats_too(string bodyFormat, string body, string html)
    {
        var article = await api.DraftArticleAsync(new { body, bodyFormat });

        article.Json.Text("bodyHtml")!.Trim().ShouldBe(html);
        (await api.EditAsync(article)).Json.Text("body").ShouldBe(body);
    }

    [Fact]
    public async Task What_the_sanitizer_took_out_is_told()
    {
        var article = await api.DraftArticleAsync(new { body = "<p onclick=\"x()\">Text</p><script>alert(1)</script>" });

        article.Json.Text("bodyHtml").ShouldBe("<p>Text</p>");
        article.Json.GetProperty("warnings").EnumerateArray().Select(w => w.Text("removed")).ShouldBe(["onclick", "script"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_retry_under_the_same_key_has_the_first_answer()
    {
        var key = Guid.NewGuid().ToString();
        var write = new { title = Verbs.Unique("Once"), source = (await api.AnySourceAsync).Slug };
        using var first = await editor.PostAsync(Articles, write, idempotencyKey: key);

        using var second = await editor.PostAsync(Articles, write, idempotencyKey: $"\"{key}\"");

        (await second.ShouldBeAsync(201)).ToString().ShouldBe((await first.ShouldBeAsync(201)).ToString());
        second.Header("Location").ShouldBe(first.Header("Location"));
        second.Header("ETag").ShouldBe(first.Header("ETag"));
        second.Header("Idempotency-Replayed").ShouldBe("true");
        first.Header("Idempotency-Replayed").ShouldBeNull();
    }

    [Fact]
    public async Task A_key_used_again_with_another_body_is_422()
    {
        var key = Guid.NewGuid().ToString();
        var source = (await api.AnySourceAsync).Slug;
        using var first = await editor.PostAsync(Articles, new { title = Verbs.Unique("Once"), source }, idempotencyKey: key);

        using var second = await editor.PostAsync(Articles, new { title = Verbs.Unique("Twice"), source }, idempotencyKey: key);

        await first.ShouldBeAsync(201);
        await second.ShouldBeProblemAsync(422, "/problems/idempotency-key-reused");
    }

    [Theory]
    [InlineData("""{ "title": "Ferry", """)]
    [InlineData("""{ "title": "Ferry" "source": "x" }""")]
    [InlineData("[]")]
    public async Task Behind_what_is_no_JSON_object_nothing_more_is_found(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await editor.PostAsync(new Uri(Articles, UriKind.Relative), content);

        await response.ShouldBeInvalidAsync("$");
    }

    [Fact]
    public async Task Nothing_is_said_to_be_missing_that_could_only_not_be_read()
    {
        using var response = await editor.PostAsync(Articles, new { title = 5, source = true, body = 1, publishedAt = "soon", status = "scheduled", image = new { url = 7 } });

        var errors = await response.ShouldBeInvalidAsync("title", "source", "body", "publishedAt", "image.url");
        errors.EnumerateObject().ShouldAllBe(error => error.Value.GetArrayLength() == 1);
    }

    [Fact]
    public async Task An_idempotency_key_is_its_holders_keeps_no_refusal_and_is_known_to_every_instance()
    {
        var (key, source) = (Guid.NewGuid().ToString(), (await api.AnySourceAsync).Slug);
        var write = new { title = Verbs.Unique("Once"), source };

        using var refused = await editor.PostAsync(Articles, new { source }, idempotencyKey: key);
        using var mended = await editor.PostAsync(Articles, write, idempotencyKey: key);
        using var others = await api.ClientFor(Role.Contributor).PostAsync(Articles, write, idempotencyKey: key);
        var other = await api.SecondInstanceAsync();
        using var elsewhere = await other.ClientFor(Role.Editor).PostAsync(Articles, write, idempotencyKey: key);

        await refused.ShouldBeAsync(400);
        var made = await mended.ShouldBeAsync(201);
        (await others.ShouldBeAsync(201)).Text("id").ShouldNotBe(made.Text("id"));
        (await elsewhere.ShouldBeAsync(201)).Text("id").ShouldBe(made.Text("id"));
        elsewhere.Header("Idempotency-Replayed").ShouldBe("true");
    }
}
