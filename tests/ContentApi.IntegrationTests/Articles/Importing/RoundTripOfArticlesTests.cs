using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles.Importing;

public sealed class RoundTripOfArticlesTests(ExportingFixture from, ImportingFixture to) : IClassFixture<ExportingFixture>, IClassFixture<ImportingFixture>
{
    private const string Export = "/v1/articles/export";

    // What differs for good: the counter, and the keys of another installation.
    private static readonly string[] Theirs = ["version", "createdBy", "savedBy"];

    [Fact]
    public async Task Exported_and_imported_into_an_empty_installation_all_is_equal_but_the_version()
    {
        var articles = await ArticlesOfEveryKindAsync();
        var exported = await from.ClientFor(Role.Viewer).GetStringAsync(Export, TestContext.Current.CancellationToken);

        var report = await to.ClientFor(Role.Editor).ImportAsync("", [.. exported.TrimEnd('\n').Split('\n')]);

        report.Statuses.ShouldAllBe(status => status == "created", string.Join('\n', report.Lines));
        report.Lines.Count.ShouldBe(articles.Count);
        foreach (var (kind, article) in articles)
        {
            await ShouldBeEqualAsync(kind, article.Path);
            await ShouldBeEqualAsync(kind, $"{article.Path}?context=edit", Role.Editor);
            await ShouldBeEqualAsync(kind, $"/v1/articles/{article.Slug}");
            await ShouldBeEqualAsync(kind, $"/v1/articles/{Uri.EscapeDataString((await from.EditAsync(article)).Slug)}", Role.Viewer);
        }

        await ShouldBeEqualAsync("former slug", $"/v1/articles/{articles["renamed"].Slug}");
        foreach (var list in (string[])["/v1/articles?limit=100&include=body", "/v1/articles?sort=-updatedAt&limit=100", "/v1/sources", "/v1/tags?limit=100", "/v1/authors?limit=100", "/v1/sections"])
            await ShouldBeEqualAsync(list, list);
        (await to.ClientFor(Role.Viewer).GetStringAsync(Export, TestContext.Current.CancellationToken)).ShouldBe(exported);

        var again = await to.ClientFor(Role.Editor).ImportAsync("", [.. exported.TrimEnd('\n').Split('\n')]);
        again.Lines.ShouldAllBe(line => line.Text("status") == "unchanged" || (line.Text("status") == "skipped" && line.GetProperty("errors").ToString().Contains("unpublished", StringComparison.Ordinal)));

        // What was scheduled comes true in both at its time.
        await from.TravelAsync(TimeSpan.FromHours(2));
        await to.TravelAsync(TimeSpan.FromHours(2));
        foreach (var kind in (string[])["scheduled", "scheduled by publish", "scheduled update", "three editions"])
        {
            (await from.Anonymous.GetAsync(articles[kind].Path)).StatusCode.ShouldBe(HttpStatusCode.OK, kind);
            await ShouldBeEqualAsync(kind, articles[kind].Path);
        }
    }

    private async Task<Dictionary<string, Resource>> ArticlesOfEveryKindAsync()
    {
        var editor = from.ClientFor(Role.Editor);
        var full = await from.CreateSourceAsync(new { language = "en", country = "GB", copyright = "© All", description = "D", logoUrl = "https://logo.example/a.png", feedUrl = "https://feed.example/rss" });
        var excerpt = await from.CreateSourceAsync(new { textPolicy = "excerpt", slug = "excerpts" });
        var headline = await from.CreateSourceAsync(new { textPolicy = "headline" });
        Task<Resource> Published(object? with = null) => from.PublishedArticleAsync(Merge(new { sourceId = full.Id }, with));
        Task<Resource> Draft(object? with = null) => from.DraftArticleAsync(Merge(new { sourceId = full.Id }, with));

        var all = new Dictionary<string, Resource>
        {
            ["published"] = await Published(new { section = "World", tags = new[] { "C", "C++", "日本" }, byline = "By Ann Lee and Bo Ng", extra = new { n = 1.50m, deep = new { list = new object?[] { 1, null, "x" } } }, image = new { url = "https://i.example/a.jpg", alt = "A", width = 10 } }),
            ["markdown"] = await Published(new { body = "# Title\n\nText <script>x</script> *x*", bodyFormat = "markdown", language = "de", expiresAt = DateTimeOffset.UtcNow.AddYears(1) }),
            ["text"] = await Published(new { body = "One\n\nTwo < three", bodyFormat = "text", copyright = "Own", commentsOpen = false, summary = "S\nS" }),
            ["dated"] = await Published(new { publishedAt = "2001-02-03T04:05:06.123456+09:00", externalId = "e 1", canonicalUrl = "https://www.c.example/x?utm_source=y#z" }),
            ["excerpt"] = await from.PublishedArticleAsync(new { sourceId = excerpt.Id }),
            ["headline"] = await from.PublishedArticleAsync(new { sourceId = headline.Id, summary = "Only a summary", body = (string?)null }),
            ["draft"] = await Draft(new { summary = (string?)null, body = (string?)null }),
            ["scheduled"] = await Draft(new { status = "scheduled", publishedAt = DateTimeOffset.UtcNow.AddHours(1) }),
        };
        all["scheduled by publish"] = await from.ActAsync(await Draft(), "publish", new { at = DateTimeOffset.UtcNow.AddHours(1) });
        all["corrected"] = await from.ActAsync(await from.ActAsync(await Published(), "corrections", new { text = "Was wrong." }), "corrections", new { text = "Twice." });
        all["working copy"] = await from.SaveAsync(await Published(), new { title = "A secret change", slug = "a-secret-slug", tags = new[] { "Secret" } });
        all["scheduled update"] = await from.ActAsync(await from.SaveAsync(await Published(), new { title = "Later" }), "publish", new { at = DateTimeOffset.UtcNow.AddHours(1) });
        all["three editions"] = await from.SaveAsync(await from.ActAsync(await from.SaveAsync(await Published(), new { title = "Second" }), "publish", new { at = DateTimeOffset.UtcNow.AddHours(1), updateType = "minor" }), new { title = "Third" });
        all["updated"] = await from.ActAsync(await from.SaveAsync(await Published(), new { title = "Major" }), "publish");
        all["minor"] = await from.ActAsync(await from.SaveAsync(await Published(), new { title = "Minor" }), "publish", new { updateType = "minor" });
        all["unpublished"] = await from.ActAsync(await Published(), "unpublish");
        all["gone"] = await from.ActAsync(await Published(), "unpublish", new { type = "gone", explanation = "It was wrong." });
        all["redirect"] = await from.ActAsync(await Published(), "unpublish", new { type = "redirect", redirectTo = "https://else.example/" });
        all["withdrawn"] = await from.ActAsync(await Published(), "unpublish", new { type = "withdrawn", explanation = "Sorry." });
        all["renamed"] = await Published();
        await (await editor.PatchAsync(all["renamed"], new { slug = $"new-{Guid.NewGuid():N}", status = "published" })).ShouldBeAsync(200);
        var deleted = await Published();
        await editor.DeleteAsync(deleted);
        return all;
    }

    private async Task ShouldBeEqualAsync(string kind, string path, Role? role = null)
    {
        var (there, here) = (role is { } r ? from.ClientFor(r) : from.Anonymous, role is { } s ? to.ClientFor(s) : to.Anonymous);
        using var original = await there.GetAsync(path);
        using var copy = await here.GetAsync(path);

        copy.StatusCode.ShouldBe(original.StatusCode, $"{kind} {path}");
        Path(copy).ShouldBe(Path(original), kind);
        var (theirs, ours) = (await original.Content.ReadAsStringAsync(), await copy.Content.ReadAsStringAsync());
        if (theirs.Length == 0)
            return;

        var (expected, actual) = (JsonNode.Parse(theirs)!, JsonNode.Parse(ours)!);
        Forget(expected);
        Forget(actual);
        actual.ToJsonString().ShouldBe(expected.ToJsonString(), $"{kind} {path}");
    }

    private static string? Path(HttpResponseMessage response) =>
        response.Headers.Location is not { } location ? null : location.IsAbsoluteUri && location.IsLoopback ? location.PathAndQuery : location.ToString();

    private static void Forget(JsonNode node)
    {
        if (node is JsonObject json)
        {
            foreach (var name in (string[])[.. Theirs, "instance", "traceId", "nextCursor"])
                json.Remove(name);
            // Terms and sources have ids and dates of their own.
            if (json.ContainsKey("articleCount"))
                (json.Remove("id"), json.Remove("updatedAt")).ToString();
        }

        foreach (var child in node is JsonObject o ? o.Select(m => m.Value) : node is JsonArray a ? a : [])
        {
            if (child is not null)
                Forget(child);
        }
    }

    private static JsonObject Merge(object defaults, object? with)
    {
        var merged = (JsonObject)JsonSerializer.SerializeToNode(defaults, JsonSerializerOptions.Web)!;
        foreach (var (name, value) in with is null ? [] : (JsonObject)JsonSerializer.SerializeToNode(with, JsonSerializerOptions.Web)!)
            merged[name] = value?.DeepClone();
        return merged;
    }
}
