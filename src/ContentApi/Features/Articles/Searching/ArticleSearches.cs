using ContentApi.Data;
using ContentApi.Domain.Searching;
using ContentApi.Features.Articles.Listing;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Searching;

/// <summary>Prepares searches: looks their words up, and the windows in which they look.</summary>
internal sealed class ArticleSearches(ContentDbContext db, SearchCalendar calendar)
{
    /// <summary>More articles than this under the rarest filter are not looked through for another filter.</summary>
    private const long MostWalked = 2_500;

    private const int MostNear = 60;

    /// <summary>The search that answers a list, or null where an index of the editions does.</summary>
    public async Task<ArticleSearch?> PrepareAsync(ListArticlesQuery query, ArticleFilters filters, bool withKey, CancellationToken cancellationToken)
    {
        if (query.Q is not null)
            return await PrepareAsync(query, filters, SearchQuery.Parse(query.Q), withKey, cancellationToken);

        return IsAwkward(query, filters) ? await PrepareListAsync(query, filters, cancellationToken) : null;
    }

    /// <summary>A list without words, as the search index serves it.</summary>
    public Task<ArticleSearch> PrepareListAsync(ListArticlesQuery query, ArticleFilters filters, CancellationToken cancellationToken) =>
        WithAsync(query, filters, words: null, lookup: null, cancellationToken);

    /// <summary>The same search with the nearest words in place of those that no article has; null where there are none.</summary>
    public async Task<ArticleSearch?> CorrectAsync(ArticleSearch search, bool withKey, CancellationToken cancellationToken)
    {
        var wanted = search.Words!.CorrectableWords.ToArray();
        if (wanted.Length == 0 || search.Filters.MatchNothing)
            return null;

        var near = await db.Database.SqlQuery<NearWord>($"select wanted, word, articles, similarity from search_nearest({wanted}, {MostNear})").ToListAsync(cancellationToken);
        var replacements = near.GroupBy(word => word.Wanted)
            .Select(group => (group.Key, Nearest: NearestWord.Of(group.Key, group.Select(word => (word.Word, word.Articles, word.Similarity)))))
            .Where(word => word.Nearest is not null)
            .ToDictionary(word => word.Key, word => word.Nearest!);
        return replacements.Count == 0
            ? null
            : await PrepareAsync(search.Query, search.Filters, SearchQuery.Parse(search.Words.WithWords(replacements)), withKey, cancellationToken);
    }

    // Filters that hardly meet, and dates across the order: along one index a page could read all of it.
    private static bool IsAwkward(ListArticlesQuery query, ArticleFilters filters)
    {
        if (query.Ids is not null || filters.MatchNothing)
            return false;

        return query.CrossesDates || (filters.Terms.Count > 1 && filters.Terms[0].Articles > MostWalked);
    }

    private async Task<ArticleSearch> PrepareAsync(ListArticlesQuery query, ArticleFilters filters, SearchQuery words, bool withKey, CancellationToken cancellationToken)
    {
        var lookup = words.IsEmpty || filters.MatchNothing ? null : await SearchLookup.AskAsync(db, words, query.Language, withKey, query.Order == "relevance", cancellationToken);
        return await WithAsync(query, filters, words, lookup, cancellationToken);
    }

    private async Task<ArticleSearch> WithAsync(ListArticlesQuery query, ArticleFilters filters, SearchQuery? words, SearchLookup? lookup, CancellationToken cancellationToken) =>
        new(query, filters, words, lookup, await calendar.WindowsAsync(byUpdate: false, cancellationToken), await calendar.WindowsAsync(byUpdate: true, cancellationToken));

    private sealed record NearWord(string Wanted, string Word, int Articles, float Similarity);
}
