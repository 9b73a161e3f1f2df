using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>A provider of embeddings joins the ranking where one is configured, and nothing waits for it.</summary>
public sealed class MeaningTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>, IAsyncLifetime
{
    private EmbeddingStandIn standIn = null!;

    public async ValueTask InitializeAsync() => standIn = await EmbeddingStandIn.StartAsync();

    public async ValueTask DisposeAsync() => await standIn.DisposeAsync();

    [Fact]
    public async Task What_a_model_says_joins_the_ranking_before_publishing_as_after_and_each_text_is_asked_about_once()
    {
        var story = new Story();
        var (near, far) = (Verbs.Unique("near"), Verbs.Unique("far"));
        standIn.When(near, 1, 0.1f, 0);
        standIn.When(far, 0, 1, 0);
        var here = await story.PublishAsync(api, new { title = $"{near} {story.Title()}" });
        var alike = await story.PublishAsync(api, new { title = $"{near} {story.Title()}" });
        var other = await story.PublishAsync(api, new { title = $"{far} {story.Title()}" });
        await api.SettleAsync();
        var byWords = await api.Anonymous.RelatedAsync(here, related => related.Ids().Length == 2);

        var server = await InstanceAsync();
        await server.Anonymous.RelatedAsync(here, related => Distance(related, alike) < 0.6 * Distance(byWords, alike));
        await SettleAsync();
        var withMeaning = await server.Anonymous.RelatedAsync(here);
        withMeaning.Ids().ShouldBe([alike.Id, other.Id]);
        // Not to the digit: an article asked about is weighed again, among as many as are known by then.
        Distance(withMeaning, other).ShouldBe(Distance(byWords, other), 0.3 * Distance(byWords, other));
        standIn.Asked(far).ShouldBe(1);

        var write = new { title = $"{near} {story.Title()}", body = story.Body(), source = (await api.AnySourceAsync).Slug, publishedAt = "2024-05-01T00:00:00Z" };
        using var response = await server.ClientFor(Role.Editor).PostAsync("/v1/related", write);
        var preview = await response.ShouldBeAsync(200);
        var published = await api.PublishedArticleAsync(write);
        await SettleAsync();
        var after = await server.ClientFor(Role.Editor).RelatedAsync(published);
        preview.Ids().ShouldBe(after.Ids());
        standIn.Asked(write.title).ShouldBe(2, "Once before and once after it was published.");
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("hangs")]
    [InlineData("talks nonsense")]
    public async Task While_the_provider_does_not_answer_articles_are_published_and_related_by_their_words(string how)
    {
        standIn.Instead = how switch
        {
            "fails" => http => Task.FromResult(http.Response.StatusCode = 500),
            "hangs" => http => Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted),
            _ => http => http.Response.WriteAsync("{\"data\":[{\"embedding\":\"%%\"}]}"),
        };
        var server = await InstanceAsync();
        var story = new Story();
        var here = await story.PublishAsync(api);
        var there = await story.PublishAsync(api);

        (await server.Anonymous.RelatedAsync(here, related => related.Ids().Contains(there.Id))).Ids().ShouldBe([there.Id]);
        using var response = await server.ClientFor(Role.Editor).PostAsync("/v1/related", new { title = story.Title(), body = story.Body(), source = (await api.AnySourceAsync).Slug });
        (await response.ShouldBeAsync(200)).Ids().ShouldBe([here.Id, there.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task What_the_provider_refuses_and_what_nobody_sees_any_more_holds_up_no_other()
    {
        var (story, refused) = (new Story(), Verbs.Unique("refused"));
        standIn.When(story.Name, 1, 0, 0);
        standIn.Refused = refused;
        var one = await story.PublishAsync(api);
        await api.PublishedArticleAsync(new { title = refused, body = $"<p>{refused}</p>" });
        await api.ExecuteAsync(
            """
            insert into related_articles (article_id, digest, source_number, published_at, authors, weighed_among)
            select gen_random_uuid(), '', 1, now(), array[]::text[], 1 from generate_series(1, 40)
            """);
        await InstanceAsync();
        await SettleAsync();

        (await api.AskAsync<long>($"select count(*) from related_meanings m join related_articles a on a.number = m.number where a.article_id = '{one.Id}'")).ShouldBe(1);
        await api.ExecuteAsync($"select related_forget(array['{one.Id}']::uuid[])");
        (await api.AskAsync<long>("select count(*) from related_meanings m where not exists (select from related_articles a where a.number = m.number)")).ShouldBe(0);
    }

    private Task<ContentApiServer> InstanceAsync() => api.SecondInstanceAsync(
        ("Related:Embedding:Endpoint", standIn.Endpoint.ToString()), ("Related:Embedding:Model", "model-of-the-test"), ("Related:Embedding:TimeoutSeconds", "2"));

    private async Task SettleAsync()
    {
        await api.SettleAsync();
        for (var deadline = DateTime.UtcNow.AddMinutes(1); await api.AskAsync<long>("select count(*) from related_articles where asked_of is distinct from digest") > 0; await Task.Delay(50, TestContext.Current.CancellationToken))
            DateTime.UtcNow.ShouldBeLessThan(deadline, "Not all texts were asked about.");
        await api.SettleAsync();
    }

    private static double Distance(JsonElement related, Resource article) => 1 - related.Of(article).GetProperty("score").GetDouble();
}
