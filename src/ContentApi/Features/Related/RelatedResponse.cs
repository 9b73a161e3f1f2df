using System.ComponentModel.DataAnnotations;
using ContentApi.Data;
using ContentApi.Domain.Related;
using ContentApi.Features.Articles;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Related.Ranking;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Related;

/// <summary>What belongs beside an article.</summary>
internal sealed class RelatedResponse
{
    /// <summary>The editor's choice in its order, then what was found, best first.</summary>
    public required IReadOnlyList<RelatedItem> Items { get; init; }

    /// <summary>Copies of the article itself under other mastheads.</summary>
    public IReadOnlyList<CopyLink> AlsoAt { get; init; } = [];
}

/// <summary>One related article.</summary>
internal sealed class RelatedItem
{
    /// <summary>The article as lists show it; with <c>include=body</c> its text too.</summary>
    public required object Article { get; init; }

    /// <summary>Whether an editor chose it.</summary>
    public required RelatedKind Kind { get; init; }

    /// <summary>How well it fits, 0 to 1; 1 for what an editor chose.</summary>
    public required double Score { get; init; }

    /// <summary>What the two have in common, to be found in both texts.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>Copies of it under other mastheads.</summary>
    public IReadOnlyList<CopyLink> AlsoAt { get; init; } = [];
}

/// <summary>Who chose a related article.</summary>
internal enum RelatedKind
{
    /// <summary>An editor.</summary>
    Curated,

    /// <summary>The ranking.</summary>
    Automatic,
}

/// <summary>A copy of a story under another masthead.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="CanonicalUrl">Its URL there.</param>
internal sealed record CopyLink(Guid Id, string Slug, ArticleSource Source, string? CanonicalUrl);

/// <summary>Which related articles, and how many.</summary>
internal sealed class RelatedQuery
{
    private const int UsualLimit = 5;

    // So many more than asked for are read at first, for the sake of those that must not stand in a row.
    private const int Spare = 2;

    /// <summary>How many, 1 to 20.</summary>
    [Range(1, 20)]
    public int Limit { get; init; } = UsualLimit;

    /// <summary>Only from these sources (slugs or ids).</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Source { get; init; }

    /// <summary>Only in these languages.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Language { get; init; }

    /// <summary>Only with a public date after this instant.</summary>
    public DateTimeOffset? PublishedAfter { get; init; }

    /// <summary><c>body</c> gives each article its <c>bodyHtml</c>.</summary>
    [CommaList, OneOf("body")]
    public IReadOnlyList<string>? Include { get; init; }

    internal bool WithBody => Include?.Contains("body") is true;

    /// <summary>Whether it asks for nothing special: that answer is made before it is asked for.</summary>
    internal bool IsUsual => Limit == UsualLimit && !IsNarrow && !WithBody;

    /// <summary>Whether it asks for some only.</summary>
    internal bool IsNarrow => Source is not null || Language is not null || PublishedAfter is not null;

    internal bool Takes(ReaderArticle row) =>
        (Source is null || Source.Contains(row.SourceSlug) || Source.Contains(row.SourceId.ToString(), StringComparer.OrdinalIgnoreCase))
        && (Language is null || Language.Contains(row.Language, StringComparer.OrdinalIgnoreCase))
        && (PublishedAfter is null || row.PublishedAt > PublishedAfter);

    /// <summary>How many of those that were found are read at first.</summary>
    internal int AskedAtFirst => IsNarrow ? RankingBounds.ListLength : Limit + Spare;

    /// <summary>The same as the index knows it.</summary>
    internal async Task<SearchFilter> FilterAsync(ContentDbContext db, CancellationToken cancellationToken)
    {
        if (Source is null)
            return new SearchFilter(null, Languages, PublishedAfter);

        var ids = Source.Select(name => Guid.TryParse(name, out var id) ? id : Guid.Empty).ToArray();
        var numbers = await db.Sources.Where(s => s.DeletedAt == null && (Source.Contains(s.Slug) || ids.Contains(s.Id))).Select(s => s.Number).ToArrayAsync(cancellationToken);
        return new SearchFilter(numbers, Languages, PublishedAfter);
    }

    private string[]? Languages => Language?.Select(language => language.ToLowerInvariant()).ToArray();
}

internal sealed class RelatedQueryValidator : AbstractValidator<RelatedQuery>
{
    public RelatedQueryValidator() => RuleFor(q => q.Language).Languages();
}

/// <summary>Where to pin an article.</summary>
[ExampleBody("""{ "position": 1 }""")]
internal sealed class PinRequest
{
    /// <summary>Its place among the pins, from 1; behind the last when absent.</summary>
    [Range(1, 100)]
    public int? Position { get; init; }

    internal sealed class Validator : FluentValidation.AbstractValidator<PinRequest>
    {
        public Validator() => FluentValidation.DefaultValidatorExtensions.InclusiveBetween(RuleFor(r => r.Position), 1, 100);
    }
}
