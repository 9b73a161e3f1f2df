namespace ContentApi.Domain.Sources;

/// <summary>A source's write form: all that an editor sets.</summary>
public sealed record SourceDetails
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The longest description, in characters.</summary>
    public const int MaxDescriptionLength = 2_000;

    /// <summary>The longest copyright line, in characters.</summary>
    public const int MaxCopyrightLength = 300;

    /// <summary>Its address.</summary>
    public required string Slug { get; init; }

    /// <summary>The masthead.</summary>
    public required string Name { get; init; }

    /// <summary>Its website.</summary>
    public required string HomepageUrl { get; init; }

    /// <summary>Its logo.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>Its feed; editors alone see it.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>What becomes of the feed's items; editors alone see it.</summary>
    public Ingest Ingest { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>BCP 47; the language of its articles when they name none.</summary>
    public string? Language { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>The copyright line of its articles when they name none.</summary>
    public string? Copyright { get; init; }

    /// <summary>What of its texts anonymous readers get.</summary>
    public TextPolicy TextPolicy { get; init; }
}
