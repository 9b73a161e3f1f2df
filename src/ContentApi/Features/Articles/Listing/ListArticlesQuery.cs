using System.ComponentModel.DataAnnotations;
using ContentApi.Domain.Articles;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using FluentValidation;

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

    /// <summary>With a key: articles of these statuses, with their newest texts, published or not. Repeatable: any of them.</summary>
    [MaxLength(4)]
    public IReadOnlyList<ArticleStatus>? Status { get; init; }

    /// <summary>With a key, <c>true</c>: what the caller has created, in any status, with the newest texts.</summary>
    public bool Mine { get; init; }

    /// <summary>
    /// Only articles with these words: <c>"exact phrase"</c>, <c>-without</c>, <c>or</c>; nothing is an error. Words are stemmed for the article's language;
    /// case, accents and width do not matter. Without a word in it it finds nothing.
    /// </summary>
    [MaxLength(300), EmptyAllowed]
    public string? Q { get; init; }

    /// <summary>
    /// The order. When absent, with <c>q</c> the best hits first, else newest first. <c>relevance</c> needs <c>q</c>, <c>-savedAt</c> needs <c>status</c> or <c>mine</c>, where
    /// a draft without a public date stands under the instant of its last save.
    /// </summary>
    [OneOf("-publishedAt", "publishedAt", "-updatedAt", "title", "-savedAt", "relevance")]
    public string? Sort { get; init; }

    /// <summary>Only these members of each item, separated by commas.</summary>
    [CommaList]
    [OneOf(
        "id", "slug", "status", "version", "title", "summary", "bodyHtml", "byline", "authors", "source", "canonicalUrl", "externalId", "language", "section",
        "tags", "image", "copyright", "corrections", "withdrawn", "extra", "wordCount", "readingMinutes", "commentsOpen", "commentCount", "publishedAt",
        "firstPublishedAt", "expiresAt", "createdAt", "updatedAt", "hasUnpublishedChanges", "scheduledAt", "createdBy", "savedAt", "savedBy", "highlight",
        "related")]
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary><c>body</c> gives each item its <c>bodyHtml</c>; <c>related</c>, with a <c>limit</c> of up to 20, the five best related articles.</summary>
    [CommaList, OneOf("body", "related")]
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>The members that only items of an editors' list have.</summary>
    internal static readonly IReadOnlyList<string> DeskFields = ["hasUnpublishedChanges", "scheduledAt", "createdBy", "savedAt", "savedBy"];

    /// <summary>
    /// Adds <c>facets</c>: of each the 100 most frequent values among the first 10,000 matching articles, with their counts. Each ignores its own filter.
    /// </summary>
    [CommaList, OneOf("source", "tag", "section", "language", "author")]
    public IReadOnlyList<string>? Facets { get; init; }

    /// <summary>The order that holds.</summary>
    internal string Order => Sort ?? (Q is null ? "-publishedAt" : "relevance");

    /// <summary>Whether items have their text.</summary>
    internal bool WithBody => Include?.Contains("body") is true;

    /// <summary>Whether items have what belongs beside them.</summary>
    internal bool WithRelated => Include?.Contains("related") is true;

    /// <summary>Whether it asks for the editors' list.</summary>
    internal bool ForDesk => Status is not null || Mine;

    /// <summary>Whose editors' list it is: a cursor of one is none of another.</summary>
    internal Guid? DeskOf { get; set; }

    /// <summary>The one source whose list it is, under <c>/v1/sources/{idOrSlug}/articles</c>.</summary>
    internal string? OnlySource { get; set; }

    /// <summary>Whether it is served along the index of one filter, with no need to know how many articles that has.</summary>
    internal bool IsPlain => !ForDesk && Q is null && Facets is null && Ids is null && !CrossesDates && Order != "title";

    /// <summary>Whether it has a range of another date than the one it is sorted by.</summary>
    internal bool CrossesDates => Order switch
    {
        "title" => PublishedAfter is not null || PublishedBefore is not null || UpdatedAfter is not null,
        "-updatedAt" => PublishedAfter is not null || PublishedBefore is not null,
        _ => UpdatedAfter is not null,
    };

    /// <summary>All that the bytes of a page depend on beside its rows.</summary>
    internal string Variant => Combine("variant", Fields, WithBody, WithRelated, Count, Limit, Cursor, Facets);

    /// <summary>All that the facets depend on.</summary>
    internal string Faceted => Combine("facets", Facets, OnlySource, Q, Source, Tag, Section, Author, Language, Ids, PublishedAfter, PublishedBefore, UpdatedAfter);

    /// <inheritdoc/>
    public override string Combination() => Combine(
        "articles", OnlySource, DeskOf, Status?.Select(status => $"{status}"), Mine, Order, Q, Source, Tag, Section, Author, Language, Ids, PublishedAfter, PublishedBefore, UpdatedAfter);
}

internal sealed class ListArticlesQueryValidator : AbstractValidator<ListArticlesQuery>
{
    public ListArticlesQueryValidator() => RuleFor(q => q.Language).Languages();
}
