using System.Globalization;
using Serilog.Events;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Transport;

public sealed class RequestEnvelopeTests(TransportApp app)
{
    [Theory]
    [InlineData("a")]
    [InlineData("Front-End_7.2")]
    public async Task A_sane_request_id_is_kept(string id)
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/id", ("X-Request-Id", id));

        response.Header("X-Request-Id").ShouldBe(id);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(id);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("<script>")]
    [InlineData("")]
    [InlineData("long")]
    public async Task Any_other_is_replaced(string id)
    {
        var sent = id == "long" ? new string('x', 129) : id;

        var response = await app.Client.SendAsync(HttpMethod.Get, "/id", ("X-Request-Id", sent));

        response.Header("X-Request-Id").ShouldNotBe(sent);
        response.Header("X-Request-Id")!.Length.ShouldBe(32);
    }

    [Theory]
    [InlineData("/ok")]
    [InlineData("/nowhere")]
    [InlineData("/throw/unknown")]
    [InlineData("/problems")]
    public async Task Every_response_carries_its_id_and_forbids_sniffing(string path)
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, path);

        response.Header("X-Request-Id").ShouldNotBeNullOrEmpty();
        response.Header("X-Content-Type-Options").ShouldBe("nosniff");
        response.Header("Server").ShouldBeNull();
    }

    [Fact]
    public async Task A_trace_goes_on_under_the_callers_id()
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/nowhere", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"traceId\":\"0af7651916cd43dd8448eb211c80319c\"");
    }

    [Fact]
    public async Task Each_request_is_one_line_without_secrets()
    {
        var id = Guid.NewGuid().ToString();
        await app.Client.SendAsync(HttpMethod.Get, "/nowhere?q=a&preview=hidden", ("X-Request-Id", id), ("Authorization", "Bearer hidden"));

        var line = await app.LineOfAsync(id);

        line.Level.ShouldBe(LogEventLevel.Information);
        line.RenderMessage(CultureInfo.InvariantCulture).ShouldStartWith("\"GET\" \"/nowhere\"\"?q=a&preview=***\" answered 404 in ");
        line.TraceId!.Value.ToHexString().Length.ShouldBe(32);
        line.Properties.Keys.ShouldContain("Bytes");
        line.Properties.Values.ShouldAllBe(value => !value.ToString(null, null).Contains("hidden"));
    }

    [Theory]
    [InlineData("/throw/unknown", LogEventLevel.Error, true)]
    [InlineData("/late", LogEventLevel.Error, true)]
    [InlineData("/throw/timeout", LogEventLevel.Warning, false)]
    [InlineData("/throw/problem", LogEventLevel.Information, false)]
    public async Task Only_what_is_our_fault_is_logged_with_its_exception(string path, LogEventLevel level, bool hasException)
    {
        var id = Guid.NewGuid().ToString();
        try
        {
            await app.Client.SendAsync(HttpMethod.Get, path, ("X-Request-Id", id));
        }
        catch (HttpRequestException) when (path == "/late")
        {
        }

        var line = await app.LineOfAsync(id);

        line.Level.ShouldBe(level);
        (line.Exception is not null).ShouldBe(hasException);
    }
}
