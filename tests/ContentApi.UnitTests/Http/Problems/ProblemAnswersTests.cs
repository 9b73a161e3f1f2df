using System.Net.Http.Json;
using System.Text.Json;
using ContentApi.UnitTests.Http.Transport;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Problems;

public sealed class ProblemAnswersTests(TransportApp app)
{
    [Theory]
    [InlineData("/throw/problem", 410, "/problems/gone")]
    [InlineData("/throw/input", 400, "/problems/validation")]
    [InlineData("/throw/rule", 409, "/problems/nothing-to-publish")]
    [InlineData("/throw/rule-of-input", 400, "/problems/validation")]
    [InlineData("/throw/timeout", 503, "/problems/database-unavailable")]
    [InlineData("/throw/unknown", 500, "/problems/internal")]
    [InlineData("/nowhere", 404, "/problems/not-found")]
    [InlineData("/%zz/%2e%2e/%ff?%=%", 404, "/problems/not-found")]
    [InlineData("/problems/unheard-of", 404, "/problems/not-found")]
    [InlineData("/read", 405, "/problems/method-not-allowed")]
    [InlineData("/status/400", 400, "/problems/validation")]
    [InlineData("/status/401", 401, "/problems/unauthorized")]
    [InlineData("/status/403", 403, "/problems/forbidden")]
    [InlineData("/status/406", 406, "/problems/not-acceptable")]
    [InlineData("/status/415", 415, "/problems/unsupported-media-type")]
    [InlineData("/status/429", 429, "/problems/rate-limited")]
    [InlineData("/status/502", 500, "/problems/internal")]
    public async Task Every_failure_is_a_problem_document(string path, int status, string type)
    {
        var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        (response.Headers.CacheControl?.NoStore ?? false).ShouldBe(status != 410);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("type").GetString().ShouldBe(type);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("instance").GetString()!.ShouldStartWith("/");
        problem.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
    }

    [Fact]
    public async Task Extensions_and_headers_reach_the_caller_in_their_own_script()
    {
        var response = await app.Client.GetAsync("/throw/problem", TestContext.Current.CancellationToken);

        response.Headers.GetValues("X-Extra").ShouldBe(["yes"]);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"explanation\":\"Отозвано\"");
    }

    [Fact]
    public async Task All_faults_of_the_input_are_listed_under_their_places()
    {
        var problem = await app.Client.GetFromJsonOfAnyStatusAsync("/throw/input");

        problem.GetProperty("errors").GetRawText().ShouldBe("""{"tags[2]":["Write a name."],"limit":["Write 1 to 100."]}""");
    }

    [Fact]
    public async Task An_error_of_the_program_says_nothing_about_the_program()
    {
        var response = await app.Client.GetAsync("/throw/unknown", TestContext.Current.CancellationToken);

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldNotContain("select");
        text.ShouldNotContain("System");
    }

    [Fact]
    public async Task A_database_that_is_away_asks_to_come_back()
    {
        var response = await app.Client.GetAsync("/throw/timeout", TestContext.Current.CancellationToken);

        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_method_that_is_not_taken_keeps_its_allow_header()
    {
        var response = await app.Client.GetAsync("/read", TestContext.Current.CancellationToken);

        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task Head_gets_the_headers_of_the_problem_and_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/nowhere");
        var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(404);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        response.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(0);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_instance_is_a_clean_reference_without_secrets()
    {
        var answer = await app.SendRawAsync("GET /nowhere?q=a\"<b>&preview=abc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        JsonDocument.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("instance").GetString()
            .ShouldBe("/nowhere?q=a%22%3Cb%3E&preview=***");
    }

    [Fact]
    public async Task An_answer_that_has_begun_is_cut_rather_than_garbled()
    {
        await Should.ThrowAsync<HttpRequestException>(() => app.Client.GetStringAsync("/late", TestContext.Current.CancellationToken));
    }
}
