using System.ComponentModel.DataAnnotations;
using ContentApi.Domain.Text;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Sources;

/// <summary>Which sources to list, in what order.</summary>
internal sealed class ListSourcesQuery : ListQuery
{
    private const string ByName = "name";
    private const string ByArticles = "-articleCount";

    /// <summary>Only sources of this country (ISO 3166-1 alpha-2).</summary>
    public string? Country { get; init; }

    /// <summary>Only sources in this language (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>Only sources with this in their name; case and accents do not matter.</summary>
    [MaxLength(300)]
    public string? Q { get; init; }

    /// <summary>The order: by name when absent, or those with the most articles first.</summary>
    [OneOf(ByName, ByArticles)]
    public string Sort { get; init; } = ByName;

    /// <inheritdoc/>
    public override string Combination() => Combine("sources", Sort, Country, Language, Q);

    /// <summary>The sources that the filters leave.</summary>
    public IQueryable<ReaderSource> Filter(IQueryable<ReaderSource> sources)
    {
        if (Country is not null)
            sources = sources.Where(s => s.Country == Country);
        if (Language is not null)
        {
            var language = LanguageTag.Canonical(Language);
            sources = sources.Where(s => s.Language == language);
        }

        if (Q is not null)
        {
            // A question without a letter in it finds nothing.
            var key = FoldedText.TitleKey(Q);
            sources = sources.Where(s => key != "" && s.NameKey.Contains(key));
        }

        return sources;
    }

    /// <summary>The page behind a position, and one row more.</summary>
    public IQueryable<ReaderSource> Page(IQueryable<ReaderSource> filtered, SourcePosition? after)
    {
        // Row comparisons: spelled with "or", page 10,000 costs a thousand times the first (docs/decisions).
        if (Sort == ByArticles)
        {
            if (after is not null)
                filtered = filtered.Where(s => EF.Functions.LessThan(ValueTuple.Create(s.Articles, s.Id), ValueTuple.Create(after.Articles, after.Id)));
            filtered = filtered.OrderByDescending(s => s.Articles).ThenByDescending(s => s.Id);
        }
        else
        {
            if (after is not null)
                filtered = filtered.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.NameKey, s.Id), ValueTuple.Create(after.NameKey, after.Id)));
            filtered = filtered.OrderBy(s => s.NameKey).ThenBy(s => s.Id);
        }

        return filtered.Take(Limit + 1);
    }

    /// <summary>The sort keys of a row.</summary>
    public SourcePosition PositionOf(ReaderSource source) =>
        Sort == ByArticles ? new SourcePosition(source.Id, "", source.Articles) : new SourcePosition(source.Id, source.NameKey, 0);
}

/// <summary>Where a page of sources ends.</summary>
/// <param name="Id">The last source.</param>
/// <param name="NameKey">Its folded name, under the sort by name.</param>
/// <param name="Articles">The number of its articles, under the sort by that.</param>
internal sealed record SourcePosition(Guid Id, string NameKey, long Articles);

internal sealed class ListSourcesQueryValidator : AbstractValidator<ListSourcesQuery>
{
    public ListSourcesQueryValidator()
    {
        RuleFor(q => q.Country).Country();
        RuleFor(q => q.Language).Language();
    }
}
