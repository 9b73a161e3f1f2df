using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class EditorsListTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task It_shows_the_working_copies_of_the_statuses_asked_for()
    {
        var source = await api.CreateSourceAsync();
        var draft = await NewAsync(source, "A draft");
        var scheduled = await api.ActAsync(await NewAsync(source, "To come"), "publish", new { at = "2099-01-01T00:00:00Z" });
        var published = await api.SaveAsync(await NewAsync(source, "Live", "published"), new { title = "Live, and worked on" });
        var unpublished = await api.ActAsync(await NewAsync(source, "Taken down", "published"), "unpublish");
        (await editor.DeleteAsync(await NewAsync(source, "Deleted", "published"))).Dispose();
        var list = $"/v1/articles?source={source.Slug}&count=true";

        (await TitlesAsync($"{list}&status=draft")).ShouldBe(["A draft"]);
        (await TitlesAsync($"{list}&status=published")).ShouldBe(["Live, and worked on"]);
        (await TitlesAsync($"{list}&status=draft&status=scheduled&sort=title")).ShouldBe(["A draft", "To come"]);
        var all = await editor.JsonAsync($"{list}&mine=true&sort=-savedAt");
        var plain = await editor.JsonAsync(list);

        all.Number("total").ShouldBe(4);
        all.Items().Select(i => $"{i.Text("status")} {i.GetProperty("hasUnpublishedChanges").GetBoolean()} {i.Text("scheduledAt")}".TrimEnd())
            .ShouldBe(["unpublished True", "published True", "scheduled False 2099-01-01T00:00:00Z", "draft True"]);
        all.Items().ShouldAllBe(i => i.GetProperty("createdBy").Text("name") == "Test Editor" && i.GetProperty("savedBy").Text("name") == "Test Editor");
        plain.Items().Single().Text("title").ShouldBe("Live");
        plain.Items().Single().TryGetProperty("savedAt", out _).ShouldBeFalse();
        foreach (var article in new[] { draft, scheduled, published, unpublished })
        {
            var item = all.Items().Single(i => i.GetProperty("id").GetGuid() == article.Id);
            var edited = (await api.EditAsync(article)).Json;
            foreach (var member in item.EnumerateObject().Where(m => m.Name is not ("authors" or "tags")))
                member.Value.ToString().ShouldBe(edited.GetProperty(member.Name).ToString(), member.Name);
        }
    }

    [Fact]
    public async Task Without_a_key_it_is_401()
    {
        foreach (var query in (string[])["status=draft", "mine=true", "status=published"])
        {
            using var response = await api.Anonymous.GetAsync($"/v1/articles?{query}");
            await response.ShouldBeProblemAsync(401, "/problems/unauthorized");
        }
    }

    [Fact]
    public async Task A_contributor_sees_own_articles_and_those_that_readers_see()
    {
        var source = await api.CreateSourceAsync();
        var contributor = api.ClientFor(Role.Contributor);
        await api.DraftArticleAsync(new { title = "Own", sourceId = source.Id }, contributor);
        await NewAsync(source, "Somebody's draft");
        await NewAsync(source, "Published", "published");
        await api.ActAsync(await NewAsync(source, "Taken down", "published"), "unpublish");
        var list = $"/v1/articles?source={source.Slug}&sort=title";
        const string Everything = "&status=draft&status=scheduled&status=published&status=unpublished";

        (await TitlesAsync($"{list}{Everything}", contributor)).ShouldBe(["Own", "Published"]);
        (await TitlesAsync($"{list}&mine=true", contributor)).ShouldBe(["Own"]);
        (await TitlesAsync($"{list}{Everything}", api.ClientFor(Role.Viewer))).ShouldBe(["Own", "Published", "Somebody's draft", "Taken down"]);
    }

    [Theory]
    [InlineData("-savedAt", "d,a,c,b")]
    [InlineData("title", "a,b,c,d")]
    [InlineData("publishedAt", "c,b,a,d")]
    [InlineData("-publishedAt", "d,a,b,c")]
    public async Task Every_sort_has_pages(string sort, string expected)
    {
        var source = await api.CreateSourceAsync();
        foreach (var (title, publishedAt) in (((string, string?)[])[("b", "2024-01-02T00:00:00Z"), ("c", "2023-01-02T00:00:00Z"), ("a", "2025-01-02T00:00:00Z"), ("d", null)]))
            await api.DraftArticleAsync(new { title, publishedAt, sourceId = source.Id });

        var titles = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await editor.JsonAsync($"/v1/articles?status=draft&source={source.Slug}&limit=1&sort={sort}{cursor}");
            titles.Add(page.Items().Single().Text("title")!);
            cursor = page.Text("nextCursor") is { } next ? $"&cursor={next}" : null;
        }

        string.Join(',', titles).ShouldBe(expected);
    }

    [Fact]
    public async Task It_takes_the_filters_of_readers_lists()
    {
        var source = await api.CreateSourceAsync();
        var (tag, author, section) = (Verbs.Unique("Tag"), Verbs.Unique("Ann"), Verbs.Unique("Part"));
        var one = await api.DraftArticleAsync(
            new { title = "One", sourceId = source.Id, tags = (string[])[tag], authors = (string[])[author], section, language = "sv", publishedAt = "2024-05-05T00:00:00Z" });
        await NewAsync(source, "Other");
        var links = one.Json;

        string[] filters =
        [
            $"tag={links.GetProperty("tags")[0].Text("slug")}", $"author={links.GetProperty("authors")[0].Text("slug")}", $"section={links.GetProperty("section").Text("slug")}",
            "language=sv", "publishedAfter=2024-01-01T00:00:00Z", "publishedBefore=2024-06-01T00:00:00Z", $"ids={one.Slug}", $"ids={one.Id}",
        ];
        foreach (var filter in filters)
        {
            (await TitlesAsync($"/v1/articles?status=draft&source={source.Slug}&{filter}")).ShouldBe(["One"], filter);
            (await TitlesAsync($"/v1/sources/{source.Slug}/articles?mine=true&{filter}")).ShouldBe(["One"], filter);
        }

        (await TitlesAsync($"/v1/articles?status=draft&source={source.Slug}&tag=no-such-tag")).ShouldBeEmpty();
        await api.SaveAsync(one, new { tags = (string[])[] });
        (await TitlesAsync($"/v1/articles?status=draft&source={source.Slug}&{filters[0]}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_time_does_is_seen_at_its_second()
    {
        var source = await api.CreateSourceAsync();
        var now = new DateTimeOffset(await api.AskAsync<DateTime>("select date_trunc('second', readers_now())"));
        var scheduled = await api.ActAsync(await NewAsync(source, "To come"), "publish", new { at = now.AddHours(1) });
        var expiring = await api.DraftArticleAsync(new { title = "To go", sourceId = source.Id, status = "published", expiresAt = now.AddHours(1) });
        var list = $"/v1/articles?source={source.Slug}&count=true";
        (await TitlesAsync($"{list}&status=published")).ShouldBe(["To go"]);

        // Held, so that no worker can note what has come: as if all of them stood still.
        await using var holding = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await holding.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new Npgsql.NpgsqlCommand($"select from articles where id in ('{scheduled.Id}', '{expiring.Id}') for update", holding))
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await api.TravelAsync(TimeSpan.FromHours(1));

        (await TitlesAsync($"{list}&status=published")).ShouldBe(["To come"]);
        (await TitlesAsync($"{list}&status=scheduled")).ShouldBeEmpty();
        (await TitlesAsync($"{list}&status=unpublished")).ShouldBe(["To go"]);
        (await editor.JsonAsync($"{list}&status=published")).Number("total").ShouldBe(1);
        (await TitlesAsync($"{list}&mine=true&sort=title")).ShouldBe(["To come", "To go"]);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Members_and_bodies_come_as_asked_for_and_an_unchanged_page_is_304()
    {
        var source = await api.CreateSourceAsync();
        await NewAsync(source, "One");
        var list = $"/v1/articles?status=draft&source={source.Slug}";

        (await editor.JsonAsync($"{list}&fields=title,savedAt")).Items().Single().Names().ShouldBe(["title", "savedAt"], ignoreOrder: true);
        (await editor.JsonAsync($"{list}&include=body")).Items().Single().Text("bodyHtml").ShouldBe("<p>Some text of an article.</p>");
        using var first = await editor.GetAsync(list);
        using var second = await editor.GetAsync(list, first.Header("ETag"));
        using var misplaced = await editor.GetAsync("/v1/articles?fields=savedBy&sort=-savedAt");
        using var unknown = await editor.GetAsync("/v1/articles?status=gone");

        await second.ShouldBeAsync(304);
        first.Header("Cache-Control").ShouldBe("private, no-store");
        await misplaced.ShouldBeInvalidAsync("fields", "sort");
        await unknown.ShouldBeInvalidAsync("status");
    }

    [Fact]
    public async Task Its_facets_count_the_working_copies_that_match_and_each_ignores_its_own_filter()
    {
        var source = await api.CreateSourceAsync();
        var (one, other, author) = (Verbs.Unique("One"), Verbs.Unique("Other"), Verbs.Unique("Ann"));
        for (var i = 0; i < 3; i++)
            await api.DraftArticleAsync(new { title = "Draft", sourceId = source.Id, tags = (string[])[one], authors = (string[])[author] });
        var live = await api.PublishedArticleAsync(new { title = "Live", sourceId = source.Id, tags = (string[])[one], section = other });
        await api.SaveAsync(live, new { tags = (string[])[one, other] });
        await api.ClientFor(Role.Contributor).PostAsync("/v1/articles", new { title = "Another's", sourceId = source.Id, body = "<p>x</p>", tags = (string[])[other] });
        var list = $"/v1/articles?source={source.Slug}&facets=tag,section,author,source";
        var tag = live.Json.GetProperty("tags")[0].Text("slug");

        var drafts = await editor.JsonAsync($"{list}&status=draft");
        (await FacetAsync($"{list}&status=draft", "tag")).ShouldBe([(one, 3), (other, 1)]);
        (await FacetAsync($"{list}&mine=true", "tag")).ShouldBe([(one, 4), (other, 1)]);
        (await FacetAsync($"{list}&mine=true&tag={tag}", "tag")).ShouldBe([(one, 4), (other, 1)]);
        (await FacetAsync($"{list}&status=published", "section")).ShouldBe([(other, 1)]);
        (await FacetAsync($"{list}&status=draft", "author")).ShouldBe([(author, 3)]);
        (await FacetAsync($"{list}&status=draft&tag=no-such-tag", "author")).ShouldBeEmpty();
        (await FacetAsync($"{list}&status=draft&limit=1&sort=title", "source")).ShouldContain((source.Json.Text("name")!, 4));
        drafts.GetProperty("facets").Names().ShouldBe(["tag", "section", "author", "source"], ignoreOrder: true);
        (await FacetAsync($"{list}&status=draft&status=published", "tag", api.ClientFor(Role.Contributor))).ShouldBe([(one, 1), (other, 2)], ignoreOrder: true);
    }

    private async Task<(string Name, int Count)[]> FacetAsync(string list, string facet, HttpClient? client = null) =>
        [.. (await (client ?? editor).JsonAsync(list)).GetProperty("facets").GetProperty(facet).EnumerateArray().Select(value => (value.Text("name")!, value.Number("count")))];

    private Task<Resource> NewAsync(Resource source, string title, string status = "draft") => api.DraftArticleAsync(new { title, sourceId = source.Id, status });

    private async Task<string?[]> TitlesAsync(string list, HttpClient? client = null) =>
        [.. (await (client ?? editor).JsonAsync(list)).Items().Select(item => item.Text("title"))];
}
