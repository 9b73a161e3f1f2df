using ContentApi.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace ContentApi.Features.Articles.Searching;

/// <summary>Counts facets: all of a list in one statement. What readers without a key are told is kept for a second.</summary>
internal sealed class FacetCounts(ContentDbContext db, FacetCache cache)
{
    /// <summary>The facets that a list asks for.</summary>
    public async Task<ArticleFacets> OfAsync(ArticleSearch search, bool withKey, CancellationToken cancellationToken)
    {
        var key = $"{search.Words?.Text} {search.Query.Faceted}";
        if (!withKey && cache.TryGetValue(key, out ArticleFacets? known))
            return known!;

        var names = search.Query.Facets!;
        var rows = new FacetSql(search).Statement(names) is var (text, parameters) && text.Length > 0
            ? await db.Database.SqlQueryRaw<CountedTerm>(text, parameters).ToListAsync(cancellationToken)
            : [];
        var values = rows.ToLookup(row => row.Facet, row => new Facet(row.Slug, row.Name, row.Count));
        var facets = new ArticleFacets(names.ToDictionary(name => name, name => (IReadOnlyList<Facet>)[.. values[name]]));
        if (!withKey)
            cache.Set(key, facets, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = FacetCache.Lifetime, Size = 1 });
        return facets;
    }

}

/// <summary>A row of the facets' statement.</summary>
internal sealed record CountedTerm(string Facet, string Slug, string Name, int Count);

/// <summary>Facets told to readers a moment ago. No longer: what is unpublished may not be shown for more than a second.</summary>
internal sealed class FacetCache() : MemoryCache(new MemoryCacheOptions { SizeLimit = 500, ExpirationScanFrequency = TimeSpan.FromSeconds(5) })
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(900);
}
