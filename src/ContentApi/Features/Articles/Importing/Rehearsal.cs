using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Importing;

/// <summary>
/// What a dry run would have saved: for each article the lines of the file so far, laid over one another. They wait in a file; memory
/// holds where.
/// </summary>
internal sealed class Rehearsal : IAsyncDisposable
{
    private readonly Dictionary<Guid, (long Start, int Length)> places = [];
    private readonly FileStream file = new(
        Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>What earlier lines said of the article that a line means; null when none did.</summary>
    public async Task<byte[]?> BeforeAsync(PreparedLine line, CancellationToken cancellationToken)
    {
        foreach (var key in Keys(line))
        {
            if (!places.TryGetValue(key, out var place))
                continue;

            var json = new byte[place.Length];
            file.Position = place.Start;
            await file.ReadExactlyAsync(json, cancellationToken);
            return json;
        }

        return null;
    }

    /// <summary>Notes a line, laid over what was said before.</summary>
    public async Task NoteAsync(PreparedLine line, byte[]? before, CancellationToken cancellationToken)
    {
        var keys = Keys(line).ToList();
        if (keys.Count == 0)
            return;

        var json = before is null ? line.Json! : Over(before, line.Json!);
        file.Position = file.Length;
        var place = (file.Position, json.Length);
        await file.WriteAsync(json, cancellationToken);
        foreach (var key in keys)
            places[key] = place;
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static byte[] Over(byte[] before, byte[] line)
    {
        var whole = (JsonObject)JsonNode.Parse(before)!;
        foreach (var (name, value) in (JsonObject)JsonNode.Parse(line)!)
            whole[name] = value?.DeepClone();
        return Encoding.UTF8.GetBytes(whole.ToJsonString(ContentJson.Options));
    }

    private static IEnumerable<Guid> Keys(PreparedLine line) =>
        line.Identities.Select(identity => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{line.Source} {identity}")).AsSpan(0, 16)));
}
