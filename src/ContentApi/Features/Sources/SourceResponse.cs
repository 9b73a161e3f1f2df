using ContentApi.Domain.Sources;
using ContentApi.Http.Lists;

namespace ContentApi.Features.Sources;

/// <summary>A source: an outlet that articles come from.</summary>
internal sealed record SourceResponse
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The address.</summary>
    public required string Slug { get; init; }

    /// <summary>The counter of acts on it.</summary>
    public required int Version { get; init; }

    /// <summary>The masthead.</summary>
    public required string Name { get; init; }

    /// <summary>The website.</summary>
    public required string HomepageUrl { get; init; }

    /// <summary>The logo.</summary>
    public required string? LogoUrl { get; init; }

    /// <summary>The feed that is polled; null without a key.</summary>
    public required string? FeedUrl { get; init; }

    /// <summary>What becomes of the feed's items; null without a key.</summary>
    public required Ingest? Ingest { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string? Country { get; init; }

    /// <summary>BCP 47; the language of its articles when they name none.</summary>
    public required string? Language { get; init; }

    /// <summary>What it is.</summary>
    public required string? Description { get; init; }

    /// <summary>The copyright line of its articles when they name none.</summary>
    public required string? Copyright { get; init; }

    /// <summary>The licence: what of its articles' text readers without a key get.</summary>
    public required TextPolicy TextPolicy { get; init; }

    /// <summary>How many articles of it readers see, 10,000 at most.</summary>
    public required int ArticleCount { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public static SourceResponse From(ReaderSource row, bool withKey) => new()
    {
        Id = row.Id,
        Slug = row.Slug,
        Version = row.Version,
        Name = row.Name,
        HomepageUrl = row.HomepageUrl,
        LogoUrl = row.LogoUrl,
        FeedUrl = withKey ? row.FeedUrl : null,
        Ingest = withKey ? row.Ingest : null,
        Country = row.Country,
        Language = row.Language,
        Description = row.Description,
        Copyright = row.Copyright,
        TextPolicy = row.TextPolicy,
        ArticleCount = ListTotal.Capped(row.Articles),
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
    };

    /// <summary>The answer to a write, without reading back what was written.</summary>
    public static SourceResponse From(Source source, long articles) => new()
    {
        Id = source.Id,
        Slug = source.Slug,
        Version = source.Version,
        Name = source.Name,
        HomepageUrl = source.HomepageUrl,
        LogoUrl = source.LogoUrl,
        FeedUrl = source.FeedUrl,
        Ingest = source.Ingest,
        Country = source.Country,
        Language = source.Language,
        Description = source.Description,
        Copyright = source.Copyright,
        TextPolicy = source.TextPolicy,
        ArticleCount = ListTotal.Capped(articles),
        CreatedAt = source.CreatedAt,
        UpdatedAt = source.UpdatedAt,
    };

    /// <summary>The tag of this representation.</summary>
    public string Tag(bool withKey) => new SourceStamp(Id, Version, ArticleCount).Tag(withKey);
}
