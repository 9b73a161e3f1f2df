using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderAids;

/// <summary>Translations and questions where no provider is configured, and how often anybody may ask.</summary>
public sealed class AskedAidsTests(ContentApiFixture api)
{
    [Fact]
    public async Task Without_a_provider_it_is_501_with_what_to_configure()
    {
        var article = await api.PublishedArticleAsync();

        using var translation = await api.ClientFor(Role.Viewer).GetAsync($"/v1/articles/{article.Slug}/translation?to=ja");
        (await translation.ShouldBeProblemAsync(501, "/problems/not-implemented")).Text("detail")!.ShouldContain("Ai:Endpoint");
        using var answer = await api.ClientFor(Role.Viewer).PostAsync($"/v1/articles/{article.Slug}/questions", new { question = "What?" }, idempotencyKey: "taken-without-effect");
        (await answer.ShouldBeProblemAsync(501, "/problems/not-implemented")).Text("detail")!.ShouldContain("Ai:Model");
    }

    [Fact]
    public async Task Withheld_comes_first()
    {
        var source = await api.CreateSourceAsync(new { textPolicy = "headline" });
        var article = await api.PublishedArticleAsync(new { sourceId = source.Id });

        using var translation = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}/translation?to=ja");
        await translation.ShouldBeProblemAsync(403, "/problems/text-withheld");
        using var answer = await api.Anonymous.PostAsync($"/v1/articles/{article.Slug}/questions", new { question = "What?" });
        await answer.ShouldBeProblemAsync(403, "/problems/text-withheld");
    }

    [Fact]
    public async Task A_faulty_question_is_refused_and_an_unknown_article_is_404()
    {
        var article = await api.PublishedArticleAsync();

        using var empty = await api.ClientFor(Role.Viewer).PostAsync($"/v1/articles/{article.Slug}/questions", new { });
        await empty.ShouldBeInvalidAsync("question");
        using var endless = await api.ClientFor(Role.Viewer).PostAsync($"/v1/articles/{article.Slug}/questions", new { question = new string('a', 501) });
        await endless.ShouldBeInvalidAsync("question");
        using var unknown = await api.ClientFor(Role.Viewer).PostAsync("/v1/articles/no-such-article/questions", new { });
        await unknown.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task Without_a_key_there_is_a_limit_that_no_header_evades()
    {
        var server = await api.SecondInstanceAsync(("RateLimits:AskProvider", "2"));
        var article = await api.PublishedArticleAsync();
        async Task<HttpResponseMessage> AskAsync(HttpClient client, int i) =>
            await client.SendAsync(HttpMethod.Get, $"/v1/articles/{article.Slug}/translation?to=ja", body: null, ifMatch: null, ("X-Forwarded-For", $"192.0.2.{i}"));

        for (var i = 0; i < 2; i++)
        {
            using var allowed = await AskAsync(server.Anonymous, i);
            ((int)allowed.StatusCode).ShouldBe(501);
        }

        using var refused = await AskAsync(server.Anonymous, 3);
        await refused.ShouldBeProblemAsync(429, "/problems/rate-limited");
        int.Parse(refused.Header("Retry-After")!, null).ShouldBeInRange(1, 60);
        refused.Header("RateLimit")!.ShouldStartWith("\"AskProvider\";r=0;t=");
        refused.Header("Cache-Control").ShouldBe("no-store");
        for (var i = 0; i < 3; i++)
        {
            using var withKey = await AskAsync(server.ClientFor(Role.Viewer), i);
            ((int)withKey.StatusCode).ShouldBe(501);
        }

        (await server.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("local");
    }
}
