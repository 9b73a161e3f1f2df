using ContentApi.Domain.Related;
using ContentApi.Features.Related.Ranking;
using Npgsql;

namespace ContentApi.Features.Related.Indexing;

/// <summary>Writes what was found into the lists, in one trip.</summary>
internal sealed class PlacementWriter(NpgsqlConnection connection)
{
    public async Task WriteAsync(List<Placement> placements, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select related_lock()");
        foreach (var placement in placements)
        {
            WriteGroup(batch, placement);
            WriteList(batch, placement);
        }

        // Only the earliest of several copies stands in the lists of others.
        foreach (var placement in placements.Where(placement => placement.Group.OriginalId is null))
            Push(batch, placement);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void WriteGroup(NpgsqlBatch batch, Placement placement)
    {
        if (placement.Group.OriginalId is { } original)
            batch.Add("select related_copy($1, $2)", original, new[] { placement.ArticleId });
        else
            batch.Add("delete from related_copies where article_id = $1", placement.ArticleId);
        if (placement.Group.Followers.Count > 0)
            batch.Add("select related_copy($1, $2)", placement.ArticleId, placement.Group.Followers.Select(copy => copy.ArticleId).ToArray());
    }

    private static void WriteList(NpgsqlBatch batch, Placement placement)
    {
        var subject = placement.Subject;
        var best = placement.Best;
        var leastFit = best.Count > RankingBounds.ListLength ? best[RankingBounds.ListLength - 1].Fit : 0;
        var list = best.Take(RankingBounds.ListLength).ToList();
        batch.Add("delete from related_items where number = $1", subject.Number);
        batch.Add(
            """
            insert into related_items (number, fit, other, other_id, is_near, terms)
            select $1, u.* from unnest($2, $3, $4, $5, $6) u (fit, other, other_id, is_near, terms)
            where not exists (select from related_copies c where c.article_id = u.other_id) and exists (select from related_articles a where a.number = u.other)
            """,
            subject.Number,
            list.Select(other => other.Fit).ToArray(),
            list.Select(other => other.Row.Number).ToArray(),
            list.Select(other => other.Row.ArticleId).ToArray(),
            list.Select(other => other.Near > Reasons.NearEnough).ToArray(),
            list.Select(other => other.TermsWith(subject)).ToArray());
        batch.Add(
            "update related_articles set nearest = $2, least_fit = $3, is_related = true where number = $1",
            subject.Number,
            new NearestCosines(placement.Compared.Select(other => (float)other.Cosine)).Cosines.ToArray(),
            leastFit);
    }

    private static void Push(NpgsqlBatch batch, Placement placement)
    {
        var subject = placement.Subject;
        var all = placement.Compared.Select(other => other.Row.Number).Order().ToArray();
        batch.Add("delete from related_items where other = $1 and number = any($2)", subject.Number, all);
        var into = placement.Compared
            .Where(other => other.FitOfSubject >= other.LeastFit && other.FitOfSubject >= other.Row.LeastFit)
            .ToList();
        batch.Add(
            "select related_push($1, $2, $3, $4, $5, $6)",
            into.Select(other => other.Row.Number).ToArray(),
            subject.Number,
            placement.ArticleId,
            into.Select(other => other.FitOfSubject).ToArray(),
            into.Select(other => other.Near > Reasons.NearEnough).ToArray(),
            into.Select(other => other.TermsSeenFromHere(subject)).ToArray());
        if (!subject.IsNew)
            return;

        var nearer = placement.Compared
            .Where(other => other.Cosine > 0 && (other.Row.Nearest.Length < NearestCosines.Kept || other.Cosine > other.Row.Nearest[^1]))
            .ToList();
        batch.Add(
            "update related_articles a set nearest = related_nearest(a.nearest, u.cosine) from unnest($1, $2) u (number, cosine) where a.number = u.number",
            nearer.Select(other => other.Row.Number).ToArray(),
            nearer.Select(other => (float)other.Cosine).ToArray());
    }
}
