namespace ContentApi.Domain.Changes;

/// <summary>One entry of the change log, written in the transaction of the act it tells of.</summary>
public sealed class Change
{
    private Change()
    {
    }

    /// <summary>Enters an act.</summary>
    /// <param name="type">What became of the resource.</param>
    /// <param name="resource">What kind of thing it is.</param>
    /// <param name="resourceId">Which one.</param>
    /// <param name="slug">Its slug as the reader of the entry may know it.</param>
    /// <param name="version">The act's number.</param>
    /// <param name="at">The act's instant, or the due time of what time brought about.</param>
    /// <param name="isPublic">Whether anonymous readers may see the entry; fixed here for good.</param>
    /// <param name="cacheTags">The cache tags that the act makes stale.</param>
    public Change(ChangeType type, ChangedResource resource, Guid resourceId, string slug, int version, DateTimeOffset at, bool isPublic, params string[] cacheTags)
    {
        Type = type;
        Resource = resource;
        ResourceId = resourceId;
        Slug = slug;
        Version = version;
        At = at;
        IsPublic = isPublic;
        CacheTags = cacheTags;
    }

    /// <summary>The order of arrival; no position of the log, since a smaller one may commit later.</summary>
    public long Id { get; private set; }

    /// <summary>The position in the log, given after the commit by the first reader; null until then.</summary>
    public long? Sequence { get; private set; }

    /// <summary>When it happened or was due.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What became of the resource.</summary>
    public ChangeType Type { get; private set; }

    /// <summary>The kind of resource.</summary>
    public ChangedResource Resource { get; private set; }

    /// <summary>The resource's id.</summary>
    public Guid ResourceId { get; private set; }

    /// <summary>The resource's slug.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The act's number.</summary>
    public int Version { get; private set; }

    /// <summary>Whether anonymous readers may see the entry.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>What a CDN should purge.</summary>
    public string[] CacheTags { get; private set; } = [];
}
