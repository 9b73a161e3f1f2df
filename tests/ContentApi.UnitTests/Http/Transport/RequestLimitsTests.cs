using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Transport;

public sealed class RequestLimitsTests(TransportApp app)
{
    [Theory]
    [InlineData(8 * 1024, 200)]
    [InlineData((8 * 1024) + 1, 414)]
    [InlineData(40 * 1024, 414)]
    public async Task A_request_line_has_up_to_8_KiB(int bytes, int status)
    {
        var query = new string('a', bytes - "GET /ok? HTTP/1.1\r\n".Length);

        var answer = await app.SendRawAsync($"GET /ok?{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith($"HTTP/1.1 {status} ");
        if (status == 414)
            answer.ShouldContain("\"type\":\"/problems/uri-too-long\"");
    }

    [Theory]
    [InlineData(30 * 1024, 200)]
    [InlineData(33 * 1024, 431)]
    [InlineData(100 * 1024, 431)]
    public async Task Headers_have_up_to_32_KiB(int bytes, int status)
    {
        var header = new string('a', bytes);

        var answer = await app.SendRawAsync($"GET /ok HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: {header}\r\n\r\n");

        answer.ShouldStartWith($"HTTP/1.1 {status} ");
        if (status == 431)
            answer.ShouldContain("\"type\":\"/problems/headers-too-large\"");
    }

    [Fact]
    public async Task A_body_beyond_the_servers_limit_is_a_413_problem()
    {
        var answer = await app.SendRawAsync("POST /read HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 99999999999\r\n\r\nabc");

        answer.ShouldStartWith("HTTP/1.1 413 ");
        answer.ShouldContain("\"type\":\"/problems/payload-too-large\"");
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_400_problem()
    {
        var answer = await app.SendRawAsync("POST /read HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

        answer.ShouldStartWith("HTTP/1.1 400 ");
        answer.ShouldContain("\"type\":\"/problems/validation\"");
    }

    [Theory]
    [InlineData("/%zz")]
    [InlineData("/ok/%c0%af")]
    [InlineData("/%ff%fe")]
    [InlineData("/..%2f..%2fetc")]
    public async Task A_bad_percent_encoding_is_a_404_problem(string path)
    {
        var answer = await app.SendRawAsync($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 404 ");
        answer.ShouldContain("\"type\":\"/problems/not-found\"");
    }
}
