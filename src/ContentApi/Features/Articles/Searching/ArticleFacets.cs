using System.Globalization;

namespace ContentApi.Features.Articles.Searching;

/// <summary>One value of a facet.</summary>
/// <param name="Slug">What to send as the filter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many of the first 10,000 matching articles have it.</param>
internal sealed record Facet(string Slug, string Name, int Count);

/// <summary>The facets of a list.</summary>
/// <param name="ByName">The values of each, the most frequent first.</param>
internal sealed record ArticleFacets(IReadOnlyDictionary<string, IReadOnlyList<Facet>> ByName)
{
    /// <summary>For ETags.</summary>
    public string Stamp { get; } = string.Join(
        ';', ByName.Select(facet => $"{facet.Key}:{string.Join(',', facet.Value.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Slug}={value.Name}={value.Count}")))}"));
}
