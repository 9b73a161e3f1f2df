using ContentApi.Domain.Articles;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Importing;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Exporting;

/// <summary>
/// A line of an export: the write form of the newest text, and what an import by an editor makes the same article of where it
/// does not exist yet.
/// </summary>
internal sealed class ExportedArticle
{
    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>published</c> if readers see it, <c>scheduled</c> if they will at <c>publishedAt</c>, else <c>draft</c>.</summary>
    public required WriteStatus Status { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The source; an import makes it where it does not exist.</summary>
    public required ExportedSource Source { get; init; }

    /// <summary>The address.</summary>
    public required string Slug { get; init; }

    /// <summary>The summary.</summary>
    public required string? Summary { get; init; }

    /// <summary>The body exactly as it was written.</summary>
    public required string? Body { get; init; }

    /// <summary>How the body is written.</summary>
    public required BodyFormat BodyFormat { get; init; }

    /// <summary>The byline.</summary>
    public required string? Byline { get; init; }

    /// <summary>The authors' names.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Where the original stands.</summary>
    public required string? CanonicalUrl { get; init; }

    /// <summary>Its id in the system it comes from.</summary>
    public required string? ExternalId { get; init; }

    /// <summary>BCP 47.</summary>
    public required string? Language { get; init; }

    /// <summary>The section's name.</summary>
    public required string? Section { get; init; }

    /// <summary>The tags' names.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The lead image.</summary>
    public required ImageReference? Image { get; init; }

    /// <summary>The copyright line.</summary>
    public required string? Copyright { get; init; }

    /// <summary>Whether readers may comment.</summary>
    public required bool CommentsOpen { get; init; }

    /// <summary>The public date; of what was never public, the one that its editor gave it.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>From when on readers no longer see it.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A JSON object of the front end's own.</summary>
    [SchemaOf(typeof(Dictionary<string, object>), OrNull = true)]
    public required RawJson Extra { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this text was saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>When it first became visible.</summary>
    public required DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>The instant of the last major update or correction; of the last save for what was never public.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Other slugs under which readers have seen it; of an article that they do not see now, all of them.</summary>
    public required IReadOnlyList<string> FormerSlugs { get; init; }

    /// <summary>The correction notices, oldest first.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>How it was taken from readers; null where it was not.</summary>
    public required ExportedUnpublication? Unpublished { get; init; }

    /// <summary>The write form of what readers see; null where that is the newest text.</summary>
    public required WriteForm? Live { get; init; }

    /// <summary>What readers will see, and when; null where nothing is scheduled or <c>status</c> says it all.</summary>
    public required ExportedSchedule? Scheduled { get; init; }

    /// <summary>The section, tags and authors whose slugs are not the ones that their names would be given.</summary>
    public required IReadOnlyList<ExportedTerm> Terms { get; init; }
}

/// <summary>How an article was taken from readers.</summary>
/// <param name="Type">What they get instead.</param>
/// <param name="At">When, of a withdrawn one.</param>
/// <param name="Explanation">What they are told.</param>
/// <param name="RedirectTo">Where they are sent.</param>
internal sealed record ExportedUnpublication(UnpublishType Type, DateTimeOffset? At, string? Explanation, string? RedirectTo);

/// <summary>The scheduled edition.</summary>
/// <param name="At">When readers will see it.</param>
/// <param name="UpdatedAt">The public <c>updatedAt</c> it will have.</param>
/// <param name="Write">Its write form; null where it is the newest text.</param>
internal sealed record ExportedSchedule(DateTimeOffset At, DateTimeOffset UpdatedAt, WriteForm? Write);

/// <summary>A tag, a section or an author.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Name">Its name.</param>
internal sealed record ExportedTerm(ArrivingTermKind Kind, string Slug, string Name);

/// <summary>The source of an exported article.</summary>
internal sealed record ExportedSource(
    Guid Id, string Slug, string Name, string HomepageUrl, string? LogoUrl, string? FeedUrl, Ingest Ingest, string? Country, string? Language,
    string? Description, string? Copyright, TextPolicy TextPolicy, DateTimeOffset CreatedAt);
