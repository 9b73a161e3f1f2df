using System.Text.Json;
using Shouldly;

namespace ContentApi.IntegrationTests.Support;

/// <summary>What tests expect of responses.</summary>
public static class Answers
{
    /// <summary>The JSON of a response with this status; an undefined element where it has no body.</summary>
    public static async Task<JsonElement> ShouldBeAsync(this HttpResponseMessage response, int status)
    {
        var body = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {body}");
        return body.Length == 0 ? default : JsonElement.Parse(body);
    }

    /// <summary>A problem of this type, complete as RFC 9457 and the contract want it.</summary>
    /// <param name="response">The response.</param>
    /// <param name="status">Its status.</param>
    /// <param name="type"><c>/problems/stale-version</c>.</param>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage response, int status, string type)
    {
        var problem = await response.ShouldBeAsync(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        problem.Text("type").ShouldBe(type);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        foreach (var member in (string[])["title", "detail", "instance", "traceId"])
            problem.Text(member).ShouldNotBeNullOrWhiteSpace();
        return problem;
    }

    /// <summary>A 400 that finds fault with exactly these places.</summary>
    public static async Task<JsonElement> ShouldBeInvalidAsync(this HttpResponseMessage response, params string[] places)
    {
        var problem = await response.ShouldBeProblemAsync(400, "/problems/validation");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(places, ignoreOrder: true, problem.ToString());
        return problem.GetProperty("errors");
    }

    /// <summary>What was read or written, with the ETag it came with.</summary>
    public static async Task<Resource> ResourceAsync(this HttpResponseMessage response, int status, string collection) =>
        new(collection, await response.ShouldBeAsync(status), response.Headers.NonValidated["ETag"].ToString());

    /// <summary>The header as it was sent, or null.</summary>
    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values) ? values.ToString() : null;

    /// <summary>A text member; null where it is null.</summary>
    public static string? Text(this JsonElement json, string member) => json.GetProperty(member).GetString();

    public static int Number(this JsonElement json, string member) => json.GetProperty(member).GetInt32();

    public static IEnumerable<JsonElement> Items(this JsonElement list) => list.GetProperty("items").EnumerateArray();

    /// <summary>The names of an object's members, in their order.</summary>
    public static string[] Names(this JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
