using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using ContentApi.Features.Articles.Searching;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;

namespace ContentApi.Features.Articles.Listing;

/// <summary>One page of articles.</summary>
/// <typeparam name="T">The list form of an article.</typeparam>
internal sealed class ArticleList<T> : ListResponse<T>
{
    /// <summary>With <c>q</c>: what was searched instead, because nothing has its words; else null.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), SchemaOf(typeof(string), OrNull = true)]
    public RawJson? CorrectedQuery { get; init; }

    /// <summary>With <c>facets</c>: the values of each facet asked for, the most frequent first.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<Facet>>? Facets { get; init; }

    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Its type argument is inferred from the list.")]
    public static ArticleList<T> Of(ListResponse<T> list, RawJson? corrected, ArticleFacets? facets) => new()
    {
        Items = list.Items,
        NextCursor = list.NextCursor,
        Total = list.Total,
        TotalIsMinimum = list.TotalIsMinimum,
        CorrectedQuery = corrected,
        Facets = facets?.ByName,
    };
}
