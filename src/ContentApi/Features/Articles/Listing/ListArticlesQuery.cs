using System.ComponentModel.DataAnnotations;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;

namespace ContentApi.Features.Articles.Listing;

/// <summary>Which articles to list, in what order, and how much of each.</summary>
internal sealed class ListArticlesQuery : ListQuery
{
    /// <summary>Only articles of these sources (slugs or ids). Repeatable: any of them.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Source { get; init; }

    /// <summary>Only articles with one of these tags (slugs or ids).</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Tag { get; init; }

    /// <summary>Only articles of these sections (slugs or ids).</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Section { get; init; }

    /// <summary>Only articles by one of these authors (slugs or ids).</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Author { get; init; }

    /// <summary>Only articles in one of these languages (BCP 47).</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Language { get; init; }

    /// <summary>Only articles with a public date after this instant.</summary>
    public DateTimeOffset? PublishedAfter { get; init; }

    /// <summary>Only articles with a public date before this instant.</summary>
    public DateTimeOffset? PublishedBefore { get; init; }

    /// <summary>Only articles updated after this instant.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Only these articles: up to 100 ids or slugs, separated by commas.</summary>
    [CommaList, MaxLength(100)]
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>The order; newest first when absent.</summary>
    [OneOf("-publishedAt", "publishedAt", "-updatedAt", "title")]
    public string Sort { get; init; } = "-publishedAt";

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

    /// <summary>The one source whose list it is, under <c>/v1/sources/{idOrSlug}/articles</c>.</summary>
    internal string? OnlySource { get; set; }

    /// <summary>All that the bytes of a page depend on beside its rows.</summary>
    internal string Variant => Combine("variant", Fields, WithBody, Count, Limit, Cursor);

    /// <inheritdoc/>
    public override string Combination() => Combine(
        "articles", OnlySource, Sort, Source, Tag, Section, Author, Language, Ids, PublishedAfter, PublishedBefore, UpdatedAfter);
}
