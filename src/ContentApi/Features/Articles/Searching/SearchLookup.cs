using ContentApi.Data;
using ContentApi.Domain.Searching;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Searching;

/// <summary>A query as the database understands it, and the sources of whose text this reader gets less.</summary>
internal sealed record SearchLookup(
    DateTimeOffset Now, string ExactQuery, string PositiveQuery, string WideQuery, string TitleQuery, string SummaryQuery,
    int[] HeadlineSources, int[] ExcerptSources, string[] Lexemes, int[] LexemeWords, bool[] LexemePrefixes, double Expected)
{
    private const double MostOfRare = 600;

    /// <summary>Whether few articles have its words, as far as statistics and vocabulary tell; false where nobody asked.</summary>
    public bool IsRare => Expected is > 0 and <= MostOfRare;

    /// <summary>Whether some source's text is withheld from this reader.</summary>
    public bool IsRestricted => HeadlineSources.Length + ExcerptSources.Length > 0;

    /// <summary>Looks a query up, in one round trip.</summary>
    /// <param name="db">The database.</param>
    /// <param name="query">What is searched.</param>
    /// <param name="languages">The languages asked for; all when null.</param>
    /// <param name="withKey">Whether the caller reads all texts.</param>
    /// <param name="isRanked">Whether it is to be told if its words are rare: by date a page is full before the walk gets far.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<SearchLookup> AskAsync(ContentDbContext db, SearchQuery query, IReadOnlyList<string>? languages, bool withKey, bool isRanked, CancellationToken cancellationToken)
    {
        var (words, prefixes) = (query.WordTexts.ToArray(), query.Prefixes.ToArray());
        var (exact, positive, wide) = (query.Exact.ToArray(), query.Positive.ToArray(), query.Wide.ToArray());
        var asked = languages?.ToArray();
        return (await db.Database.SqlQuery<SearchLookup>(
            $"""
            select l.*, case when {isRanked} then search_expected(l.wide_query, {words}) else 0 end as expected
            from search_lookup({words}, {prefixes}, {exact}, {positive}, {wide}, {asked}, {withKey}) l
            """).ToListAsync(cancellationToken))[0];
    }
}
