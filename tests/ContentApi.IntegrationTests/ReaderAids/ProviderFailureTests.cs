using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderAids;

/// <summary>What happens when a provider does not do as it should: reading goes on, and nobody asks it again at once.</summary>
public sealed class ProviderFailureTests(ProviderFixture provider) : IClassFixture<ProviderFixture>
{
    private const string Good = """{ "sentences": ["A ferry is back."], "answer": "Yes.", "passages": ["It carries 300 passengers."] }""";

    private readonly string word = $"word{Guid.NewGuid():N}";

    public static TheoryData<string> Failures => ["refusal", "cut short", "filtered", "html", "500", "429", "dropped", "no choices", "no object", "another shape", "empty"];

    [Theory, MemberData(nameof(Failures))]
    public async Task A_failure_is_answered_locally_or_with_503_and_not_repeated(string failure)
    {
        var article = await provider.ArticleAsync(word);
        provider.StandIn.When(word, (http, _) => FailAsync(http, failure));

        (await provider.One.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("local");
        (await provider.Two.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("local");
        for (var i = 0; i < 2; i++)
        {
            using var response = await provider.Viewer.PostAsync($"/v1/articles/{article.Slug}/questions", new { question = "Is it back?" });
            await response.ShouldBeProblemAsync(503, "/problems/provider-unavailable");
            int.Parse(response.Header("Retry-After")!, null).ShouldBeInRange(1, failure == "429" ? 7 : 60);
        }

        provider.StandIn.Calls(word).Count.ShouldBe(2, "one for the summary, one for the question");
        (await provider.One.Anonymous.JsonAsync($"/v1/articles/{article.Slug}")).Text("title").ShouldBe("The night ferry returns");
    }

    [Theory]
    [InlineData("fenced")]
    [InlineData("talkative")]
    [InlineData("no usage")]
    public async Task What_is_only_odd_is_understood(string oddity)
    {
        var article = await provider.ArticleAsync(word);
        provider.StandIn.When(word, (http, _) => StandIn.CompleteAsync(
            http, oddity switch { "fenced" => $"```json\n{Good}\n```", "talkative" => $"Sure! Here it is: {Good} Anything else?", _ => Good }, usage: oddity != "no usage"));

        (await provider.One.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("model-of-the-test");
    }

    [Fact]
    public async Task A_server_without_schemas_is_asked_again_without_one_and_then_always_so()
    {
        var server = await provider.InstanceAsync();
        var article = await provider.ArticleAsync(word);
        provider.StandIn.When(word, async (http, call) =>
        {
            if (call.TryGetProperty("response_format", out var format))
                http.Response.StatusCode = 400;
            else
                await StandIn.CompleteAsync(http, Good);
        });

        (await server.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("model-of-the-test");
        (await server.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary?sentences=1")).Text("generatedBy").ShouldBe("model-of-the-test");
        provider.StandIn.Calls(word).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_takes_too_long_is_not_waited_for()
    {
        var server = await provider.InstanceAsync(("Ai:TimeoutSeconds", "0.3"));
        var article = await provider.ArticleAsync(word);
        provider.StandIn.When(word, (http, _) => Task.Delay(Timeout.Infinite, http.RequestAborted));

        (await server.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("local");
        using var response = await server.ClientFor(Role.Viewer).PostAsync($"/v1/articles/{article.Slug}/questions", new { question = "Is it back?" });
        await response.ShouldBeProblemAsync(503, "/problems/provider-unavailable");
    }

    [Fact]
    public async Task When_the_days_budget_is_spent_nobody_asks()
    {
        var article = await provider.ArticleAsync(word);
        provider.StandIn.When(word, (http, _) => StandIn.CompleteAsync(http, Good));
        await provider.One.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary");
        var poor = await provider.InstanceAsync(("Ai:DailyTokens", "1"));

        (await poor.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("model-of-the-test", "it is stored");
        (await poor.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/entities")).Text("generatedBy").ShouldBe("local");
        using var response = await poor.ClientFor(Role.Viewer).PostAsync($"/v1/articles/{article.Slug}/questions", new { question = "Is it back?" });
        await response.ShouldBeProblemAsync(503, "/problems/provider-unavailable");
        int.Parse(response.Header("Retry-After")!, null).ShouldBeInRange(1, 24 * 60 * 60);
        provider.StandIn.Calls(word).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_callers_on_two_instances_make_one_call()
    {
        var article = await provider.ArticleAsync(word);
        provider.StandIn.When(word, async (http, _) =>
        {
            await Task.Delay(400, http.RequestAborted);
            await StandIn.CompleteAsync(http, Good);
        });

        var clients = (HttpClient[])[provider.One.Anonymous, provider.Two.Anonymous];
        var summaries = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => clients[i % 2].JsonAsync($"/v1/articles/{article.Slug}/summary")));

        summaries.ShouldAllBe(summary => summary.Text("generatedBy") == "model-of-the-test");
        provider.StandIn.Calls(word).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_all_have_left_the_call_ends_and_the_next_caller_asks_at_once()
    {
        var article = await provider.ArticleAsync(word);
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        provider.StandIn.When(word, async (http, _) =>
        {
            begun.TrySetResult();
            http.RequestAborted.Register(() => ended.TrySetResult());
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        using (var leaving = new CancellationTokenSource())
        {
            var request = provider.One.Anonymous.GetAsync($"/v1/articles/{article.Slug}/summary", leaving.Token);
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await leaving.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => request);
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        provider.StandIn.When(word, (http, _) => StandIn.CompleteAsync(http, Good));
        (await provider.Two.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("model-of-the-test");
    }

    [Fact]
    public async Task What_was_made_of_an_article_is_erased_with_it_though_somebody_is_at_work()
    {
        var article = await provider.ArticleAsync(word);
        provider.StandIn.When(word, async (http, call) =>
        {
            if (StandIn.System(call).Contains("Summarise"))
            {
                using var erased = await provider.Api.ClientFor(Role.Admin).DeleteAsync($"{article.Path}?erase=true", ifMatch: "*");
                ((int)erased.StatusCode).ShouldBe(204);
            }

            await StandIn.CompleteAsync(http, """{ "sentences": ["A ferry is back."], "items": [{ "name": "Ada Moss", "type": "person", "value": null }] }""");
        });
        (await provider.One.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/entities")).Text("generatedBy").ShouldBe("model-of-the-test");
        (await provider.Api.AskAsync<long>($"select count(*) from reader_aids where article_id = '{article.Id}'")).ShouldBe(1);

        using var summary = await provider.One.Anonymous.GetAsync($"/v1/articles/{article.Slug}/summary");
        (await provider.Api.AskAsync<long>($"select count(*) from reader_aids where article_id = '{article.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_lease_whose_holder_died_is_taken_over()
    {
        var article = await provider.ArticleAsync(word);
        provider.StandIn.When(word, (http, _) => StandIn.CompleteAsync(http, Good));
        await provider.Api.ExecuteAsync(
            $"""
            insert into reader_aids (article_id, version, aid, params, maker, lease, lease_until)
            values ('{article.Id}', {article.Version}, 'summary', '3', 'model-of-the-test 1', gen_random_uuid(), now() - interval '1 second')
            """);

        (await provider.One.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary")).Text("generatedBy").ShouldBe("model-of-the-test");
    }

    private static Task FailAsync(HttpContext http, string failure)
    {
        switch (failure)
        {
            case "refusal":
                return StandIn.CompleteAsync(http, text: null, refusal: "I can't help with that.");
            case "cut short":
                return StandIn.CompleteAsync(http, Good, finish: "length");
            case "filtered":
                return StandIn.CompleteAsync(http, Good, finish: "content_filter");
            case "html":
                http.Response.ContentType = "text/html";
                return http.Response.WriteAsync("<html>Welcome to the portal</html>");
            case "500":
                http.Response.StatusCode = 500;
                return Task.CompletedTask;
            case "429":
                http.Response.StatusCode = 429;
                http.Response.Headers.RetryAfter = "7";
                return Task.CompletedTask;
            case "dropped":
                http.Abort();
                return Task.CompletedTask;
            case "no choices":
                return http.Response.WriteAsJsonAsync(new { id = "1", @object = "chat.completion", created = 1, model = "m", choices = Array.Empty<object>() });
            case "no object":
                return StandIn.CompleteAsync(http, "[1, 2]");
            case "another shape":
                return StandIn.CompleteAsync(http, """{ "sentences": "one", "answer": { "a": 1 }, "passages": 7 }""");
            default:
                return StandIn.CompleteAsync(http, "");
        }
    }
}
