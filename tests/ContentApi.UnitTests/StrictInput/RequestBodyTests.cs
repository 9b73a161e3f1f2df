using System.Text;
using ContentApi.Http.StrictInput;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

public sealed class RequestBodyTests(TrialServer server) : IClassFixture<TrialServer>
{
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("json")]
    [InlineData(null)]
    public async Task Another_media_type_is_refused_with_415(string? mediaType)
    {
        var answer = await server.PostAsync("/v1/trials", """{"title":"t"}""", mediaType);

        answer.Status.ShouldBe(415);
        answer.Json.GetProperty("type").GetString().ShouldBe("/problems/unsupported-media-type");
        answer.Response.Headers.Contains("Accept-Patch").ShouldBeFalse();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task A_patch_of_another_media_type_is_told_what_is_taken(string? mediaType)
    {
        var answer = await server.PatchAsync("/v1/trials/missing", """{"title":"t"}""", mediaType);

        answer.Status.ShouldBe(415);
        answer.Response.Headers.GetValues("Accept-Patch").ShouldBe(["application/merge-patch+json"]);
    }

    [Fact]
    public async Task A_merge_patch_tells_null_from_absent()
    {
        (await server.PatchAsync("/v1/trials/a", """{"title":"t","slug":null}""")).Json.ToString().ShouldBe("""{"isSet":true,"value":null}""");
        (await server.PatchAsync("/v1/trials/a", """{"title":"t"}""")).Json.ToString().ShouldBe("""{"isSet":false,"value":null}""");
    }

    [Fact]
    public async Task A_compressed_body_is_refused_with_415()
    {
        var request = TrialServer.Request(HttpMethod.Post, "/v1/trials", new StringContent("{}"), mediaType: null);
        request.Content!.Headers.ContentEncoding.Add("gzip");

        var answer = await server.SendAsync(request);

        answer.Status.ShouldBe(415);
        answer.Response.Headers.GetValues("Accept-Encoding").ShouldBe(["identity"]);
    }

    [Theory]
    [InlineData(RequestBody.MostBytes, false, 400)]
    [InlineData(RequestBody.MostBytes, true, 400)]
    [InlineData(RequestBody.MostBytes + 1, false, 413)]
    [InlineData(RequestBody.MostBytes + 1, true, 413)]
    [InlineData(3 * RequestBody.MostBytes, true, 413)]
    public async Task Four_mebibytes_are_read_and_no_byte_more(int length, bool chunked, int status)
    {
        var bytes = Encoding.UTF8.GetBytes("""{"title":"t","x":""" + "\"" + new string('x', length - 20) + "\"}");
        bytes.Length.ShouldBe(length);
        var request = TrialServer.Request(HttpMethod.Post, "/v1/trials", new StreamContent(new MemoryStream(bytes)), "application/json");
        request.Headers.TransferEncodingChunked = chunked;
        if (chunked)
            request.Content!.Headers.ContentLength = null;

        (await server.SendAsync(request)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task An_empty_body_is_a_fault_where_one_is_needed()
    {
        (await server.PostAsync("/v1/trials", body: null)).Errors["$"].ShouldBe(["The body is empty: send a JSON object."]);
        (await server.PostAsync("/v1/trials", "")).Errors.Keys.ShouldBe(["$"]);
    }

    [Fact]
    public async Task An_empty_body_is_an_empty_object_where_it_is_optional()
    {
        (await server.PostAsync("/v1/trials/a/publish", body: null)).Status.ShouldBe(200);
        (await server.PostAsync("/v1/trials/a/publish", "", "application/x-www-form-urlencoded")).Status.ShouldBe(200);
        (await server.PostAsync("/v1/trials/a/publish", """{"url":"u","alt":"x"}""")).Json.GetProperty("alt").GetString().ShouldBe("x");
        (await server.PostAsync("/v1/trials/a/publish", "{}")).Errors.Keys.ShouldBe(["url"]);
    }

    [Fact]
    public async Task Where_no_body_is_taken_an_empty_object_is_fine_and_members_are_unknown()
    {
        (await server.PostAsync("/v1/trials/a/approve", body: null)).Status.ShouldBe(200);
        (await server.PostAsync("/v1/trials/a/approve", "{}")).Status.ShouldBe(200);
        (await server.PostAsync("/v1/trials/a/approve", """{"x":1}""")).Errors["x"].ShouldBe(["Unknown member: there are none here."]);
        (await server.PostAsync("/v1/trials/a/approve", "x", "text/plain")).Status.ShouldBe(415);
    }

    [Fact]
    public async Task A_streaming_action_reads_whatever_comes() =>
        (await server.PostAsync("/v1/trials/streamed", new string('x', RequestBody.MostBytes + 1), "application/x-ndjson"))
            .Json.GetProperty("length").GetInt32().ShouldBe(RequestBody.MostBytes + 1);
}
