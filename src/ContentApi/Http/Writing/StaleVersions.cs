using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Data;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Http.Writing;

/// <summary>What a caller is told whose <c>If-Match</c> names an older version of something that keeps its write form in its revisions.</summary>
internal static class StaleVersions
{
    /// <summary>412, with what others have changed since, and who.</summary>
    public static async Task<ProblemException> OfAsync(ContentDbContext db, Guid id, int version, int? callersVersion, CancellationToken cancellationToken)
    {
        var since = await db.Revisions.AsNoTracking()
            .Where(r => r.ResourceId == id && r.Version >= callersVersion)
            .OrderBy(r => r.Version)
            .Select(r => new { r.Version, r.Act, r.At, r.Snapshot, By = db.ApiKeys.Where(k => k.Id == r.KeyId).Select(k => new KeyName(k.Id, k.Name)).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var (read, present) = (since.Find(r => r.Version == callersVersion)?.Snapshot, since.LastOrDefault()?.Snapshot);
        return new ProblemException(ProblemType.StaleVersion, $"The present version is {version}. Read it again and apply the change to that.")
            .With("currentVersion", version)
            .With("changedFields", read is null ? [] : Differences(read, present!))
            .With("changes", since.Where(r => r.Version > callersVersion).Select(r => new { r.Version, r.Act, r.By, r.At }));
    }

    private static string[] Differences(string read, string present)
    {
        var (before, after) = (JsonNode.Parse(read)!.AsObject(), JsonNode.Parse(present)!.AsObject());
        return [.. after.Where(member => !JsonNode.DeepEquals(member.Value, before[member.Key])).Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Key))];
    }
}
