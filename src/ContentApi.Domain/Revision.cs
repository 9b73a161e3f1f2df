namespace ContentApi.Domain;

/// <summary>The record of one act: which, by whom, when, in what request. Never changed.</summary>
public sealed class Revision
{
    private Revision()
    {
    }

    /// <summary>Records an act.</summary>
    /// <param name="resourceId">What was acted on.</param>
    /// <param name="version">The number the act gave it.</param>
    /// <param name="act">What was done.</param>
    /// <param name="signature">Who, when, in what request.</param>
    public Revision(Guid resourceId, int version, Act act, Signature signature)
    {
        ResourceId = resourceId;
        Version = version;
        Act = act;
        KeyId = signature.KeyId;
        RequestId = signature.RequestId;
        At = signature.At;
    }

    /// <summary>The article, source, tag, section, author or list.</summary>
    public Guid ResourceId { get; private set; }

    /// <summary>The resource's counter after the act.</summary>
    public int Version { get; private set; }

    /// <summary>What was done.</summary>
    public Act Act { get; private set; }

    /// <summary>The text that was newest after the act; null for resources without one.</summary>
    public Guid? ContentId { get; init; }

    /// <summary>Where the article stood after the act; null for other resources.</summary>
    public Articles.ArticleStatus? Status { get; init; }

    /// <summary>The write form after the act as JSON, for resources that have no content of their own.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The editor's note, or the explanation or correction that readers are given.</summary>
    public string? Note { get; init; }

    /// <summary>The key that acted.</summary>
    public Guid KeyId { get; private set; }

    /// <summary>The request's id.</summary>
    public string RequestId { get; private set; } = "";

    /// <summary>The instant of the act.</summary>
    public DateTimeOffset At { get; private set; }
}
