using System.Text.Json;

namespace ContentApi.IntegrationTests.Support;

/// <summary>A source, an article or a term as it was answered.</summary>
/// <param name="Collection"><c>/v1/sources</c>.</param>
/// <param name="Json">Its read form.</param>
/// <param name="ETag">The tag to change it with.</param>
public sealed record Resource(string Collection, JsonElement Json, string ETag)
{
    public Guid Id => Json.GetProperty("id").GetGuid();

    public string Slug => Json.Text("slug")!;

    public int Version => Json.Number("version");

    public string Path => $"{Collection}/{Id}";
}
