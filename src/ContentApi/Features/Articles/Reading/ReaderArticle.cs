using ContentApi.Domain.Sources;

namespace ContentApi.Features.Articles.Reading;

/// <summary>
/// A row of the view <c>reader_articles</c>: the edition that readers see now, with its source and section. Members that
/// answers show as they are stored are JSON text.
/// </summary>
internal class ReaderArticle
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string TitleKey { get; init; } = "";

    public string? Summary { get; init; }

    public string Excerpt { get; init; } = "";

    public string? BodyHtml { get; init; }

    public string? Byline { get; init; }

    public string Authors { get; init; } = "[]";

    public string Tags { get; init; } = "[]";

    public Guid SourceId { get; init; }

    public int SourceNumber { get; init; }

    public string SourceSlug { get; init; } = "";

    public string SourceName { get; init; } = "";

    public string HomepageUrl { get; init; } = "";

    public string? LogoUrl { get; init; }

    public TextPolicy TextPolicy { get; init; }

    public int SourceVersion { get; init; }

    public string? CanonicalUrl { get; init; }

    public string? ExternalId { get; init; }

    public string? Language { get; init; }

    public string? SectionSlug { get; init; }

    public string? SectionName { get; init; }

    public int? SectionVersion { get; init; }

    public string? Image { get; init; }

    public string? Copyright { get; init; }

    public string Corrections { get; init; } = "[]";

    public string? Withdrawn { get; init; }

    public string? Extra { get; init; }

    public int WordCount { get; init; }

    public bool CommentsOpen { get; init; }

    public int CommentCount { get; init; }

    /// <summary>Another one whenever a comment appears or vanishes.</summary>
    public long CommentsStamp { get; init; }

    public bool Listed { get; init; }

    public long Stamp { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset FirstPublishedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>In how many seconds time alone changes what readers see of it; null when nothing is due.</summary>
    public double? RightForSeconds { get; init; }

    /// <summary>When the bytes last changed by an act on it or on its source.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
