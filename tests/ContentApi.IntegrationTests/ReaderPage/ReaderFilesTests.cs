using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderPage;

public sealed class ReaderFilesTests(ContentApiFixture api)
{
    [Theory]
    [InlineData("/reader", "text/html")]
    [InlineData("/reader/any-story", "text/html")]
    [InlineData("/reader/reader.css", "text/css")]
    [InlineData("/reader/reader.js", "text/javascript")]
    [InlineData("/reader/comments.js", "text/javascript")]
    [InlineData("/reader/icon.svg", "image/svg+xml")]
    public async Task Its_files_are_served_under_a_strict_policy_and_cached(string path, string type)
    {
        using var response = await api.Anonymous.GetAsync(path);
        using var known = await api.Anonymous.GetAsync(path, response.Header("ETag"));
        using var head = await api.Anonymous.HeadAsync(path);

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Header("Cache-Control").ShouldBe("public, max-age=60");
        response.Header("X-Content-Type-Options").ShouldBe("nosniff");
        var policy = response.Header("Content-Security-Policy")!;
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-src 'none'");
        policy.ShouldNotContain("unsafe");
        ((int)known.StatusCode).ShouldBe(304);
        head.Content.Headers.ContentLength.ShouldBe(response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Without_JavaScript_the_page_says_so()
    {
        var html = await api.Anonymous.GetStringAsync("/reader");

        html.ShouldContain("<noscript>");
        html.ShouldNotContain("style=");
        html.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Frames_of_known_hosts_are_allowed_and_no_others()
    {
        var instance = await api.SecondInstanceAsync(("Html:EmbedHosts", "video.example,maps.example"));

        using var response = await instance.Anonymous.GetAsync("/reader");

        response.Header("Content-Security-Policy")!.ShouldContain("frame-src https://video.example https://maps.example;");
    }

    [Fact]
    public async Task There_is_no_other_file()
    {
        using var response = await api.Anonymous.GetAsync("/reader/files/reader.css");

        await response.ShouldBeProblemAsync(404, "/problems/not-found");
    }
}
