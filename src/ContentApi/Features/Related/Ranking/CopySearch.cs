using ContentApi.Data;
using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Bodies;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Features.Related.Ranking;

/// <summary>An article with the same text.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="PublishedAt">Its public date.</param>
/// <param name="OriginalId">What it is known to be a copy of.</param>
internal sealed record Copy(Guid ArticleId, DateTimeOffset PublishedAt, Guid? OriginalId);

/// <summary>
/// Finds the same text under other mastheads: a few runs of words find, the whole bodies decide. Of several copies only
/// the original is found: the others keep no runs, or what hundreds have would pass for boilerplate.
/// </summary>
internal sealed class CopySearch(ContentDbContext db)
{
    private const int MostBodies = 24;

    /// <summary>The live articles with this text: originals, and copies of this one.</summary>
    /// <param name="itself">The article's number, 0 for none.</param>
    /// <param name="words">Its text.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<List<Copy>> FindAsync(int itself, DuplicateText words, CancellationToken cancellationToken)
    {
        var shingles = ShingleSketch.Of(words);
        if (shingles.Length == 0)
            return [];

        // A copy has its runs again from when it is weighed again until it is related: it stands for its original then.
        // Of very many the earliest are looked at, for one of them is the original.
        await using var command = Command.Of(
            (NpgsqlConnection)db.Database.GetDbConnection(),
            """
            select r.article_id, r.published_at, r.original_id
            from (
              select distinct on (number) coalesce(o.number, a.number) as number, coalesce(o.article_id, a.article_id) as article_id,
                     coalesce(o.published_at, a.published_at) as published_at, case when o.number is null then c.original_id end as original_id, s.shared
              from related_copies_of($1, $2) s
              join related_articles a on a.number = s.number
              left join related_copies c on c.article_id = a.article_id
              left join related_articles o on o.article_id = c.original_id and o.number <> $2
              where s.shared >= $3
              order by number, s.shared desc) r
            order by r.shared desc, r.published_at, r.article_id limit $4
            """,
            shingles, itself, Math.Min(ShingleSketch.LeastShared, shingles.Length), MostBodies);
        var likely = await command.ListAsync(
            reader => new Copy(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.IsDBNull(2) ? null : reader.GetGuid(2)), cancellationToken);
        if (likely.Count == 0)
            return [];

        var ids = likely.Select(copy => copy.ArticleId).ToArray();
        var bodies = await db.ReaderArticles
            .Where(a => ids.Contains(a.Id) && a.Listed)
            .Select(a => new { a.Id, a.Title, a.BodyHtml })
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        return likely.FindAll(copy => bodies.TryGetValue(copy.ArticleId, out var body)
            && NearDuplicates.AreCopies(words, DuplicateText.Of(body.Title, PlainText.Of(body.BodyHtml ?? ""))));
    }
}
