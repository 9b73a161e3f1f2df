using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

public sealed class StrictInputPipelineTests(TrialServer server) : IClassFixture<TrialServer>
{
    [Fact]
    public async Task Eleven_faults_of_one_request_come_in_one_answer()
    {
        var answer = await server.PostAsync("/v1/trials?dryrun=true", """
            { "Title": "x", "status": "draft", "summary": "a\u0000", "name": "too long", "bodyFormat": "HTML", "position": 11, "tags": ["ok", null, "too long"],
              "image": { "url": "ftp://x", "colour": 1 }, "publishedAt": "2025-07-13T09:30:00", "extra": { "a": 1, "a": 2 } }
            """);

        answer.Status.ShouldBe(400);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Json.GetProperty("type").GetString().ShouldBe("/problems/validation");
        answer.Errors.Keys.ShouldBe(
            ["dryrun", "Title", "title", "status", "summary", "name", "bodyFormat", "position", "tags[1]", "tags[2]", "image.url", "image.colour", "publishedAt", "extra.a"],
            ignoreOrder: true);
        answer.Errors["title"].ShouldBe(["Is required: send a string."]);
        answer.Errors["tags[1]"].ShouldBe(["Must be a string, not null."]);
        answer.Errors["dryrun"].ShouldBe(["Unknown parameter; did you mean `dryRun`?"]);
    }

    [Fact]
    public async Task Messages_of_validators_stand_under_json_paths_and_name_members_as_json_does()
    {
        var answer = await server.PostAsync("/v1/trials", """
            { "title": "", "name": "too long", "tags": ["1", "2", "", "4"], "image": { "url": "no" }, "position": 0 }
            """);

        answer.Errors.Keys.ShouldBe(["title", "name", "tags[2]", "tags", "image.url", "position"], ignoreOrder: true);
        answer.Errors["title"].ShouldBe(["'title' must not be empty."]);
        answer.Errors["name"].ShouldHaveSingleItem().ShouldStartWith("The length of 'name' must be 5 characters or fewer.");
    }

    [Fact]
    public async Task A_validator_is_silent_about_what_could_not_be_read()
    {
        (await server.PostAsync("/v1/trials", """{ "title": 5 }""")).Errors["title"].ShouldBe(["Must be a string, not a number."]);
        (await server.PostAsync("/v1/trials", "{")).Errors.Keys.ShouldBe(["$"]);
        (await server.PostAsync("/v1/trials?x=1", "[]")).Errors.Keys.ShouldBe(["x", "$"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_good_is_taken()
    {
        var answer = await server.PostAsync("/v1/trials?dryRun=true", """{ "title": "t", "tags": ["a"] }""", "application/json; charset=\"UTF-8\"");

        answer.Status.ShouldBe(200);
        answer.Json.ToString().ShouldBe("""{"title":"t","tags":1,"dryRun":true}""");
    }

    [Theory]
    [InlineData("/v1/trials?limt=5", "limt", "Unknown parameter; did you mean `limit`?")]
    [InlineData("/v1/trials?Limit=5", "Limit", "Unknown parameter; did you mean `limit`?")]
    [InlineData("/v1/trials?limit=0", "limit", "Must be a whole number from 1 to 100.")]
    [InlineData("/v1/trials/a?to=ja&language=ja", "language", "Unknown parameter; known are: sentences, to.")]
    [InlineData("/v1/trials/a?to=ja&sentences=11", "sentences", "Must be a whole number from 1 to 10.")]
    [InlineData("/v1/trials/a?to=ja&sentences=3&sentences=4", "sentences", "Stands here twice: send it once.")]
    [InlineData("/v1/trials/a", "to", "Is required.")]
    [InlineData("/v1/trials/a?to=", "to", "Has no value: give one, or leave the parameter out.")]
    [InlineData("/v1/trials?=1", "", "Unknown parameter.")]
    [InlineData("/v1/trials?%ff=1", "%ff", "Unknown parameter.")]
    [InlineData("/feeds/trials?limit=x&utm_source=y", "limit", "Must be a whole number from -2147483648 to 2147483647.")]
    public async Task A_query_is_as_strict_as_a_body(string path, string name, string message)
    {
        var answer = await server.GetAsync(path);

        answer.Status.ShouldBe(400);
        answer.Errors.Keys.ShouldBe([name]);
        answer.Errors[name].ShouldHaveSingleItem().ShouldStartWith(message);
    }

    [Theory]
    [InlineData("/v1/trials?source=a&source=b", """{"limit":20,"source":["a","b"]}""")]
    [InlineData("/v1/trials?", """{"limit":20,"source":[]}""")]
    [InlineData("/v1/trials/a?to=ja", """{"id":"a","sentences":3,"language":"ja"}""")]
    [InlineData("/feeds/trials?utm_source=y&Limit=5", """{"limit":20}""")]
    public async Task Defaults_hold_and_feeds_tolerate_what_readers_append(string path, string json) =>
        (await server.GetAsync(path)).Json.ToString().ShouldBe(json);

    [Fact]
    public async Task A_404_comes_before_the_faults_of_the_input() =>
        (await server.PatchAsync("/v1/trials/missing?x=1", "{")).Status.ShouldBe(404);

    [Fact]
    public async Task An_action_that_forgets_to_check_does_not_succeed()
    {
        var answer = await server.PostAsync("/v1/trials/careless", """{ "title": "t", "x": 1 }""");

        answer.Status.ShouldBe(400);
        answer.Errors.Keys.ShouldBe(["x"]);
    }

    [Fact]
    public async Task Query_parameters_and_media_types_are_told_to_the_openapi_document()
    {
        var list = server.Descriptions.Single(description => description.RelativePath == "v1/trials" && description.HttpMethod == "GET");
        list.ParameterDescriptions.Select(parameter => parameter.Name).ShouldBe(
            ["word", "q", "limit", "position", "count", "publishedAfter", "id", "format", "sort", "source", "status", "fields", "ids", "formats"], ignoreOrder: true);
        list.ParameterDescriptions.ShouldAllBe(parameter => parameter.Source == BindingSource.Query);

        MediaTypes("POST", "v1/trials").ShouldBe(["application/json"]);
        MediaTypes("PATCH", "v1/trials/{id}").ShouldBe(["application/merge-patch+json"]);
    }

    private IEnumerable<string> MediaTypes(string method, string path) => server.Descriptions
        .Single(description => description.RelativePath == path && description.HttpMethod == method).SupportedRequestFormats.Select(format => format.MediaType);
}
