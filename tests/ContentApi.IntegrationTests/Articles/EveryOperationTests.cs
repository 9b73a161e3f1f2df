using ContentApi.Domain.Keys;
using ContentApi.Http.ETags;
using ContentApi.IntegrationTests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>What all operations promise, held against each of them, new ones included: they are taken from the server itself.</summary>
public sealed class EveryOperationTests(ContentApiFixture api)
{
    private static readonly string[] Collections = ["articles", "sources", "tags", "sections", "authors"];

    private IEnumerable<ApiDescription> Operations => api.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>()
        .ApiDescriptionGroups.Items.SelectMany(group => group.Items)
        .Where(operation => operation.RelativePath!.StartsWith("v1/", StringComparison.Ordinal))
        .DistinctBy(Name);

    [Fact]
    public async Task Without_a_good_key_it_is_401_where_one_is_needed()
    {
        var operations = Operations.Where(operation => RolesOf(operation).Count > 0).ToList();
        operations.Count.ShouldBeGreaterThan(10);

        foreach (var operation in operations)
        {
            foreach (var client in (HttpClient[])[api.Anonymous, api.ClientWith("no-such-key")])
            {
                using var response = await SendAsync(client, operation, Anything(operation));
                await ShouldAsync(operation, response, 401, "/problems/unauthorized");
                response.Header("WWW-Authenticate")!.ShouldStartWith("Bearer", Case.Sensitive, Name(operation));
                response.Header("Cache-Control").ShouldBe("no-store", Name(operation));
            }
        }
    }

    [Fact]
    public async Task An_unknown_key_is_401_even_where_none_is_needed()
    {
        foreach (var operation in Operations.Where(operation => RolesOf(operation).Count == 0))
        {
            using var response = await SendAsync(api.ClientWith("no-such-key"), operation, Anything(operation));
            await ShouldAsync(operation, response, 401, "/problems/unauthorized");
        }
    }

    [Fact]
    public async Task A_role_that_does_not_reach_is_403()
    {
        foreach (var operation in Operations.Where(operation => RolesOf(operation).Count > 0))
        {
            foreach (var role in Enum.GetValues<Role>().Except(RolesOf(operation)))
            {
                using var response = await SendAsync(api.ClientFor(role), operation, Anything(operation));
                await ShouldAsync(operation, response, 403, "/problems/forbidden");
            }
        }
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused_by_its_name()
    {
        var admin = api.ClientFor(Role.Admin);
        var operations = Operations.Where(operation => operation.HttpMethod == "GET" && OnlyNamesWhatIs(operation)).ToList();
        operations.Count.ShouldBeGreaterThan(5);

        foreach (var operation in operations)
        {
            using var response = await SendAsync(admin, operation, await ExistingAsync(operation) + "?unknownParameter=1");
            var problem = await ShouldAsync(operation, response, 400, "/problems/validation");
            problem.GetProperty("errors").Names().ShouldContain("unknownParameter", Name(operation));
        }
    }

    [Fact]
    public async Task An_unknown_member_is_refused_by_its_name()
    {
        var admin = api.ClientFor(Role.Admin);
        var operations = Operations.Where(operation => TakesBody(operation) && OnlyNamesWhatIs(operation)).ToList();
        operations.Count.ShouldBeGreaterThan(5);

        foreach (var operation in operations)
        {
            using var response = await SendAsync(admin, operation, await ExistingAsync(operation), """{ "unknownMember": 1 }""", "*");
            var problem = await ShouldAsync(operation, response, 400, "/problems/validation");
            problem.GetProperty("errors").Names().ShouldContain("unknownMember", Name(operation));
        }
    }

    [Fact]
    public async Task Without_If_Match_it_is_428_where_the_version_counts()
    {
        var admin = api.ClientFor(Role.Admin);
        var operations = Operations
            .Where(operation => operation.ActionDescriptor.Parameters.Any(p => p.ParameterType == typeof(IfMatch)) && OnlyNamesWhatIs(operation)
                && !operation.ActionDescriptor.EndpointMetadata.OfType<IfMatchOptionalAttribute>().Any())
            .ToList();
        operations.Count.ShouldBeGreaterThan(5);

        foreach (var operation in operations)
        {
            using var response = await SendAsync(admin, operation, await ExistingAsync(operation), TakesBody(operation) ? "{ faulty" : null);
            await ShouldAsync(operation, response, 428, "/problems/if-match-required");
        }
    }

    [Fact]
    public async Task Another_method_is_405_and_told_which_are_allowed()
    {
        foreach (var operation in Operations.DistinctBy(operation => operation.RelativePath))
        {
            using var response = await api.ClientFor(Role.Admin).SendAsync(new HttpMethod("PURGE"), Anything(operation), body: null, ifMatch: null);
            await ShouldAsync(operation, response, 405, "/problems/method-not-allowed");
            var allowed = response.Header("Allow")!.Split(", ");
            allowed.ShouldContain(operation.HttpMethod!, Name(operation));
            allowed.Contains("HEAD").ShouldBe(allowed.Contains("GET"), Name(operation));
        }
    }

    [Fact]
    public async Task A_read_that_Accept_does_not_take_is_406()
    {
        var admin = api.ClientFor(Role.Admin);
        string[] needMore = ["v1/articles/export", "v1/articles/{idOrSlug}/translation"];
        var operations = Operations.Where(operation => operation.HttpMethod == "GET" && OnlyNamesWhatIs(operation) && !needMore.Contains(operation.RelativePath)).ToList();
        operations.Count.ShouldBeGreaterThan(5);

        foreach (var operation in operations)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, await ExistingAsync(operation));
            request.Headers.Add("Accept", "image/png, text/html;q=0.5");
            using var response = await admin.SendAsync(request);
            await ShouldAsync(operation, response, 406, "/problems/not-acceptable");
        }
    }

    [Fact]
    public async Task An_anonymous_read_may_be_kept_and_names_what_purges_it()
    {
        var operations = Operations
            .Where(operation => operation.HttpMethod == "GET" && RolesOf(operation).Count == 0 && OnlyNamesWhatIs(operation) && !operation.RelativePath!.EndsWith("/translation", StringComparison.Ordinal)
                && operation.RelativePath != "v1/me")
            .ToList();
        operations.Count.ShouldBeGreaterThan(5);

        foreach (var operation in operations)
        {
            var path = await ExistingAsync(operation);
            using var read = await api.Anonymous.GetAsync(path);
            using var known = await api.Anonymous.GetAsync(path, "*");
            ((int)read.StatusCode, (int)known.StatusCode).ShouldBe((200, 304), Name(operation));
            read.Header("Cache-Control")!.ShouldStartWith("public, max-age=0, s-maxage=", Case.Sensitive, Name(operation));
            read.Header("Cache-Tag").ShouldNotBeNullOrEmpty(Name(operation));
        }
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/*;q=0.1")]
    [InlineData("text/html, application/json;q=0.1")]
    public async Task A_read_that_Accept_takes_in_some_way_is_answered(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sources");
        request.Headers.Add("Accept", accept);

        using var response = await api.Anonymous.SendAsync(request);

        await response.ShouldBeAsync(200);
    }

    [Theory]
    [InlineData("/v1/articles/no-such-article")]
    [InlineData("/v1/articles/a/b/c")]
    [InlineData("/v1/articels")]
    [InlineData("/v1/sources/no-such-source/articles")]
    public async Task What_does_not_exist_is_404(string path)
    {
        using var response = await api.Anonymous.GetAsync(path);

        await response.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    private static string Name(ApiDescription operation) => $"{operation.HttpMethod} /{operation.RelativePath}";

    private static List<Role> RolesOf(ApiDescription operation)
    {
        var demands = operation.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Where(demand => demand.Roles is not null).ToList();
        return demands.Count == 0 ? [] : [.. Enum.GetValues<Role>().Where(role => demands.TrueForAll(demand => demand.Roles!.Split(',').Contains(role.ToString())))];
    }

    private static bool TakesBody(ApiDescription operation) =>
        operation.ActionDescriptor.Parameters.Any(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Body);

    // Others have parts that no test can make up.
    private static bool OnlyNamesWhatIs(ApiDescription operation)
    {
        var path = operation.RelativePath!.Replace("{idOrSlug}", "", StringComparison.Ordinal);
        return !path.Contains('{', StringComparison.Ordinal)
            && (path == operation.RelativePath || Collections.Any(collection => path.StartsWith($"v1/{collection}/", StringComparison.Ordinal)));
    }

    private static string Anything(ApiDescription operation) => "/" + string.Join('/', operation.RelativePath!.Split('/').Select(part => part.StartsWith('{') ? "anything" : part));

    private async Task<string> ExistingAsync(ApiDescription operation)
    {
        var path = "/" + operation.RelativePath;
        if (!path.Contains('{', StringComparison.Ordinal))
            return path;

        var word = "term" + Guid.NewGuid().ToString("N")[..10];
        var slug = path.Split('/')[2] switch
        {
            "articles" => (await api.PublishedArticleAsync()).Slug,
            "sources" => (await api.CreateSourceAsync()).Slug,
            _ => word,
        };
        if (slug == word)
            await api.PublishedArticleAsync(new { tags = (string[])[word], authors = (string[])[word], section = word });
        return path.Replace("{idOrSlug}", slug, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, ApiDescription operation, string path, object? body = null, string? ifMatch = null) =>
        client.SendAsync(new HttpMethod(operation.HttpMethod!), path, body ?? (TakesBody(operation) ? "{}" : null), ifMatch);

    private static async Task<System.Text.Json.JsonElement> ShouldAsync(ApiDescription operation, HttpResponseMessage response, int status, string type)
    {
        ((int)response.StatusCode).ShouldBe(status, $"{Name(operation)}: {await response.Content.ReadAsStringAsync()}");
        return await response.ShouldBeProblemAsync(status, type);
    }
}
