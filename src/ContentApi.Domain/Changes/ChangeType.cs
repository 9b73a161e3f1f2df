namespace ContentApi.Domain.Changes;

/// <summary>What became of a resource.</summary>
public enum ChangeType
{
    /// <summary>It was made, and readers do not see it yet.</summary>
    Created,

    /// <summary>It was changed; for readers it was there and stays.</summary>
    Updated,

    /// <summary>It became visible.</summary>
    Published,

    /// <summary>It is no longer visible.</summary>
    Unpublished,

    /// <summary>It was deleted.</summary>
    Deleted,
}

/// <summary>The kinds of resources the change log tells of.</summary>
public enum ChangedResource
{
    /// <summary>An article.</summary>
    Article,

    /// <summary>A source.</summary>
    Source,

    /// <summary>A curated list.</summary>
    List,
}
