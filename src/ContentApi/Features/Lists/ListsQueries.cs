using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;

namespace ContentApi.Features.Lists;

/// <summary>Which page of the lists, which are sorted by name.</summary>
internal sealed class ListListsQuery : ListQuery
{
    /// <inheritdoc/>
    public override string Combination() => Combine("lists");
}

/// <summary>Where a page of lists ends.</summary>
/// <param name="Id">The last list.</param>
/// <param name="NameKey">Its folded name.</param>
internal sealed record ListOfListsPosition(Guid Id, string NameKey);

/// <summary>Which page of a list's articles, and how much of each.</summary>
internal sealed class ReadListQuery : ListQuery
{
    /// <summary>Only these members of each item, separated by commas.</summary>
    [CommaList]
    [OneOf(
        "id", "slug", "status", "version", "title", "summary", "bodyHtml", "byline", "authors", "source", "canonicalUrl", "externalId", "language", "section",
        "tags", "image", "copyright", "corrections", "withdrawn", "extra", "wordCount", "readingMinutes", "commentsOpen", "commentCount", "publishedAt",
        "firstPublishedAt", "expiresAt", "createdAt", "updatedAt")]
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary><c>body</c> gives each item its <c>bodyHtml</c>.</summary>
    [CommaList, OneOf("body")]
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Whether items have their text.</summary>
    internal bool WithBody => Include?.Contains("body") is true;

    /// <summary>The list, once it is known to be there.</summary>
    internal Guid List { get; set; }

    /// <summary>All that the bytes of a page depend on beside its rows.</summary>
    internal string Variant => Combine("variant", Fields, WithBody, Count, Limit, Cursor);

    /// <inheritdoc/>
    public override string Combination() => Combine("list", List);
}

/// <summary>Where a page of a list ends: the place of its last article in the list.</summary>
/// <param name="Index">From 0.</param>
internal sealed record ListPlace(int Index);
