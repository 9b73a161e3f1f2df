using System.IO.Compression;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Transport;

public sealed class RepresentationTests(TransportApp app)
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_compressed_answer_has_its_tag_weakened(string encoding)
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/tagged/5000", ("Accept-Encoding", encoding));

        response.Header("Content-Encoding").ShouldBe(encoding);
        response.Header("ETag").ShouldBe("W/\"3-abc\"");
        response.Header("Vary").ShouldBe("Accept-Encoding");
        (await Decompressed(response, encoding)).ShouldBe(new string('x', 5000));
    }

    [Theory]
    [InlineData("GET", "br")]
    [InlineData("GET", "identity")]
    [InlineData("GET", "gzip;q=0")]
    public async Task Head_has_the_headers_of_get(string method, string encoding)
    {
        var get = await app.Client.SendAsync(new HttpMethod(method), "/tagged/5000", ("Accept-Encoding", encoding));
        var head = await app.Client.SendAsync(HttpMethod.Head, "/tagged/5000", ("Accept-Encoding", encoding));

        foreach (var header in new[] { "Content-Encoding", "ETag", "Vary", "Content-Type" })
            head.Header(header).ShouldBe(get.Header(header), header);
    }

    [Fact]
    public async Task An_uncompressed_answer_has_the_strong_tag_and_says_that_it_may_vary()
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/tagged/5000");

        response.Header("Content-Encoding").ShouldBeNull();
        response.Header("ETag").ShouldBe("\"3-abc\"");
        response.Header("Vary").ShouldBe("Accept-Encoding");
    }

    [Fact]
    public async Task Small_bodies_are_left_alone()
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/tagged/199", ("Accept-Encoding", "br, gzip"));

        response.Header("Content-Encoding").ShouldBeNull();
        response.Header("ETag").ShouldBe("\"3-abc\"");
    }

    [Theory]
    [InlineData("W/\"3-abc\"", "W/\"3-abc\"")]
    [InlineData("\"3-abc\"", "\"3-abc\"")]
    [InlineData("\"1-x\", W/\"3-abc\"", "W/\"3-abc\"")]
    [InlineData("*", "\"3-abc\"")]
    public async Task A_304_names_the_tag_as_the_caller_holds_it(string held, string named)
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/tagged/5000", ("Accept-Encoding", "br"), ("If-None-Match", held));

        ((int)response.StatusCode).ShouldBe(304);
        response.Header("ETag").ShouldBe(named);
        response.Header("Vary").ShouldBe("Accept-Encoding");
    }

    [Fact]
    public async Task Problems_of_some_size_are_compressed_too()
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/nowhere?" + new string('a', 3000), ("Accept-Encoding", "gzip"));

        response.Header("Content-Encoding").ShouldBe("gzip");
        (await Decompressed(response, "gzip")).ShouldContain("/problems/not-found");
    }

    private static async Task<string> Decompressed(HttpResponseMessage response, string encoding)
    {
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        return await new StreamReader(plain).ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
