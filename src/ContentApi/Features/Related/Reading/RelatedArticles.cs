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
    // So many more than asked for are read at first, for the sake of those that must not stand in a row.
    private const int Spare = 2;

    /// <summary>An article and what belongs beside it.</summary>
    /// <param name="idOrSlug">The article's id, or a slug that readers have seen.</param>
    /// <param name="query">How many, and which.</param>
    /// <param name="withheld">Whether the licences of the sources hold for this reader.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when no edition is live.</returns>
    public async Task<RelatedPage?> ReadAsync(string idOrSlug, RelatedQuery query, bool withheld, CancellationToken cancellationToken)
    {
        var most = query.IsNarrow ? RankingBounds.ListLength : query.Limit + Spare;
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
        var most = query.Limit + Spare;
        var read = await RowReader<RelatedRow>.ListEachAsync(database, RelatedSql.Page(byId: true, query.WithBody), ids.Select(id => new object[] { id, most }), cancellationToken);
        var lists = new List<(RelatedRow Article, List<RelatedRow> Rows, bool IsCut)>();
        foreach (var all in read)
        {
            var (rows, isCut) = Live(all, most);
            if (rows.Find(row => row.Kind is RowKind.Itself) is { } article)
                lists.Add((article, rows, isCut));
        }

        var copies = await RowReader<RelatedRow>.ListEachAsync(database, RelatedSql.Copies, lists.Select(list => new object[] { list.Article.Id, RootsOf(list.Rows) }), cancellationToken);
        var pages = new Dictionary<Guid, RelatedPage>();
        foreach (var ((article, rows, isCut), theirs) in lists.Zip(copies))
        {
            var beside = Beside.Of(Reader.Of(article, withheld), rows, theirs, query);
            var isEnough = isCut ? beside.IsSettled : beside.Count == query.Limit || article.Fit <= 0;
            if ((isEnough ? new RelatedPage(article, beside) : await ReadAsync(article.Id.ToString(), query, withheld, cancellationToken)) is { } page)
                pages[article.Id] = page;
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
    public Task<List<RelatedRow>> CopiesAsync(Guid articleId, Guid[] originals, CancellationToken cancellationToken) =>
        originals.Length == 0 ? Task.FromResult(new List<RelatedRow>()) : RowReader<RelatedRow>.ListAsync(database, RelatedSql.Copies, [articleId, originals], cancellationToken);

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

    private static Guid[] RootsOf(List<RelatedRow> rows) => [.. rows.Select(row => row.CopyRoot).OfType<Guid>().Distinct()];

    private async Task<Beside> BesideAsync(RelatedRow article, List<RelatedRow> rows, RelatedQuery query, bool withheld, CancellationToken cancellationToken)
    {
        var copies = await CopiesAsync(article.Id, RootsOf(rows), cancellationToken);
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
