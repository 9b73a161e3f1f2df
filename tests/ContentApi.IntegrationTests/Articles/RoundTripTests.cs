using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>How often a request asks the database is part of its design: it may not creep up.</summary>
public sealed class RoundTripTests(ContentApiFixture api)
{
    [Fact]
    public async Task An_article_is_read_in_one_round_trip_and_a_list_in_one_or_two_whatever_its_size()
    {
        var article = await api.PublishedArticleAsync(new { tags = new[] { "Round trips" } });
        (await TripsAsync(HttpMethod.Get, $"/v1/articles/{article.Slug}")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, $"/v1/articles/{article.Id}")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, "/v1/articles?limit=1")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, "/v1/articles?limit=100")).Length.ShouldBe(1);
        var source = (await api.AnySourceAsync).Slug;
        (await TripsAsync(HttpMethod.Get, $"/v1/articles?limit=100&source={source}")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, $"/v1/articles?limit=100&source={source}&tag=round-trips")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_stands_beside_an_article_comes_in_the_same_round_trip()
    {
        var story = new Related.Story();
        var article = await story.PublishAsync(api);
        for (var i = 0; i < 6; i++)
            await story.PublishAsync(api);
        await Related.RelatedVerbs.RelatedAsync(api.Anonymous, article, related => Related.RelatedVerbs.Ids(related).Length == 6);
        await Related.RelatedVerbs.ReadyAsync(api, article);

        (await TripsAsync(HttpMethod.Get, $"/v1/articles/{article.Slug}?include=related")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, $"/v1/articles/{article.Slug}?include=related&fields=title,related")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, $"/v1/articles/{article.Id}/related")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, $"/v1/articles/{article.Id}/related?limit=6")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_article_is_created_by_one_look_up_and_one_batch()
    {
        var source = (await api.AnySourceAsync).Slug;
        foreach (var status in (string[])["draft", "published"])
        {
            var body = new { title = $"Round trips {Guid.NewGuid()}", source, body = "<p>Text</p>", tags = new[] { "Counting" }, status };
            var trips = await TripsAsync(HttpMethod.Post, "/v1/articles", body);
            trips.Length.ShouldBe(2, string.Join("\n\n", trips));
        }
    }

    private async Task<string[]> TripsAsync(HttpMethod method, string path, object? body = null)
    {
        using var statements = new StatementCount();
        var client = method == HttpMethod.Get ? api.Anonymous : api.ClientFor(Role.Editor);
        // Nobody has asked in these words before, so nothing is kept for them.
        using var response = await client.SendAsync(method, path, body, ifMatch: null, ("Accept", $"application/json, x/{Guid.NewGuid()}"), statements.TraceParent);
        await response.ShouldBeAsync(method == HttpMethod.Get ? 200 : 201);
        return statements.Texts;
    }
}
