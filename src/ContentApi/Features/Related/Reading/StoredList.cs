using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Reading;
using Npgsql;

namespace ContentApi.Features.Related.Reading;

/// <summary>What the index holds beside an article, and the editor's pins, with the copies of all of them: live or not.</summary>
/// <param name="Article">The article.</param>
/// <param name="Rows">The pins and what was found, best first; at most so many as were asked for.</param>
/// <param name="Copies">The copies of all of them and of the article.</param>
/// <param name="Asked">How many were asked for that were found.</param>
internal sealed record StoredList(RelatedRow Article, IReadOnlyList<RelatedRow> Rows, IReadOnlyList<RelatedRow> Copies, int Asked)
{
    /// <summary>Whether there may be more.</summary>
    public bool IsCut => Rows.Count(row => row.Kind is RowKind.Found) == Asked;

    /// <summary>Everything that was looked at.</summary>
    public IEnumerable<RelatedRow> All => Rows.Concat(Copies).Prepend(Article);

    /// <summary>What its answer depends on: articles, sources and sections.</summary>
    public IEnumerable<Guid> Names => All.SelectMany(row => new[] { row.MemberId, row.CopyRoot, row.IsLive ? row.SourceId : null, row.SectionId }).OfType<Guid>().Distinct();

    /// <summary>Whether readers see all of it: what they do not see now they may see later.</summary>
    public bool IsAllLive => All.All(row => row.IsLive);

    /// <summary>What fits less well changes nothing. Of a pin the terms are looked up, however well it fits.</summary>
    public float LeastFit => IsCut && !Rows.Any(row => row.Kind is RowKind.Pinned) ? Rows.Where(row => row.Kind is RowKind.Found).Min(row => row.Fit) : 0;

    /// <summary>Reads the lists of several articles: two trips for all.</summary>
    /// <param name="begin">Begins a trip.</param>
    /// <param name="ids">The articles.</param>
    /// <param name="most">How many are read that were found.</param>
    /// <param name="withBody">Whether the texts are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Those of live articles.</returns>
    public static async Task<List<StoredList>> ReadEachAsync(Func<NpgsqlBatch> begin, IReadOnlyList<Guid> ids, int most, bool withBody, CancellationToken cancellationToken)
    {
        var read = await RowReader<RelatedRow>.ListEachAsync(begin, RelatedSql.Page(byId: true, withBody), ids.Select(id => new object[] { id, most }), cancellationToken);
        read.RemoveAll(rows => rows.TrueForAll(row => row.Kind is not RowKind.Itself || !row.IsLive));
        var copies = await RowReader<RelatedRow>.ListEachAsync(begin, RelatedSql.Copies, read.Select(rows => new object[] { Itself(rows).Id, RootsOf(rows) }), cancellationToken);
        return [.. read.Zip(copies, (rows, theirs) => new StoredList(
            Itself(rows), rows.FindAll(row => row.Kind is not RowKind.Itself), theirs, most))];
    }

    /// <summary>What readers see of it.</summary>
    public Beside Beside(RelatedQuery query, bool withheld) =>
        Reading.Beside.Of(Reader.Of(Article, withheld), [.. Rows.Where(row => row.IsLive)], [.. Copies.Where(row => row.IsLive)], query);

    /// <summary>The originals of articles that have copies or are some.</summary>
    public static Guid[] RootsOf(IEnumerable<RelatedRow> rows) => [.. rows.Select(row => row.CopyRoot).OfType<Guid>().Distinct()];

    /// <summary>Whether nothing but a search could add to what stands beside the article.</summary>
    public bool Settles(Beside beside, RelatedQuery query) =>
        IsCut && Asked < RankingBounds.ListLength ? beside.IsSettled : beside.Count == query.Limit || Article.Fit <= 0;

    private static RelatedRow Itself(List<RelatedRow> rows) => rows.Find(row => row.Kind is RowKind.Itself)!;
}
