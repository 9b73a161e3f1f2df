using ContentApi.Data;
using ContentApi.Domain.Related;
using ContentApi.Features.Related.Ranking;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Features.Related.Indexing;

/// <summary>The second step: makes the lists of articles, and puts them into the lists of others that they belong to.</summary>
internal sealed class RelateStep(ContentDbContext db)
{
    public async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<TakenArticle> taken, CancellationToken cancellationToken)
    {
        var ids = taken.Select(article => article.ArticleId).ToArray();
        var known = await KnownAsync(connection, ids, cancellationToken);
        var live = await db.ReaderArticles.AsNoTracking().Where(a => ids.Contains(a.Id) && a.Listed).ToListAsync(cancellationToken);
        var search = new RelatedSearch(connection, await PublicationDays.ReadAsync(connection, cancellationToken));
        var copySearch = new CopySearch(db);

        var placements = new List<Placement>();
        foreach (var article in live)
        {
            if (!known.TryGetValue(article.Id, out var row))
                continue;
            var text = RelatableText.Of(article);
            // Changed since it was indexed: its next turn is in the outbox already.
            if (!row.Digest.AsSpan().SequenceEqual(text.Digest))
                continue;

            var subject = new Subject(row.Number, text, TermVector.Unpack(row.Terms), TermVector.Unpack(row.Topics), IsNew: !row.IsRelated, row.Meaning);
            var copies = await copySearch.FindAsync(row.Number, text.Words, cancellationToken);
            var group = CopyGroup.Of(article.Id, text.PublishedAt, copies);
            var compared = await search.CompareAsync(subject, copies.Select(copy => copy.ArticleId).ToHashSet(), filter: null, cancellationToken);
            placements.Add(new Placement(article.Id, subject, group, compared, [.. RelatedSearch.Best(compared).Take(RankingBounds.ListLength + 1)]));
        }

        if (placements.Count > 0)
            await new PlacementWriter(connection).WriteAsync(placements, cancellationToken);
    }

    private static async Task<Dictionary<Guid, Known>> KnownAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var command = Command.Of(
            connection,
            """
            select a.article_id, a.number, a.digest, a.is_related, v.terms, v.topics, m.vector
            from related_articles a join related_vectors v on v.number = a.number left join related_meanings m on m.number = a.number and a.asked_of = a.digest
            where a.article_id = any($1)
            """,
            ids);
        return (await command.ListAsync(
            reader => (reader.GetGuid(0), new Known(
                reader.GetInt32(1), reader.GetFieldValue<byte[]>(2), reader.GetBoolean(3), reader.GetFieldValue<byte[]>(4), reader.GetFieldValue<byte[]>(5),
                reader.IsDBNull(6) ? null : TextMeaning.Unpack(reader.GetFieldValue<byte[]>(6)))),
            cancellationToken)).ToDictionary();
    }

    private sealed record Known(int Number, byte[] Digest, bool IsRelated, byte[] Terms, byte[] Topics, TextMeaning? Meaning);
}

/// <summary>What was found for an article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Subject">Its text.</param>
/// <param name="Group">Where it stands among its copies.</param>
/// <param name="Compared">The articles it was compared with.</param>
/// <param name="Best">Those that stand beside it, and one more to tell whether there are more.</param>
internal sealed record Placement(Guid ArticleId, Subject Subject, CopyGroup Group, List<Neighbour> Compared, List<Neighbour> Best);
