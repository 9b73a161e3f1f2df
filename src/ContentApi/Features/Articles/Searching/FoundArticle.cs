using ContentApi.Features.Articles.Reading;

namespace ContentApi.Features.Articles.Searching;

/// <summary>An article that a search found, and what the search knows of it.</summary>
internal sealed class FoundArticle : ReaderArticle
{
    /// <summary>How good a hit it is; null behind the ranked ones.</summary>
    public double? Score { get; init; }

    /// <summary>The public date of the newest hit, as of which all pages are.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>JSON pairs: a word of the query, a place where title and summary have it.</summary>
    public string? Places { get; init; }
}
