using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.OpenApi;

/// <summary>Who tries an operation in Swagger UI with what stands there sees it succeed, beside the sample content.</summary>
public sealed class TriedExamplesTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    // What is needed was made by the server, so that no document can name it; or these want a provider, which nobody has set.
    private static readonly HashSet<string> NotToBeTried =
        ["DELETE /v1/api-keys/{id}", "GET /v1/articles/{idOrSlug}/translation", "POST /v1/articles/{idOrSlug}/questions"];

    [Fact]
    public async Task Every_operation_succeeds_with_its_examples()
    {
        await api.SecondInstanceAsync(("Sample:Load", "true"));
        var document = await api.Anonymous.JsonAsync("/openapi/v1.json");
        var parameters = document.GetProperty("components").GetProperty("parameters");
        var failures = new List<string>();
        foreach (var (name, path, operation) in Operations(document).Where(o => !NotToBeTried.Contains(o.Name)))
        {
            using var request = Request(document, parameters, name.Split(' ')[0], path, operation);
            using var response = await api.ClientFor(Role.Admin).SendAsync(request, TestContext.Current.CancellationToken);
            if ((int)response.StatusCode is < 200 or >= 300)
                failures.Add($"{name}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }

        failures.ShouldBeEmpty(string.Join("\n\n", failures));
    }

    // Reads first, deletions last: what one takes away another may want to read.
    private static IEnumerable<(string Name, string Path, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Name is "get" or "post" or "put" or "patch" or "delete"
        orderby Array.IndexOf(["get", "put", "patch", "post", "delete"], operation.Name), path.Name.Count(c => c == '/') descending
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", path.Name, operation.Value);

    private static HttpRequestMessage Request(JsonElement document, JsonElement shared, string method, string path, JsonElement operation)
    {
        var (address, query, headers) = (path, new List<string>(), new List<(string Name, string Value)>());
        foreach (var parameter in operation.GetProperty("parameters").EnumerateArray().Select(p => Resolved(p, shared)))
        {
            var name = parameter.Text("name")!;
            var example = parameter.TryGetProperty("example", out var value) ? value.ToString() : null;
            switch (parameter.Text("in"))
            {
                case "path": address = address.Replace($"{{{name}}}", Uri.EscapeDataString(example ?? "there-is-no-example"), StringComparison.Ordinal); break;
                case "query" when example is not null: query.Add($"{name}={Uri.EscapeDataString(example)}"); break;
                case "header" when name == "If-Match": headers.Add((name, example!)); break;
            }
        }

        var request = new HttpRequestMessage(new HttpMethod(method), query.Count == 0 ? address : $"{address}?{string.Join('&', query)}");
        headers.ForEach(header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        if (operation.TryGetProperty("requestBody", out var body))
        {
            var (type, content) = body.GetProperty("content").EnumerateObject().Select(c => (c.Name, c.Value)).First();
            request.Content = new StringContent(Example(document, content), null, type);
            request.Content.Headers.ContentType = new(type);
        }

        return request;
    }

    private static JsonElement Resolved(JsonElement parameter, JsonElement shared) =>
        parameter.TryGetProperty("$ref", out var reference) ? shared.GetProperty(reference.GetString()!.Split('/')[^1]) : parameter;

    private static string Example(JsonElement document, JsonElement content)
    {
        if (content.TryGetProperty("example", out var own))
            return own.ValueKind is JsonValueKind.String ? own.GetString()! : own.ToString();

        var schema = content.GetProperty("schema");
        if (schema.TryGetProperty("oneOf", out var choices))
            schema = choices.EnumerateArray().First(choice => choice.TryGetProperty("$ref", out _));
        if (schema.TryGetProperty("$ref", out var reference))
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        return schema.TryGetProperty("example", out var example) ? example.ToString() : "{}";
    }
}
