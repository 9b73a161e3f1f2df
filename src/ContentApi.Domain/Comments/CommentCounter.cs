namespace ContentApi.Domain.Comments;

/// <summary>How many comments readers see of an article. The database keeps it, in the transaction that shows or hides one.</summary>
public sealed class CommentCounter
{
    private CommentCounter()
    {
    }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>How many are approved.</summary>
    public int Comments { get; private set; }

    /// <summary>Another one whenever a comment appears or vanishes, for ETags.</summary>
    public long Stamp { get; private set; }

    /// <summary>When one last did.</summary>
    public DateTimeOffset ChangedAt { get; private set; }
}
