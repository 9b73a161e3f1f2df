namespace ContentApi.Domain.Articles;

/// <summary>An article's lead image, kept elsewhere.</summary>
public sealed record ImageReference
{
    /// <summary>Where it is.</summary>
    public required string Url { get; init; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public string? Alt { get; init; }

    /// <summary>The line under it.</summary>
    public string? Caption { get; init; }

    /// <summary>Who made it.</summary>
    public string? Credit { get; init; }

    /// <summary>Pixels across.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels down.</summary>
    public int? Height { get; init; }
}

/// <summary>A notice that something in the article was wrong.</summary>
/// <param name="At">When it was given.</param>
/// <param name="Text">What was wrong, and what is right.</param>
public sealed record Correction(DateTimeOffset At, string Text);

/// <summary>That an article was withdrawn, and why.</summary>
/// <param name="At">When.</param>
/// <param name="Explanation">Why.</param>
public sealed record Withdrawal(DateTimeOffset At, string? Explanation);

/// <summary>How an article was taken from readers.</summary>
public enum UnpublishType
{
    /// <summary>Back to a draft: readers get 404.</summary>
    Draft = 0,

    /// <summary>Gone for good: readers get 410 and the explanation.</summary>
    Gone = 1,

    /// <summary>Found elsewhere: readers get 301.</summary>
    Redirect = 2,

    /// <summary>Readable by its address only, with the explanation.</summary>
    Withdrawn = 3,
}

/// <summary>Whether an update matters to readers.</summary>
public enum UpdateType
{
    /// <summary>Moves the public <c>updatedAt</c>.</summary>
    Major = 0,

    /// <summary>A typo: leaves it.</summary>
    Minor = 1,
}

/// <summary>An article's state as an editor sees it.</summary>
public enum ArticleStatus
{
    /// <summary>Never published nor scheduled.</summary>
    Draft,

    /// <summary>Will be visible for the first time, or again, at its time.</summary>
    Scheduled,

    /// <summary>Readers see it.</summary>
    Published,

    /// <summary>Readers saw it once.</summary>
    Unpublished,
}
