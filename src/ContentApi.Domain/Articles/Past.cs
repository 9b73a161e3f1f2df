namespace ContentApi.Domain.Articles;

/// <summary>What happened to an article in the installation that it comes from.</summary>
public sealed record Past
{
    /// <summary>Its id there, and here.</summary>
    public Guid? Id { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its newest text was saved.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>When it first became visible; null if it never was.</summary>
    public DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>The public <c>updatedAt</c>.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Slugs under which readers have seen it.</summary>
    public IReadOnlyList<string> FormerSlugs { get; init; } = [];

    /// <summary>The correction notices.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>How it was taken from readers.</summary>
    public Unpublication? Unpublished { get; init; }

    /// <summary>When it was withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>A text with the names that go with its numbers.</summary>
/// <param name="Content">The text.</param>
/// <param name="Labels">The names.</param>
public sealed record LabelledText(Content Content, Labels Labels);

/// <summary>A text that waits for its time.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">When readers will see it.</param>
/// <param name="UpdatedAt">The public <c>updatedAt</c> it will have; null for that time itself.</param>
public sealed record ScheduledText(LabelledText Text, DateTimeOffset At, DateTimeOffset? UpdatedAt);
