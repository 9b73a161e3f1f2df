using System.Reflection;
using System.Text.Json;
using ContentApi.Hosting.OpenApi;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Hosting.OpenApi;

public sealed class OpenApiDocumentTests : IAsyncLifetime
{
    private WebApplication? app;
    private JsonElement document;
    private HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddProblems().AddOpenApiDocument();
        builder.Services.ConfigureSwaggerGen(options => options.IncludeXmlComments(typeof(SampleController).Assembly));
        builder.Services.AddControllers().AddStrictInput().ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new Samples());
            parts.FeatureProviders.Add(new AllControllers());
        });
        app = builder.Build();
        app.MapControllers();
        app.MapOpenApiDocument();
        await app.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var text = await client.GetStringAsync("/openapi/v1.json");
        if (Environment.GetEnvironmentVariable("CONTENTAPI_OPENAPI_SAMPLE") is { } path)
            await File.WriteAllTextAsync(path, text);
        document = JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app!.DisposeAsync();
    }

    [Fact]
    public void It_is_openapi_3_1() => At("openapi").GetString()!.ShouldStartWith("3.1");

    [Theory]
    [InlineData("title", """{"type":"string","description":"Its title."}""")]
    [InlineData("summary", """{"type":["null","string"],"description":"Its summary."}""")]
    [InlineData("kind", """{"description":"Its kind.","$ref":"#/components/schemas/SampleKind"}""")]
    [InlineData("otherKind", """{"oneOf":[{"$ref":"#/components/schemas/SampleKind"},{"type":"null"}],"description":"Another kind."}""")]
    [InlineData("image", """{"oneOf":[{"$ref":"#/components/schemas/SampleImage"},{"type":"null"}],"description":"Its picture."}""")]
    [InlineData("parts", """{"type":"array","items":{"$ref":"#/components/schemas/SampleImage"},"description":"Its parts."}""")]
    [InlineData("tags", """{"type":"array","items":{"$ref":"#/components/schemas/SampleTag"},"description":"What it is about."}""")]
    [InlineData("lead", """{"oneOf":[{"$ref":"#/components/schemas/SampleTag"},{"type":"null"}],"description":"The most important of them."}""")]
    [InlineData("at", """{"type":["null","string"],"description":"When.","format":"date-time"}""")]
    public void A_member_has_the_schema_of_what_is_written(string member, string schema) =>
        Compact(At("components", "schemas", "Sample", "properties", member)).ShouldBe(schema);

    [Fact]
    public void An_answer_has_all_its_members_and_a_request_what_is_required()
    {
        Compact(At("components", "schemas", "SampleSamplePage", "required")).ShouldBe("""["items","nextCursor"]""");
        Compact(At("components", "schemas", "WriteSampleRequest", "required")).ShouldBe("""["title"]""");
        At("components", "schemas", "WriteSampleRequest", "additionalProperties").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("slug", """{"type":["null","string"],"description":"Made from the title when absent."}""")]
    [InlineData("kind", """{"description":"Its kind.","$ref":"#/components/schemas/SampleKind"}""")]
    public void A_member_that_may_be_absent_has_the_schema_of_its_value(string member, string schema) =>
        Compact(At("components", "schemas", "WriteSampleRequest", "properties", member)).ShouldBe(schema);

    [Fact]
    public void Enums_are_told_by_the_names_that_are_written() =>
        Compact(At("components", "schemas", "SampleKind", "enum")).ShouldBe("""["curated","inReview"]""");

    [Theory]
    [InlineData("/v1/samples", "get", "200 304 400 401 406 503 default")]
    [InlineData("/v1/samples", "post", "201 400 401 403 409 413 415 422 503 default")]
    [InlineData("/v1/samples/{idOrSlug}", "get", "200 304 400 401 404 406 410 503 default")]
    [InlineData("/v1/samples/{idOrSlug}", "patch", "200 400 401 403 404 409 412 413 415 428 503 default")]
    [InlineData("/v1/samples/{idOrSlug}", "delete", "204 400 401 403 404 409 412 413 415 428 503 default")]
    public void Every_status_is_told(string path, string method, string statuses) =>
        string.Join(' ', At("paths", path, method, "responses").EnumerateObject().Select(response => response.Name)).ShouldBe(statuses);

    [Theory]
    [InlineData("/v1/samples", "get", "If-None-Match X-Request-Id")]
    [InlineData("/v1/samples", "post", "Idempotency-Key X-Request-Id")]
    [InlineData("/v1/samples/{idOrSlug}", "patch", "If-Match X-Request-Id")]
    public void Every_header_is_told(string path, string method, string headers) =>
        string.Join(' ', At("paths", path, method, "parameters").EnumerateArray()
            .Where(parameter => parameter.TryGetProperty("$ref", out _))
            .Select(parameter => parameter.GetProperty("$ref").GetString()!.Split('/')[^1])).ShouldBe(headers);

    [Fact]
    public void A_parameter_is_what_can_be_set() =>
        At("paths", "/v1/samples", "get", "parameters").EnumerateArray()
            .Where(parameter => parameter.TryGetProperty("name", out _))
            .Select(parameter => parameter.GetProperty("name").GetString())
            .ShouldBe(["limit", "cursor", "fields", "source", "kind", "publishedAfter"], ignoreOrder: true);

    [Fact]
    public void A_patch_takes_merge_patches_alone() =>
        At("paths", "/v1/samples/{idOrSlug}", "patch", "requestBody", "content").EnumerateObject().Select(type => type.Name)
            .ShouldBe(["application/merge-patch+json"]);

    [Fact]
    public void Reading_needs_no_key_but_takes_one()
    {
        Compact(At("paths", "/v1/samples", "get", "security")).ShouldBe("""[{},{"bearer":[]}]""");
        Compact(At("paths", "/v1/samples", "post", "security")).ShouldBe("""[{"bearer":[]}]""");
        At("paths", "/v1/samples", "post", "description").GetString().ShouldBe("Needs a key of the role `editor` or `admin`.");
    }

    [Fact]
    public async Task Swagger_ui_is_served_and_reads_the_document()
    {
        var page = await client.GetAsync("/swagger", TestContext.Current.CancellationToken);

        page.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/swagger/index.html");
        (await client.GetStringAsync("/swagger/index.js", TestContext.Current.CancellationToken)).ShouldContain("../openapi/v1.json");
        (await client.GetAsync("/swagger/swagger-ui-bundle.js", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
        ((int)(await client.GetAsync("/swagger/nothing.js", TestContext.Current.CancellationToken)).StatusCode).ShouldBe(404);
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);

    private JsonElement At(params string[] path) => path.Aggregate(document, (element, name) => element.GetProperty(name));

    private sealed class Samples : ApplicationPart, IApplicationPartTypeProvider
    {
        public override string Name => "samples";

        public IEnumerable<TypeInfo> Types => [typeof(SampleController).GetTypeInfo()];
    }

    private sealed class AllControllers : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => true;
    }
}
