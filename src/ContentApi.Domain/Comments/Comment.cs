namespace ContentApi.Domain.Comments;

/// <summary>What somebody says about an article. Its text is never changed: an editor shows it or does not.</summary>
public sealed class Comment
{
    /// <summary>The most characters of a text.</summary>
    public const int MaxTextLength = 5_000;

    /// <summary>The most characters of an author's name.</summary>
    public const int MaxAuthorLength = 100;

    private Comment()
    {
    }

    /// <param name="articleId">The article it is about.</param>
    /// <param name="parentId">The approved comment that it answers, or null.</param>
    /// <param name="author">The name that stands over it.</param>
    /// <param name="text">Plain text.</param>
    /// <param name="fingerprint">The same for the same words of the same person at the same place; null where that does not matter.</param>
    /// <param name="waits">Whether an editor has to approve it first.</param>
    /// <param name="at">The transaction's own instant.</param>
    /// <param name="id">Its id; a new one when absent.</param>
    public Comment(Guid articleId, Guid? parentId, string author, string text, byte[]? fingerprint, bool waits, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        ArticleId = articleId;
        ParentId = parentId;
        Author = author;
        Text = text;
        Fingerprint = fingerprint;
        Status = waits ? CommentStatus.Pending : CommentStatus.Approved;
        CreatedAt = at;
    }

    /// <summary>The id that callers see.</summary>
    public Guid Id { get; private set; }

    /// <summary>The article it is about.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>The comment that it answers, which readers see. The database moves answers up when theirs is no longer shown.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>The name that stands over it.</summary>
    public string Author { get; private set; } = "";

    /// <summary>Plain text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public CommentStatus Status { get; private set; }

    /// <summary>By which a second one like it is refused; null once that is over.</summary>
    public byte[]? Fingerprint { get; private set; }

    /// <summary>When it was posted.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When an editor last decided on it.</summary>
    public DateTimeOffset? ModeratedAt { get; private set; }

    /// <summary>The key of that editor.</summary>
    public Guid? ModeratedBy { get; private set; }

    /// <summary>Why; for editors alone.</summary>
    public string? Reason { get; private set; }

    /// <summary>Shows it to readers.</summary>
    public void Approve(string? reason, Signature by) => Decide(CommentStatus.Approved, reason, by);

    /// <summary>Keeps it from readers.</summary>
    public void Reject(string? reason, Signature by) => Decide(CommentStatus.Rejected, reason, by);

    /// <summary>Keeps it from readers as spam.</summary>
    public void MarkAsSpam(string? reason, Signature by) => Decide(CommentStatus.Spam, reason, by);

    // The same decision again is none, unless it brings a reason.
    private void Decide(CommentStatus status, string? reason, Signature by)
    {
        if (Status == status && ModeratedAt is not null && (reason is null || reason == Reason))
            return;

        Status = status;
        Reason = reason;
        ModeratedAt = by.At;
        ModeratedBy = by.KeyId;
    }
}
