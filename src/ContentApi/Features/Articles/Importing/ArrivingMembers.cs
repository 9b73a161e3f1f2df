using ContentApi.Domain.Articles;
using ContentApi.Domain.Sources;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Saving;
using ContentApi.Features.Sources;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Articles.Importing;

/// <summary>What a line of an export has beyond the write form. It counts for articles that do not exist yet.</summary>
internal sealed class ArrivingMembers
{
    /// <summary>The article's id.</summary>
    public Guid? Id { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its newest text was saved.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>When it first became visible.</summary>
    public DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>The public <c>updatedAt</c>.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Slugs under which readers have seen it.</summary>
    public IReadOnlyList<string>? FormerSlugs { get; init; }

    /// <summary>The correction notices.</summary>
    public IReadOnlyList<ArrivingCorrection>? Corrections { get; init; }

    /// <summary>How it was taken from readers.</summary>
    public ArrivingUnpublication? Unpublished { get; init; }

    /// <summary>What readers see, where that is another text.</summary>
    public ArticleWrite? Live { get; init; }

    /// <summary>What readers will see.</summary>
    public ArrivingSchedule? Scheduled { get; init; }

    /// <summary>Tags, sections and authors whose slugs are not made from their names.</summary>
    public IReadOnlyList<ArrivingTerm>? Terms { get; init; }

    /// <summary>The source, made when it does not exist.</summary>
    public ArrivingSource? Source { get; init; }

    /// <summary>Whether there is more than a source to bring along.</summary>
    public bool HavePast =>
        Id is not null || CreatedAt is not null || SavedAt is not null || FirstPublishedAt is not null || UpdatedAt is not null || FormerSlugs is { Count: > 0 }
        || Corrections is { Count: > 0 } || Unpublished is not null || Live is not null || Scheduled is not null;

    public Past ToPast() => new()
    {
        Id = Id,
        CreatedAt = CreatedAt,
        SavedAt = SavedAt,
        FirstPublishedAt = FirstPublishedAt,
        UpdatedAt = UpdatedAt,
        FormerSlugs = FormerSlugs ?? [],
        Corrections = Corrections?.Select(c => new Correction(c.At, c.Text)).ToList() ?? [],
        Unpublished = Unpublished is { } u ? new Unpublication(u.Type, u.Explanation, u.RedirectTo) : null,
        WithdrawnAt = Unpublished is { Type: UnpublishType.Withdrawn } withdrawn ? withdrawn.At ?? FirstPublishedAt ?? CreatedAt : null,
    };
}

/// <summary>A correction notice of an export.</summary>
internal sealed class ArrivingCorrection
{
    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was wrong, and what is right.</summary>
    public required string Text { get; init; }
}

/// <summary>How an exported article was taken from readers.</summary>
internal sealed class ArrivingUnpublication
{
    /// <summary>What readers get instead.</summary>
    public required UnpublishType Type { get; init; }

    /// <summary>When, of a withdrawn one.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What readers are told.</summary>
    public string? Explanation { get; init; }

    /// <summary>Where readers are sent.</summary>
    public string? RedirectTo { get; init; }
}

/// <summary>The scheduled edition of an exported article.</summary>
internal sealed class ArrivingSchedule
{
    /// <summary>When readers will see it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The public <c>updatedAt</c> it will have.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Its text, where it is not the newest.</summary>
    public ArticleWrite? Write { get; init; }
}

/// <summary>A tag, a section or an author of an export.</summary>
internal sealed class ArrivingTerm
{
    /// <summary>What it is.</summary>
    public required ArrivingTermKind Kind { get; init; }

    /// <summary>Its slug there, and here if it is new.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}

/// <summary>What an exported term is.</summary>
internal enum ArrivingTermKind
{
    Tag,
    Section,
    Author,
}

/// <summary>The source of an exported article.</summary>
internal sealed class ArrivingSource
{
    public Guid? Id { get; init; }

    public string? Slug { get; init; }

    public required string Name { get; init; }

    public required string HomepageUrl { get; init; }

    public string? LogoUrl { get; init; }

    public string? FeedUrl { get; init; }

    public Ingest? Ingest { get; init; }

    public string? Country { get; init; }

    public string? Language { get; init; }

    public string? Description { get; init; }

    public string? Copyright { get; init; }

    public TextPolicy? TextPolicy { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What it is found by.</summary>
    public string Address => Slug ?? Domain.Text.Slug.From(Name, "source");

    public SourceDetails ToDetails(string slug) => new()
    {
        Slug = slug,
        Name = Name,
        HomepageUrl = HomepageUrl,
        LogoUrl = LogoUrl,
        FeedUrl = FeedUrl,
        Ingest = Ingest ?? default,
        Country = Country,
        Language = Language is null ? null : LanguageTag.Canonical(Language),
        Description = Description,
        Copyright = Copyright,
        TextPolicy = TextPolicy ?? default,
    };
}

internal sealed class ArrivingMembersValidator : AbstractValidator<ArrivingMembers>
{
    private const int MostFormerSlugs = 1000;

    public ArrivingMembersValidator(IValidator<ArticleWrite> writes)
    {
        RuleFor(m => m.Id).Must(id => id is null || id.Value.Version == 7).WithMessage("Give a UUID of version 7, as an export has it.");
        RuleForEach(m => m.FormerSlugs).Must(Slug.IsValid).WithMessage("This is no slug.");
        RuleFor(m => m.FormerSlugs).Must(slugs => slugs is null || slugs.Count <= MostFormerSlugs).WithMessage($"Give at most {MostFormerSlugs}.");
        RuleFor(m => m.Corrections).Must(all => all is null || all.Count <= MostFormerSlugs).WithMessage($"Give at most {MostFormerSlugs}.");
        RuleForEach(m => m.Corrections).ChildRules(c => c.RuleFor(x => x.Text).NotBlank().MultiLine(Content.MaxSummaryLength));
        RuleForEach(m => m.Terms).ChildRules(t =>
        {
            t.RuleFor(x => x.Slug).Must(slug => slug is null || Slug.IsValid(slug)).WithMessage("This is no slug.");
            t.RuleFor(x => x.Name).SingleLine(Domain.Terms.Term.MaxSectionNameLength).NotBlank();
        });
        RuleFor(m => m.Unpublished!.Explanation).MultiLine(Content.MaxSummaryLength).When(m => m.Unpublished is not null);
        RuleFor(m => m.Unpublished!.RedirectTo).HttpUrl().When(m => m.Unpublished is not null);
        RuleFor(m => m.Live!).SetValidator(writes).When(m => m.Live is not null);
        RuleFor(m => m.Scheduled!.Write!).SetValidator(writes).When(m => m.Scheduled?.Write is not null);
        RuleFor(m => m.Source!.Name).SourceName().When(m => m.Source is not null);
        RuleFor(m => m.Source!.HomepageUrl).HttpUrl().When(m => m.Source is not null);
        RuleFor(m => m.Source!.Slug).Slugs().When(m => m.Source is not null);
        RuleFor(m => m.Source!.LogoUrl).HttpUrl().When(m => m.Source is not null);
        RuleFor(m => m.Source!.FeedUrl).HttpUrl().When(m => m.Source is not null);
        RuleFor(m => m.Source!.Country).Country().When(m => m.Source is not null);
        RuleFor(m => m.Source!.Language).Language().When(m => m.Source is not null);
        RuleFor(m => m.Source!.Description).Description().When(m => m.Source is not null);
        RuleFor(m => m.Source!.Copyright).Copyright().When(m => m.Source is not null);
    }
}
