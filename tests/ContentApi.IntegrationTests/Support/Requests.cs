using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ContentApi.IntegrationTests.Support;

/// <summary>Requests as tests speak of them. A body is an object, or JSON in a string, which is sent as it stands.</summary>
public static class Requests
{
    private const string Json = "application/json";
    private const string MergePatch = "application/merge-patch+json";

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object body, string? ifMatch = null, string? idempotencyKey = null) =>
        client.SendAsync(HttpMethod.Post, path, body, ifMatch, ("Idempotency-Key", idempotencyKey));

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string path, object body, string? ifMatch = null) =>
        client.SendAsync(HttpMethod.Put, path, body, ifMatch);

    /// <summary>Sends a merge patch.</summary>
    public static Task<HttpResponseMessage> PatchAsync(this HttpClient client, string path, object body, string? ifMatch = null) =>
        client.SendAsync(HttpMethod.Patch, path, body, ifMatch);

    /// <summary>Sends a merge patch with the ETag of what was read.</summary>
    public static Task<HttpResponseMessage> PatchAsync(this HttpClient client, Resource resource, object changes) =>
        client.SendAsync(HttpMethod.Patch, resource.Path, changes, resource.ETag);

    public static Task<HttpResponseMessage> DeleteAsync(this HttpClient client, string path, string? ifMatch) =>
        client.SendAsync(HttpMethod.Delete, path, body: null, ifMatch);

    /// <summary>Deletes with the ETag of what was read.</summary>
    public static Task<HttpResponseMessage> DeleteAsync(this HttpClient client, Resource resource) =>
        client.SendAsync(HttpMethod.Delete, resource.Path, body: null, resource.ETag);

    /// <summary>Reads unless the tag is still right.</summary>
    public static Task<HttpResponseMessage> GetAsync(this HttpClient client, string path, string? ifNoneMatch) =>
        client.SendAsync(HttpMethod.Get, path, body: null, ifMatch: null, ("If-None-Match", ifNoneMatch));

    public static Task<HttpResponseMessage> HeadAsync(this HttpClient client, string path) => client.SendAsync(HttpMethod.Head, path, body: null, ifMatch: null);

    /// <summary>The JSON behind a path, which must answer 200.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, ifNoneMatch: null);
        return await response.ShouldBeAsync(200);
    }

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, object? body, string? ifMatch, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = body as HttpContent ?? Content(body, method == HttpMethod.Patch ? MergePatch : Json);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        foreach (var (name, value) in headers)
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    private static ByteArrayContent Content(object body, string mediaType)
    {
        var json = body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
        return new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
    }
}
