using System.Text.Json;
using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Changes;

/// <summary>Follows the change log from where it ended when the reader was made.</summary>
internal sealed class LogReader(HttpClient client, string? position, int limit = 100)
{
    /// <summary>Where it has read to.</summary>
    public string? Position { get; private set; } = position;

    /// <summary>A reader at the log's present end.</summary>
    public static async Task<LogReader> AtEndAsync(HttpClient client)
    {
        var reader = new LogReader(client, position: null);
        await reader.ReadToEndAsync();
        return reader;
    }

    /// <summary>The entries up to the present end.</summary>
    public async Task<List<JsonElement>> ReadToEndAsync()
    {
        var entries = new List<JsonElement>();
        for (var atEnd = false; !atEnd;)
        {
            var page = await ReadAsync();
            entries.AddRange(page.Items());
            atEnd = page.GetProperty("atEnd").GetBoolean();
        }

        return entries;
    }

    /// <summary>The entries about one resource up to the present end, as "type version".</summary>
    public async Task<IEnumerable<string>> ActsOnAsync(Guid id) =>
        (await ReadToEndAsync()).Where(entry => entry.GetProperty("id").GetGuid() == id).Select(entry => $"{entry.Text("type")} {entry.Number("version")}");

    /// <summary>The next answer.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        var page = await client.JsonAsync($"/v1/changes?limit={limit}{(Position is null ? "" : $"&after={Position}")}");
        Position = page.Text("position");
        return page;
    }
}
