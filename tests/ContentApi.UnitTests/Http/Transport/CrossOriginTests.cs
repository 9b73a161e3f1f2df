using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Transport;

public sealed class CrossOriginTests(TransportApp app)
{
    private const string Stranger = "https://stranger.example";

    [Theory]
    [InlineData("/ok", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/throw/unknown", 500)]
    [InlineData("/throw/timeout", 503)]
    public async Task Every_anonymous_get_is_open_to_all_origins(string path, int status)
    {
        foreach (var origin in new[] { Stranger, TransportApp.ListedOrigin })
        {
            var response = await app.Client.SendAsync(HttpMethod.Get, path, ("Origin", origin));

            ((int)response.StatusCode).ShouldBe(status);
            response.Header("Access-Control-Allow-Origin").ShouldBe("*");
            response.Header("Access-Control-Expose-Headers").ShouldBe("ETag, Link, Location, Retry-After, RateLimit, X-Request-Id");
            (response.Header("Vary") ?? "").ShouldNotContain("Origin");
        }
    }

    [Fact]
    public async Task A_304_is_open_as_well()
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/tagged/10", ("Origin", Stranger), ("If-None-Match", "\"3-abc\""));

        ((int)response.StatusCode).ShouldBe(304);
        response.Header("Access-Control-Allow-Origin").ShouldBe("*");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_listed_origin_may_send_a_key(string method)
    {
        var response = await app.Client.SendAsync(new HttpMethod(method), "/ok", ("Origin", TransportApp.ListedOrigin), ("Authorization", "Bearer x"));

        response.Header("Access-Control-Allow-Origin").ShouldBe(TransportApp.ListedOrigin);
        response.Header("Vary")!.ShouldContain("Origin");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_stranger_may_not_see_what_a_key_gets(string method)
    {
        var response = await app.Client.SendAsync(new HttpMethod(method), "/ok", ("Origin", Stranger), ("Authorization", "Bearer x"));

        response.Header("Access-Control-Allow-Origin").ShouldBeNull();
        response.Header("Vary")!.ShouldContain("Origin");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task A_listed_origins_preflight_is_granted(string method)
    {
        var response = await app.Client.SendAsync(HttpMethod.Options, "/anything", ("Origin", TransportApp.ListedOrigin),
            ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "authorization, if-match"));

        ((int)response.StatusCode).ShouldBe(204);
        response.Header("Access-Control-Allow-Origin").ShouldBe(TransportApp.ListedOrigin);
        response.Header("Access-Control-Allow-Methods")!.ShouldContain(method);
        foreach (var header in new[] { "Authorization", "If-Match", "If-None-Match", "Idempotency-Key", "Content-Type", "Accept" })
            response.Header("Access-Control-Allow-Headers")!.ShouldContain(header);
        response.Header("Access-Control-Max-Age").ShouldBe("7200");
        response.Header("Vary").ShouldBe("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    }

    [Fact]
    public async Task A_strangers_preflight_is_granted_for_reading_without_a_key()
    {
        var response = await app.Client.SendAsync(HttpMethod.Options, "/ok", ("Origin", Stranger),
            ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match"));

        ((int)response.StatusCode).ShouldBe(204);
        response.Header("Access-Control-Allow-Origin").ShouldBe("*");
        response.Header("Access-Control-Allow-Headers")!.ShouldContain("If-None-Match");
        response.Header("Access-Control-Allow-Headers")!.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_strangers_preflight_for_writing_is_refused(string method)
    {
        var response = await app.Client.SendAsync(HttpMethod.Options, "/ok", ("Origin", Stranger), ("Access-Control-Request-Method", method));

        ((int)response.StatusCode).ShouldBe(204);
        response.Header("Access-Control-Allow-Origin").ShouldBeNull();
        response.Header("Access-Control-Allow-Methods").ShouldBeNull();
    }
}
