using ContentApi.Data;
using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Related.Indexing;
using ContentApi.Features.Related.Ranking;
using Npgsql;

namespace ContentApi.Features.Related.Reading;

/// <summary>What belongs beside an article: the editor's pins in order, then what the index holds, best first.</summary>
internal sealed class RelatedArticles(NpgsqlDataSource database, ContentDbContext db)
{
    /// <summary>What is answered about an article's related ones.</summary>
    /// <param name="idOrSlug">The article's id, or a slug that readers have seen.</param>
    /// <param name="query">How many, and which.</param>
    /// <param name="withheld">Whether the licences of the sources hold for this reader.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when no edition is live.</returns>
    public async Task<RelatedAnswer?> AnswerAsync(string idOrSlug, RelatedQuery query, bool withheld, CancellationToken cancellationToken)
    {
        if (withheld && query.IsUsual && await ReadyAsync<ReadyAnswer>(ReadyAnswer.ById, ReadyAnswer.BySlug, idOrSlug, cancellationToken) is { } ready)
            return RelatedAnswer.Of(ready);
        return await ReadAsync(idOrSlug, query, withheld, cancellationToken) is { } page ? RelatedAnswer.Of(page, query.WithBody) : null;
    }

    /// <summary>An article and what anonymous readers see beside it, if that was made before and is still right.</summary>
    public Task<ReadyPage?> ReadyPageAsync(string idOrSlug, CancellationToken cancellationToken) => ReadyAsync<ReadyPage>(ReadyPage.ById, ReadyPage.BySlug, idOrSlug, cancellationToken);

    /// <summary>An article, and what is answered about its related ones.</summary>
    /// <param name="idOrSlug">The article's id, or a slug that readers have seen.</param>
    /// <param name="query">How many, and which.</param>
    /// <param name="withheld">Whether the licences of the sources hold for this reader.</param>
    /// <param name="mayBeReady">Whether one may be there that was made before.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Nulls when no edition is live.</returns>
    public async Task<(ReaderArticle? Article, RelatedAnswer? Answer)> AnswerWithArticleAsync(
        string idOrSlug, RelatedQuery query, bool withheld, bool mayBeReady, CancellationToken cancellationToken)
    {
        if (mayBeReady && withheld && query.IsUsual && await ReadyAsync<ArticleWithAnswer>(ArticleWithAnswer.ById, ArticleWithAnswer.BySlug, idOrSlug, cancellationToken) is { } both)
            return (both, RelatedAnswer.Of(both.Ready));
        return await ReadAsync(idOrSlug, query, withheld, cancellationToken) is { } page ? (page.Article, RelatedAnswer.Of(page, query.WithBody)) : default;
    }

    /// <summary>An article and what belongs beside it.</summary>
    /// <param name="idOrSlug">The article's id, or a slug that readers have seen.</param>
    /// <param name="query">How many, and which.</param>
    /// <param name="withheld">Whether the licences of the sources hold for this reader.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when no edition is live.</returns>
    public async Task<RelatedPage?> ReadAsync(string idOrSlug, RelatedQuery query, bool withheld, CancellationToken cancellationToken)
    {
        var most = query.AskedAtFirst;
        var (rows, isCut) = await PageAsync(idOrSlug, most, query.WithBody, cancellationToken);
        if (rows.Find(row => row.Kind is RowKind.Itself) is not { } article)
            return null;

        var beside = await BesideAsync(article, rows, query, withheld, cancellationToken);
        if (most < RankingBounds.ListLength && isCut && !beside.IsSettled)
        {
            (rows, isCut) = await PageAsync(article.Id.ToString(), most = RankingBounds.ListLength, query.WithBody, cancellationToken);
            beside = await BesideAsync(article, rows, query, withheld, cancellationToken);
        }

        // All of the list has been looked at, and it was cut: there is more than it holds.
        var wasWhole = most == RankingBounds.ListLength || !isCut;
        if (wasWhole && beside.Count < query.Limit && article.Fit > 0)
        {
            var found = await SearchAsync(article, query, cancellationToken);
            beside = await BesideAsync(article, [.. rows.Where(row => row.Kind is not RowKind.Found), .. found], query, withheld, cancellationToken);
        }

        return new RelatedPage(article, beside);
    }

    /// <summary>What belongs beside each of several articles: two trips for all, and more for those that want a second look.</summary>
    /// <returns>By id, without those of which no edition is live any more.</returns>
    public async Task<IReadOnlyDictionary<Guid, RelatedPage>> ReadEachAsync(IReadOnlyList<Guid> ids, RelatedQuery query, bool withheld, CancellationToken cancellationToken)
    {
        var pages = new Dictionary<Guid, RelatedPage>();
        foreach (var list in await StoredList.ReadEachAsync(database.CreateBatch, ids, query.AskedAtFirst, query.WithBody, cancellationToken))
        {
            var beside = list.Beside(query, withheld);
            if ((list.Settles(beside, query) ? new RelatedPage(list.Article, beside) : await ReadAsync(list.Article.Id.ToString(), query, withheld, cancellationToken)) is { } page)
                pages[list.Article.Id] = page;
        }

        return pages;
    }

    /// <summary>What was found for a text, as it will stand beside it.</summary>
    public async Task<List<RelatedRow>> FoundAsync(Guid articleId, Subject subject, IEnumerable<Neighbour> best, bool withBody, CancellationToken cancellationToken)
    {
        var list = best.ToList();
        return await RowReader<RelatedRow>.ListAsync(
            database,
            RelatedSql.Found(withBody),
            [
                articleId,
                list.Select(other => other.Row.ArticleId).ToArray(),
                list.Select(other => other.Fit).ToArray(),
                list.Select(other => other.Near > Reasons.NearEnough).ToArray(),
                list.Select(other => other.TermsWith(subject)).ToArray(),
            ],
            cancellationToken);
    }

    /// <summary>What editors have pinned beside an article that need not be live.</summary>
    public Task<List<RelatedRow>> PinsAsync(Guid articleId, bool withBody, CancellationToken cancellationToken) =>
        RowReader<RelatedRow>.ListAsync(database, RelatedSql.Pins(withBody), [articleId], cancellationToken);

    /// <summary>The live copies of originals.</summary>
    public async Task<List<RelatedRow>> CopiesAsync(Guid articleId, Guid[] originals, CancellationToken cancellationToken) =>
        originals.Length == 0 ? [] : (await RowReader<RelatedRow>.ListAsync(database, RelatedSql.Copies, [articleId, originals], cancellationToken)).FindAll(row => row.IsLive);

    private async Task<T?> ReadyAsync<T>(string byId, string bySlug, string idOrSlug, CancellationToken cancellationToken)
        where T : class, new() =>
        (Guid.TryParse(idOrSlug, out var id)
            ? await RowReader<T>.ListAsync(database, byId, [id, ReadyAnswer.Form], cancellationToken)
            : await RowReader<T>.ListAsync(database, bySlug, [idOrSlug, ReadyAnswer.Form], cancellationToken)).FirstOrDefault();

    private async Task<(List<RelatedRow> Rows, bool IsCut)> PageAsync(string idOrSlug, int most, bool withBody, CancellationToken cancellationToken)
    {
        var rows = Guid.TryParse(idOrSlug, out var id)
            ? await RowReader<RelatedRow>.ListAsync(database, RelatedSql.Page(byId: true, withBody), [id, most], cancellationToken)
            : await RowReader<RelatedRow>.ListAsync(database, RelatedSql.Page(byId: false, withBody), [idOrSlug, most], cancellationToken);
        return Live(rows, most);
    }

    // Whether the list was cut is told by all that it holds.
    private static (List<RelatedRow> Rows, bool IsCut) Live(List<RelatedRow> rows, int most)
    {
        var isCut = rows.Count(row => row.Kind is RowKind.Found) == most;
        rows.RemoveAll(row => !row.IsLive);
        return (rows, isCut);
    }

    private async Task<Beside> BesideAsync(RelatedRow article, List<RelatedRow> rows, RelatedQuery query, bool withheld, CancellationToken cancellationToken)
    {
        var copies = await CopiesAsync(article.Id, StoredList.RootsOf(rows), cancellationToken);
        return Beside.Of(Reader.Of(article, withheld), rows, copies, query);
    }

    // The index as it is, for this reader alone.
    private async Task<List<RelatedRow>> SearchAsync(RelatedRow article, RelatedQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = Command.Of(
            connection,
            """
            select a.number, v.terms, v.topics, m.vector from related_articles a join related_vectors v on v.number = a.number
            left join related_meanings m on m.number = a.number and a.asked_of = a.digest where a.article_id = $1
            """,
            article.Id);
        var stored = await command.ListAsync(
            reader => (
                Number: reader.GetInt32(0), Terms: reader.GetFieldValue<byte[]>(1), Topics: reader.GetFieldValue<byte[]>(2),
                Meaning: reader.IsDBNull(3) ? null : TextMeaning.Unpack(reader.GetFieldValue<byte[]>(3))),
            cancellationToken);
        if (stored is not [var row])
            return [];

        var subject = new Subject(row.Number, RelatableText.Of(article), TermVector.Unpack(row.Terms), TermVector.Unpack(row.Topics), IsNew: false, row.Meaning);
        var search = new RelatedSearch(connection, await PublicationDays.ReadAsync(connection, cancellationToken));
        var filter = await query.FilterAsync(db, cancellationToken);
        var compared = await search.CompareAsync(subject, new HashSet<Guid>(), filter, cancellationToken);
        // All of them: what was unpublished a moment ago is still in the index, and must not take the others' places.
        return await FoundAsync(article.Id, subject, RelatedSearch.Best(compared), query.WithBody, cancellationToken);
    }
}
