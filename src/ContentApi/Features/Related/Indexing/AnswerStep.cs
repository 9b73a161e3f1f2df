using ContentApi.Domain.Related;
using ContentApi.Features.Related.Ranking;
using ContentApi.Features.Related.Reading;
using Npgsql;

namespace ContentApi.Features.Related.Indexing;

/// <summary>The third step: makes the answers that are read as one row (docs/decisions/0016). Whoever takes it holds the index.</summary>
internal static class AnswerStep
{
    private const int AskedAtFirst = 7;

    // The database's clock stands still in a transaction; its intervals are rounded to microseconds.
    private const double Rounding = 0.00001;

    private static readonly RelatedQuery Usual = new();

    public static async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<TakenArticle> taken, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. taken.Select(article => article.ArticleId)];
        var (made, open) = await MakeAsync(connection, ids, AskedAtFirst, cancellationToken);
        if (open.Count > 0)
            made.AddRange((await MakeAsync(connection, open, RankingBounds.ListLength, cancellationToken)).Made);

        await using var batch = new NpgsqlBatch(connection);
        batch.Add("delete from related_answers where article_id = any($1)", ids);
        foreach (var (list, page) in made)
            Write(batch, list, RelatedAnswer.Of(page, withBody: false));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    // One of which a part is hidden is not made: it may be shown by time alone. Nor is one that a search would add to.
    private static async Task<(List<(StoredList List, RelatedPage Page)> Made, List<Guid> Open)> MakeAsync(
        NpgsqlConnection connection, IReadOnlyList<Guid> ids, int most, CancellationToken cancellationToken)
    {
        var (made, open) = (new List<(StoredList, RelatedPage)>(), new List<Guid>());
        foreach (var list in await StoredList.ReadEachAsync(() => new NpgsqlBatch(connection), ids, most, withBody: false, cancellationToken))
        {
            if (!list.IsAllLive)
                continue;
            var beside = list.Beside(Usual, withheld: true);
            if (list.Settles(beside, Usual))
                made.Add((list, new RelatedPage(list.Article, beside)));
            else
                open.Add(list.Article.Id);
        }

        return (made, open);
    }

    private static void Write(NpgsqlBatch batch, StoredList list, RelatedAnswer answer)
    {
        var rows = list.All.ToList();
        Guid[] names = [.. rows.SelectMany(row => new[] { row.Id, row.SourceId, row.SectionId, row.CopyRoot }).OfType<Guid>().Distinct()];
        batch.Add(
            """
            insert into related_answers (article_id, slug, form, names, least, right_until, token, cache_tags, answer)
            values ($1, $2, $3, $4, $5, readers_now() + make_interval(secs => nullif($6, 'infinity')), $7, $8, $9)
            """,
            list.Article.Id, answer.Slug, ReadyAnswer.Form, names, list.LeastFit,
            rows.Min(row => row.RightForSeconds) - Rounding ?? double.PositiveInfinity, answer.Token, answer.CacheTags, answer.Json);
    }
}
