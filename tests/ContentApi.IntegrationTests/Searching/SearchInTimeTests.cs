using ContentApi.Data;
using ContentApi.Features.Articles.Searching;
using ContentApi.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Searching;

public sealed class SearchInTimeTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task Time_alone_brings_scheduled_words_and_ends_expired_ones()
    {
        var at = DateTimeOffset.UtcNow;
        await api.PublishedArticleAsync(new { title = "Ephemeral gazelle", expiresAt = at.AddDays(1) });
        await api.DraftArticleAsync(new { title = "Coming gazelle", status = "scheduled", publishedAt = at.AddDays(2) });
        var updated = await api.PublishedArticleAsync(new { title = "Present gazelle" });
        updated = await api.SaveAsync(updated, new { title = "Future gazelle" });
        await api.ActAsync(updated, "publish", new { at = at.AddDays(40) });

        (await TitlesAsync("gazelle")).ShouldBe(["Ephemeral gazelle", "Present gazelle"]);
        (await TitlesAsync("coming or future")).ShouldBeEmpty();
        await api.TravelAsync(TimeSpan.FromDays(3));
        (await TitlesAsync("gazelle")).ShouldBe(["Coming gazelle", "Present gazelle"]);
        (await TitlesAsync("ephemeral")).ShouldBeEmpty();
        await api.TravelAsync(TimeSpan.FromDays(38));
        (await TitlesAsync("gazelle")).ShouldBe(["Coming gazelle", "Future gazelle"]);
        (await TitlesAsync("present")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_of_hits_joined_are_the_hits_while_articles_come_and_go()
    {
        var source = await api.CreateSourceAsync();
        var published = new List<Resource>();
        foreach (var i in Enumerable.Range(0, 17))
            published.Add(await PublishAsync(source, i));
        var all = await TitlesAsync("narwhal", source.Slug, "&limit=100&sort=relevance");

        var seen = new List<string?>();
        var path = $"/v1/articles?source={source.Slug}&q=narwhal&limit=5";
        string? cursor = null;
        for (var page = 0; page == 0 || cursor is not null; page++)
        {
            var list = await api.Anonymous.JsonAsync(path + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.AddRange(list.Items().Select(item => item.Text("title")));
            cursor = list.Text("nextCursor");
            await PublishAsync(source, 100 + page);
            if (page == 1)
                await api.ActAsync(published.Single(article => article.Json.Text("title") == all[^1]), "unpublish");
        }

        seen.ShouldBe(all.SkipLast(1));
        foreach (var sort in (string[])["-publishedAt", "publishedAt", "-updatedAt", "title"])
        {
            var whole = await TitlesAsync("narwhal", source.Slug, $"&limit=100&sort={sort}");
            whole.Count.ShouldBeGreaterThan(17);
            (await PagedAsync($"{path}&sort={sort}")).ShouldBe(whole, sort);
        }
    }

    [Fact]
    public async Task Articles_older_than_the_index_get_their_words_from_the_worker()
    {
        var article = await api.PublishedArticleAsync(new { title = "Pangolin rescued", body = "<p>By the keepers.</p>", language = "en" });
        await api.ExecuteAsync(
            $"""
            update edition_search set head = '', fts = search_lexemes(terms, published_at, updated_at) where article_id = '{article.Id}';
            insert into search_outbox values ('{article.Id}', 1, true) on conflict (article_id, version) do update set wordless = true
            """);
        await using (var scope = api.Services.CreateAsyncScope())
        {
            while (await SearchIndexing.IndexSomeAsync(scope.ServiceProvider.GetRequiredService<ContentDbContext>(), TestContext.Current.CancellationToken))
            {
            }
        }

        // Another worker may have taken it.
        for (var tries = 0; tries < 100 && (await TitlesAsync("pangolin keeper")).Count == 0; tries++)
            await Task.Delay(100);
        (await TitlesAsync("pangolin keeper")).ShouldBe(["Pangolin rescued"]);
    }

    private Task<Resource> PublishAsync(Resource source, int number) => api.PublishedArticleAsync(new
    {
        source = source.Slug,
        title = $"Narwhal {(number % 3 == 0 ? "narwhal " : "")}{number:000}",
        summary = number % 2 == 0 ? "Of a narwhal." : null,
        publishedAt = number >= 100 ? null : $"2020-01-{1 + (number % 9):00}T00:00:00Z",
    });

    private async Task<List<string?>> PagedAsync(string path)
    {
        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var list = await api.Anonymous.JsonAsync(path + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.AddRange(list.Items().Select(item => item.Text("title")));
            cursor = list.Text("nextCursor");
        }
        while (cursor is not null);
        return seen;
    }

    private async Task<List<string?>> TitlesAsync(string query, string? source = null, string more = "&sort=title")
    {
        var filter = source is null ? "" : $"&source={source}";
        return [.. (await api.Anonymous.JsonAsync($"/v1/articles?q={Uri.EscapeDataString(query)}{filter}{more}")).Items().Select(item => item.Text("title"))];
    }
}
