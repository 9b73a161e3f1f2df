using System.Text.Json;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Transport;

public sealed class RejectedRequestsTests(TransportApp app)
{
    private const string Good = "GET /ok HTTP/1.1\r\nHost: x\r\n\r\n";

    public static TheoryData<string, int, string> Refused => new()
    {
        { "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "/problems/validation" },
        { "GET /ok%00/a HTTP/1.1\r\nHost: x\r\n\r\n", 400, "/problems/validation" },
        { "GET /ok HTTP/1.1\r\nHost: x@@\r\n\r\n", 400, "/problems/validation" },
        { "GET /ok HTTP/1.1\r\n\r\n", 400, "/problems/validation" },
        { "GET /ok HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", 400, "/problems/validation" },
        { "nonsense\r\n\r\n", 400, "/problems/validation" },
        { $"GET /{new string('a', 200_000)} HTTP/1.1\r\nHost: x\r\n\r\n", 414, "/problems/uri-too-long" },
        { $"GET /ok HTTP/1.1\r\nHost: x\r\nA: {new string('a', 400_000)}\r\n\r\n", 431, "/problems/headers-too-large" },
        { $"GET /ok HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Repeat("a:b\r\n", 5_000))}\r\n", 431, "/problems/headers-too-large" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_server_refuses_by_itself_is_a_problem_too(string request, int status, string type)
    {
        foreach (var before in new[] { "", Good, Good + Good })
        {
            var answer = await app.SendRawAsync(before + request);

            var last = answer[answer.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal)..];
            last.ShouldStartWith($"HTTP/1.1 {status} ");
            last.ShouldContain("Content-Type: application/problem+json\r\n");
            last.ShouldContain("Connection: close\r\n");
            last.ShouldContain("X-Request-Id: ");
            var body = last[(last.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            last.ShouldContain($"Content-Length: {body.Length}\r\n");
            var problem = JsonDocument.Parse(body).RootElement;
            problem.GetProperty("type").GetString().ShouldBe(type);
            problem.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
            (answer.Split("HTTP/1.1 ").Length - 2).ShouldBe(before.Length / Good.Length);
        }
    }

    [Fact]
    public async Task Head_is_refused_without_a_body()
    {
        var answer = await app.SendRawAsync("HEAD /ok HTTP/1.1\r\nHost: x@@\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 400 ");
        answer.ShouldEndWith("\r\n\r\n");
    }

    [Fact]
    public async Task The_server_goes_on_afterwards()
    {
        for (var repeat = 0; repeat < 50; repeat++)
            await app.SendRawAsync("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n");

        (await app.Client.GetAsync("/ok", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
    }
}
