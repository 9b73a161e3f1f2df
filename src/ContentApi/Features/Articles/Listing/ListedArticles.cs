using ContentApi.Data;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Searching;
using ContentApi.Http.Lists;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Listing;

/// <summary>One page of a list: found along an index of the editions, or where there are words or filters that hardly meet, by the search index.</summary>
internal sealed class ListedArticles(ContentDbContext db, ListArticlesQuery query, ArticleFilters filters, ArticleSearch? search, ListPosition? after)
{
    public ListArticlesQuery Query => query;

    public ArticleSearch? Search => search;

    private bool HasNone => filters.MatchNothing || search is { FindsNothing: true };

    /// <summary>The page's articles, and one more where there is a next page.</summary>
    public async Task<List<ReaderArticle>> ReadAsync(bool withBody, CancellationToken cancellationToken)
    {
        if (HasNone)
            return [];

        var columns = withBody ? ReaderColumns.WithBody : ReaderColumns.WithoutBody;
        if (search is null)
        {
            var (text, parameters) = new ListSql(query, filters, after).Page(columns);
            return await db.ReaderArticles.FromSqlRaw(text, parameters).ToListAsync(cancellationToken);
        }

        var (searched, values) = new SearchSql(search, after).Page(columns);
        return [.. await db.FoundArticles.FromSqlRaw(searched, values).ToListAsync(cancellationToken)];
    }

    /// <summary>How many articles there are, as far as anybody counts.</summary>
    public async Task<ListTotal> CountAsync(CancellationToken cancellationToken)
    {
        if (HasNone)
            return ListTotal.Of(0);

        if (search is null)
        {
            var (text, parameters) = new ListSql(query, filters, after).Count(ListTotal.Most);
            return ListTotal.Of(await db.Database.SqlQueryRaw<long>(text, parameters).SingleAsync(cancellationToken));
        }

        var (searched, values) = new SearchSql(search, after).Count(ListTotal.Most);
        var hits = await db.Database.SqlQueryRaw<CountedHits>(searched, values).SingleAsync(cancellationToken);
        return ListTotal.Of(hits.Matching, hits.MayBeMore);
    }

    /// <summary>The sort keys of an article.</summary>
    public ListPosition Position(ReaderArticle last) => query.Order switch
    {
        "title" => new ListPosition(last.Id, null, last.TitleKey),
        "-updatedAt" => new ListPosition(last.Id, last.UpdatedAt, null),
        "relevance" when last is FoundArticle hit => new ListPosition(
            last.Id, last.PublishedAt, null, new RankedPosition(hit.Score, hit.Newest!.Value, after?.Ranked?.Hour ?? search!.Hour, (after?.Ranked?.Depth ?? 0) + query.Limit)),
        _ => new ListPosition(last.Id, last.PublishedAt, null),
    };
}
