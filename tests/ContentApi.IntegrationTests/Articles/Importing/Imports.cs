using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;

namespace ContentApi.IntegrationTests.Articles.Importing;

/// <summary>Imports as tests speak of them.</summary>
internal static class Imports
{
    public const string Path = "/v1/articles/import";

    /// <summary>The answer to an import of these lines by an editor.</summary>
    public static Task<ImportReport> ImportAsync(this ContentApiFixture api, params object[] lines) => api.ClientFor(Role.Editor).ImportAsync("", lines);

    /// <param name="client">Who imports.</param>
    /// <param name="query"><c>?dryRun=true</c>, or nothing.</param>
    /// <param name="lines">Objects, or JSON in strings, which is sent as it stands.</param>
    public static async Task<ImportReport> ImportAsync(this HttpClient client, string query, params object[] lines)
    {
        var text = string.Join('\n', lines.Select(line => line as string ?? JsonSerializer.Serialize(line, JsonSerializerOptions.Web)));
        using var response = await client.PostAsync(Path + query, Ndjson(Encoding.UTF8.GetBytes(text)));
        return await ReportAsync(response);
    }

    public static ByteArrayContent Ndjson(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };

    public static async Task<ImportReport> ReportAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(200, body);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/x-ndjson");
        body.ShouldEndWith("\n");
        var lines = body.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line)).ToList();
        return new ImportReport(lines[..^1], lines[^1].GetProperty("summary"));
    }
}

/// <summary>What an import answered.</summary>
internal sealed record ImportReport(IReadOnlyList<JsonElement> Lines, JsonElement Summary)
{
    /// <summary>What became of the lines, in order.</summary>
    public IReadOnlyList<string?> Statuses => [.. Lines.Select(line => line.Text("status"))];

    /// <summary>How many comments stood in the file of another system.</summary>
    public int Comments { get; init; }

    /// <summary>The article of a line.</summary>
    public string PathOf(int index) => $"/v1/articles/{Lines[index].Text("id")}";

    /// <summary>The places with which a line finds fault.</summary>
    public string[] Places(int index) => Lines[index].GetProperty("errors").Names();
}
