namespace ContentApi.Domain.Comments;

/// <summary>Where a comment stands. Readers see approved ones.</summary>
public enum CommentStatus
{
    /// <summary>Nobody has looked at it yet.</summary>
    Pending,

    /// <summary>Readers see it.</summary>
    Approved,

    /// <summary>An editor does not want it.</summary>
    Rejected,

    /// <summary>Nobody wants it.</summary>
    Spam,
}
