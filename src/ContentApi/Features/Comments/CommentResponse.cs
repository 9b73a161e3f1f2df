using ContentApi.Domain.Comments;
using ContentApi.Features.Articles.Saving;

namespace ContentApi.Features.Comments;

/// <summary>A comment.</summary>
internal record CommentResponse
{
    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name that its author gave: text, not HTML.</summary>
    public required string Author { get; init; }

    /// <summary>What it says, with its line breaks: text, not HTML.</summary>
    public required string Text { get; init; }

    /// <summary>The comment that it answers; null for one on the article itself.</summary>
    public required Guid? ParentId { get; init; }

    /// <summary>Readers see <c>approved</c> ones.</summary>
    public required CommentStatus Status { get; init; }

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public static CommentResponse From(Comment comment) => new()
    {
        Id = comment.Id,
        Author = comment.Author,
        Text = comment.Text,
        ParentId = comment.ParentId,
        Status = comment.Status,
        CreatedAt = comment.CreatedAt,
    };
}

/// <summary>A comment as editors see it.</summary>
internal sealed record ModeratedCommentResponse : CommentResponse
{
    /// <summary>What it is about.</summary>
    public required CommentedArticle Article { get; init; }

    /// <summary>When an editor last decided on it; null where none has.</summary>
    public required DateTimeOffset? ModeratedAt { get; init; }

    /// <summary>Who.</summary>
    public required KeyName? ModeratedBy { get; init; }

    /// <summary>Why. Readers are not told.</summary>
    public required string? Reason { get; init; }
}

/// <summary>The article that a comment is about.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Slug">Its newest slug.</param>
/// <param name="Title">Its newest headline.</param>
internal sealed record CommentedArticle(Guid Id, string Slug, string Title);
