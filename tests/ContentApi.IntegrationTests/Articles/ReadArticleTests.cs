using System.Globalization;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class ReadArticleTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task It_is_read_by_id_and_by_slug()
    {
        var article = await api.PublishedArticleAsync();

        var byId = await api.Anonymous.JsonAsync(article.Path);
        var bySlug = await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}");

        byId.ToString().ShouldBe(bySlug.ToString());
        byId.Names().ShouldBe(
        [
            "id", "slug", "status", "version", "title", "summary", "bodyHtml", "byline", "authors", "source", "canonicalUrl", "externalId", "language", "section", "tags",
            "image", "copyright", "corrections", "withdrawn", "extra", "wordCount", "readingMinutes", "commentsOpen", "commentCount", "publishedAt", "firstPublishedAt",
            "expiresAt", "createdAt", "updatedAt",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task A_former_slug_leads_to_the_present_one_with_the_query_kept()
    {
        var article = await api.PublishedArticleAsync();
        var renamed = await api.SaveAsync(article, new { slug = article.Slug + "-b", status = "published" });

        using var read = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}?fields=title,slug");
        using var head = await api.Anonymous.HeadAsync($"/v1/articles/{article.Slug}");
        using var write = await editor.PostAsync($"/v1/articles/{article.Slug}/unpublish", new { }, renamed.ETag);

        await read.ShouldBeAsync(301);
        read.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{article.Slug}-b?fields=title,slug");
        read.Header("Cache-Control")!.ShouldStartWith("public");
        await head.ShouldBeAsync(301);
        await write.ShouldBeAsync(308);
        write.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{article.Slug}-b/unpublish");
    }

    [Fact]
    public async Task A_slug_can_be_taken_back()
    {
        var article = await api.PublishedArticleAsync();
        var b = await api.SaveAsync(article, new { slug = article.Slug + "-b", status = "published" });
        await api.SaveAsync(b, new { slug = article.Slug, status = "published" });

        using var moved = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}-b");

        (await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}")).Text("slug").ShouldBe(article.Slug);
        await moved.ShouldBeAsync(301);
        moved.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{article.Slug}");
    }

    [Fact]
    public async Task A_slug_that_readers_have_seen_is_never_anothers_one_they_have_not_is_free_again()
    {
        var article = await api.PublishedArticleAsync();
        var unseen = await api.SaveAsync(article, new { slug = article.Slug + "-unseen" });
        await api.SaveAsync(unseen, new { slug = article.Slug + "-b", status = "published" });
        var source = (await api.AnySourceAsync).Slug;

        using var taken = await editor.PostAsync("/v1/articles", new { title = "T", source, slug = article.Slug });
        using var free = await editor.PostAsync("/v1/articles", new { title = "T", source, slug = article.Slug + "-unseen" });

        await taken.ShouldBeProblemAsync(409, "/problems/slug-taken");
        await free.ShouldBeAsync(201);
    }

    [Fact]
    public async Task Fields_reduce_it_and_have_a_tag_of_their_own()
    {
        var article = await api.PublishedArticleAsync();

        using var whole = await api.Anonymous.GetAsync(article.Path);
        using var some = await api.Anonymous.GetAsync(article.Path + "?fields=title,slug");
        using var unknown = await api.Anonymous.GetAsync(article.Path + "?fields=title,slgu");

        (await some.ShouldBeAsync(200)).Names().ShouldBe(["slug", "title"], ignoreOrder: true);
        some.Header("ETag").ShouldNotBe(whole.Header("ETag"));
        (await unknown.ShouldBeInvalidAsync("fields")).ToString().ShouldContain("slug");
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body()
    {
        var article = await api.PublishedArticleAsync();
        using var get = await api.Anonymous.GetAsync(article.Path);

        using var head = await api.Anonymous.HeadAsync(article.Path);

        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        foreach (var name in (string[])["ETag", "Last-Modified", "Cache-Control", "Cache-Tag", "Content-Type"])
            head.Header(name).ShouldBe(get.Header(name), name);
    }

    [Fact]
    public async Task It_is_304_as_long_as_nothing_changes()
    {
        var article = await api.PublishedArticleAsync();
        using var first = await api.Anonymous.GetAsync(article.Path);
        var tag = first.Header("ETag")!;

        foreach (var known in (string[])[tag, "W/" + tag, "*", $"\"other\", W/{tag}"])
        {
            using var unchanged = await api.Anonymous.GetAsync(article.Path, known);
            await unchanged.ShouldBeAsync(304);
            unchanged.Header("ETag")!.ShouldEndWith(tag);
            unchanged.Header("Cache-Control").ShouldBe(first.Header("Cache-Control"));
        }

        await api.SaveAsync(article, new { title = "Changed", status = "published" });
        using var changed = await api.Anonymous.GetAsync(article.Path, tag);
        (await changed.ShouldBeAsync(200)).Text("title").ShouldBe("Changed");
    }

    [Fact]
    public async Task A_renamed_source_changes_the_ETag_of_its_articles()
    {
        var source = await api.CreateSourceAsync();
        var article = await api.PublishedArticleAsync(new { sourceId = source.Id });
        using var first = await api.Anonymous.GetAsync(article.Path);

        using var renamed = await editor.PatchAsync(source, new { name = Verbs.Unique("Renamed") });
        await renamed.ShouldBeAsync(200);
        using var second = await api.Anonymous.GetAsync(article.Path, first.Header("ETag"));

        (await second.ShouldBeAsync(200)).GetProperty("source").Text("name")!.ShouldStartWith("Renamed");
        second.Header("ETag")!.Split('-')[0].ShouldBe(first.Header("ETag")!.Split('-')[0]);
    }

    [Fact]
    public async Task Headers_tell_caches_what_they_may_keep()
    {
        var article = await api.PublishedArticleAsync();

        using var anonymous = await api.Anonymous.GetAsync(article.Path);
        using var withKey = await editor.GetAsync(article.Path);

        anonymous.Header("Cache-Control").ShouldBe("public, max-age=0, s-maxage=1, stale-while-revalidate=5");
        anonymous.Header("Cache-Tag").ShouldBe($"article-{article.Id},source-{article.Json.GetProperty("source").Text("id")}");
        anonymous.Header("Vary")!.Split(", ").ShouldBeSubsetOf(["Accept", "Accept-Encoding", "Authorization", "Origin"]);
        anonymous.Header("Vary")!.ShouldContain("Authorization");
        anonymous.Header("Access-Control-Allow-Origin").ShouldBe("*");
        DateTimeOffset.Parse(anonymous.Header("Last-Modified")!, CultureInfo.InvariantCulture)
            .ShouldBe(article.Json.GetProperty("updatedAt").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
        withKey.Header("Cache-Control").ShouldBe("private, no-store");
        withKey.Header("Cache-Tag").ShouldBeNull();
    }

    [Fact]
    public async Task Context_edit_needs_a_key_and_shows_the_working_copy_as_it_was_written()
    {
        var article = await api.PublishedArticleAsync(new { bodyFormat = "markdown", body = "Some *text*" });
        await api.SaveAsync(article, new { title = "Working copy" });

        using var anonymous = await api.Anonymous.GetAsync(article.Path + "?context=edit");
        using var response = await api.ClientFor(Role.Viewer).GetAsync(article.Path + "?context=edit");

        await anonymous.ShouldBeProblemAsync(401, "/problems/unauthorized");
        var edited = await response.ShouldBeAsync(200);
        edited.Text("title").ShouldBe("Working copy");
        edited.Text("body").ShouldBe("Some *text*");
        edited.Text("bodyFormat").ShouldBe("markdown");
        edited.Text("status").ShouldBe("published");
        edited.GetProperty("hasUnpublishedChanges").GetBoolean().ShouldBeTrue();
        edited.GetProperty("write").Text("body").ShouldBe("Some *text*");
        edited.GetProperty("write").TryGetProperty("status", out _).ShouldBeFalse();
        edited.GetProperty("createdBy").Text("name").ShouldBe("Test Editor");
        edited.GetProperty("savedBy").Text("name").ShouldBe("Test Editor");
        edited.Text("savedAt").ShouldNotBeNull();
        response.Header("ETag")!.ShouldStartWith("\"2-");
        response.Header("Cache-Control").ShouldBe("private, no-store");
    }

    [Theory]
    [InlineData("excerpt", "The first words.", "The first words.")]
    [InlineData("excerpt", null, "Some text of an article.")]
    [InlineData("headline", "The first words.", null)]
    public async Task The_licence_withholds_text_from_readers_without_a_key(string textPolicy, string? summary, string? shown)
    {
        var source = await api.CreateSourceAsync(new { textPolicy });
        var article = await api.PublishedArticleAsync(new { sourceId = source.Id, summary });

        var anonymous = await api.Anonymous.JsonAsync(article.Path);
        var listed = (await api.Anonymous.JsonAsync($"/v1/articles?include=body&ids={article.Id}")).Items().Single();
        var withKey = await api.ClientFor(Role.Viewer).JsonAsync(article.Path);

        foreach (var text in (System.Text.Json.JsonElement[])[anonymous, listed])
        {
            text.Text("bodyHtml").ShouldBeNull();
            text.Text("summary").ShouldBe(shown);
        }

        withKey.Text("bodyHtml").ShouldBe("<p>Some text of an article.</p>");
        withKey.Text("summary").ShouldBe(summary);
    }

    [Fact]
    public async Task What_is_edited_comes_with_what_is_asked_for_beside_it_and_reduced_to_its_own_members()
    {
        var article = await api.DraftArticleAsync();
        var viewer = api.ClientFor(Role.Viewer);

        var reduced = await viewer.JsonAsync(article.Path + "?context=edit&fields=title,write,savedBy,related&include=related,aids,comments");
        using var plain = await viewer.GetAsync(article.Path + "?fields=title,write");
        using var absent = await viewer.GetAsync(article.Path + "?fields=title,related");

        reduced.Names().ShouldBe(["title", "write", "savedBy", "related", "aids", "comments"], ignoreOrder: true);
        await plain.ShouldBeInvalidAsync("fields");
        await absent.ShouldBeInvalidAsync("fields");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_short_article_too_is_compressed_for_who_asks(string encoding)
    {
        var article = await api.PublishedArticleAsync();

        using var response = await api.Anonymous.SendAsync(HttpMethod.Get, article.Path, body: null, ifMatch: null, ("Accept-Encoding", encoding));

        response.Header("Content-Encoding").ShouldBe(encoding);
        response.Header("ETag")!.ShouldStartWith("W/\"1-");
        (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(article.Json.ToString().Length);
    }
}
