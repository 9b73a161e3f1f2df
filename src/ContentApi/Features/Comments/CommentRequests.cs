using ContentApi.Domain.Comments;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Comments;

/// <summary>What somebody wants to say.</summary>
[ExampleBody("""{ "author": "Mara Lind", "text": "Will the night buses wait for the last ferry?", "parentId": null }""")]
[ReadOnlyMembers("id", "status", "createdAt", Hint = "leave it out.")]
internal sealed class PostCommentRequest
{
    /// <summary>The name to show over it, up to 100 characters.</summary>
    public required string Author { get; init; }

    /// <summary>Plain text of up to 5,000 characters; line breaks are kept, markup is shown as it is written.</summary>
    public required string Text { get; init; }

    /// <summary>The comment that it answers; null for the article itself.</summary>
    public Guid? ParentId { get; init; }

    internal sealed class Validator : AbstractValidator<PostCommentRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Author).SingleLine(Comment.MaxAuthorLength).NotBlank();
            RuleFor(r => r.Text).CommentText(Comment.MaxTextLength).NotBlank();
        }
    }
}

/// <summary>Why an editor decides as they do.</summary>
[ExampleBody("""{ "reason": "Polite and to the point." }""")]
internal sealed class ModerateCommentRequest
{
    private const int MaxReasonLength = 2_000;

    /// <summary>For other editors, up to 2,000 characters.</summary>
    public string? Reason { get; init; }

    internal sealed class Validator : AbstractValidator<ModerateCommentRequest>
    {
        public Validator() => RuleFor(r => r.Reason).MultiLine(MaxReasonLength).NotBlank();
    }
}
