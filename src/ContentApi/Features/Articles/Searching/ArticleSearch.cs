using ContentApi.Domain.Searching;
using ContentApi.Features.Articles.Listing;

namespace ContentApi.Features.Articles.Searching;

/// <summary>All that a page of a search, or of a list that the search index serves, is made from.</summary>
/// <param name="Query">What the caller asked.</param>
/// <param name="Filters">Its filters.</param>
/// <param name="Words">The words searched for; null in a list without.</param>
/// <param name="Lookup">The same as the database understands it.</param>
/// <param name="Published">The windows by public date.</param>
/// <param name="Updated">The windows by last update.</param>
internal sealed record ArticleSearch(
    ListArticlesQuery Query, ArticleFilters Filters, SearchQuery? Words, SearchLookup? Lookup, SearchWindows Published, SearchWindows Updated)
{
    /// <summary>How deep the hits of one search can be read.</summary>
    public const int MostHits = 1_000;

    /// <summary>Whether the words can't be found in anything.</summary>
    public bool FindsNothing => Words is not null && Lookup is null or { ExactQuery: "" };

    /// <summary>Whether the index alone tells what matches. Where licences withhold text, and for phrases, it does not.</summary>
    public bool IndexIsExact => Lookup is null || !(Lookup.IsRestricted || Words!.HasPhrase);

    /// <summary>Freshness is measured from the hour that has begun: a page asked for again within it is the same.</summary>
    public DateTimeOffset Hour => Lookup is { Now: var now } ? new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero) : default;
}
