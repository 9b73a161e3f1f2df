using System.ComponentModel.DataAnnotations;
using ContentApi.Features.Articles.Listing;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Feeds;

/// <summary>Which articles a feed has: the filters of the article list. Other parameters are left alone, as readers and trackers append them.</summary>
internal sealed class FeedQuery
{
    /// <summary>How many items a page may have.</summary>
    [Range(1, 100)]
    public int Limit { get; init; } = 20;

    /// <summary>Where to go on: part of the addresses of <c>next</c> and <c>prev</c>.</summary>
    public string? Cursor { get; init; }

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

    /// <summary>Only articles with these words, as the article list searches; in a feed the newest come first.</summary>
    [MaxLength(300), EmptyAllowed]
    public string? Q { get; init; }

    /// <summary>The list behind the feed.</summary>
    /// <param name="onlySource">The source whose feed it is.</param>
    /// <param name="newestFirst">Or the other way round, to find the page before.</param>
    internal ListArticlesQuery AsList(string? onlySource, bool newestFirst = true) => new()
    {
        Limit = Limit,
        Cursor = Cursor,
        Source = Source,
        Tag = Tag,
        Section = Section,
        Author = Author,
        Language = Language,
        PublishedAfter = PublishedAfter,
        PublishedBefore = PublishedBefore,
        UpdatedAfter = UpdatedAfter,
        Ids = Ids,
        Q = Q,
        Sort = newestFirst ? "-publishedAt" : "publishedAt",
        OnlySource = onlySource,
    };

    /// <summary>What the feed is about, for its title.</summary>
    internal IEnumerable<string> Topics => new[] { Section, Tag, Author, Source, Language, Q is null ? null : [Q] }.OfType<IReadOnlyList<string>>().SelectMany(names => names);
}

internal sealed class FeedQueryValidator : AbstractValidator<FeedQuery>
{
    public FeedQueryValidator() => RuleFor(q => q.Language).Languages();
}
