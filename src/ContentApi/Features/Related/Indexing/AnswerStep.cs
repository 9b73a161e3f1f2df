using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Related.Ranking;
using ContentApi.Features.Related.Reading;
using Npgsql;

namespace ContentApi.Features.Related.Indexing;

/// <summary>The third step: makes the answers that are read as one row (docs/decisions/0016). Whoever takes it holds the index.</summary>
internal static class AnswerStep
{
    // The database's clock stands still in a transaction; its intervals are rounded to microseconds.
    private const double Rounding = 0.00001;

    private static readonly RelatedQuery Usual = new();

    public static async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<TakenArticle> taken, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. taken.Select(article => article.ArticleId)];
        var made = new Dictionary<Guid, (StoredList List, RelatedAnswer? Answer)>();
        await MakeAsync(connection, ids, Usual.AskedAtFirst, made, cancellationToken);
        Guid[] open = [.. made.Values.Where(one => one is { Answer: null, List: { IsAllLive: true, IsCut: true } }).Select(one => one.List.Article.Id)];
        await MakeAsync(connection, open, RankingBounds.ListLength, made, cancellationToken);

        await using var batch = new NpgsqlBatch(connection);
        batch.Add("delete from related_answers where article_id = any($1)", ids);
        foreach (var id in ids)
        {
            var (list, answer) = made.GetValueOrDefault(id);
            Write(batch, id, list, answer);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task MakeAsync(
        NpgsqlConnection connection, IReadOnlyList<Guid> ids, int most, Dictionary<Guid, (StoredList List, RelatedAnswer? Answer)> made, CancellationToken cancellationToken)
    {
        foreach (var list in await StoredList.ReadEachAsync(() => new NpgsqlBatch(connection), ids, most, withBody: false, cancellationToken))
            made[list.Article.Id] = (list, AnswerTo(list));
    }

    // Where a part is hidden there is none to keep, for it may be shown by time alone; nor is there where a search would add to it.
    private static RelatedAnswer? AnswerTo(StoredList list)
    {
        if (!list.IsAllLive)
            return null;
        var beside = list.Beside(Usual, withheld: true);
        return list.Settles(beside, Usual) ? RelatedAnswer.Of(new RelatedPage(list.Article, beside), withBody: false) : null;
    }

    private static void Write(NpgsqlBatch batch, Guid id, StoredList? list, RelatedAnswer? answer)
    {
        var names = list?.Names.ToArray() ?? [id];
        var least = list?.LeastFit ?? 0;
        if (list is null || answer is null)
        {
            batch.Add("insert into related_answers (article_id, form, names, least) values ($1, $2, $3, $4)", id, ReadyAnswer.Form, names, least);
            return;
        }

        var (page, answerAt) = ReadyPage.Of(ArticleJson.Write(ArticleJson.Whole(list.Article, withheld: true), fields: null), answer.Json);
        batch.Add(
            """
            insert into related_answers (article_id, form, names, least, slug, right_until, version, changed_at, token, cache_tags, page, answer_at)
            values ($1, $2, $3, $4, $5, readers_now() + make_interval(secs => nullif($6, 'infinity')), $7, $8, $9, $10, $11, $12)
            """,
            id, ReadyAnswer.Form, names, least,
            answer.Slug, list.All.Min(row => row.RightForSeconds) - Rounding ?? double.PositiveInfinity,
            list.Article.Version, list.Article.ChangedAt.ToUniversalTime(), answer.Token, answer.CacheTags, page, answerAt);
    }
}
