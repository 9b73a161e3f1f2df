using ContentApi.Domain.Sources;

namespace ContentApi.Features.Sources;

/// <summary>A row of the view <c>reader_sources</c>: a source that is not deleted, with the number of its articles.</summary>
internal sealed class ReaderSource
{
    public Guid Id { get; init; }

    public int Number { get; init; }

    public string Slug { get; init; } = "";

    public int Version { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    public string HomepageUrl { get; init; } = "";

    public string? LogoUrl { get; init; }

    public string? FeedUrl { get; init; }

    public Ingest Ingest { get; init; }

    public string? Country { get; init; }

    public string? Language { get; init; }

    public string? Description { get; init; }

    public string? Copyright { get; init; }

    public TextPolicy TextPolicy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many articles of it readers see; lists by it sort by this, answers stop at 10,000.</summary>
    public long Articles { get; init; }
}
