using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Revisions;

/// <summary>Compares two versions member by member of the write form.</summary>
internal static class Difference
{
    /// <summary>What is different.</summary>
    public static RevisionDifference Of(RevisionResponse from, StoredWriteForm before, RevisionResponse to, StoredWriteForm after)
    {
        var (old, present) = (Members(before), Members(after));
        var changes = old.Where(member => !JsonNode.DeepEquals(member.Value, present[member.Key]))
            .Select(member => new FieldChange { Field = member.Key, From = Raw(member.Value), To = Raw(present[member.Key]) })
            .ToList();
        return new RevisionDifference(from, to, [.. changes.Select(change => change.Field)], changes, Body(before.Content.Body ?? "", after.Content.Body ?? ""));
    }

    private static List<LinesChange> Body(string before, string after)
    {
        var (from, to) = (LineDifference.Lines(before), LineDifference.Lines(after));
        return [.. LineDifference.Between(from, to).Select(piece => new LinesChange(
            piece.From + 1, [.. from.Skip(piece.From).Take(piece.Removed)], piece.To + 1, [.. to.Skip(piece.To).Take(piece.Added)]))];
    }

    private static JsonObject Members(StoredWriteForm stored) => (JsonObject)JsonSerializer.SerializeToNode(WriteForm.Of(stored), ContentJson.Options)!;

    private static RawJson Raw(JsonNode? value) => new(value?.ToJsonString(ContentJson.Options));
}
