using ContentApi.Domain.Comments;
using ContentApi.Http.Lists;
using ContentApi.Http.StrictInput;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Comments;

/// <summary>A page of an article's comments.</summary>
internal sealed class ListCommentsQuery : ListQuery
{
    internal Guid ArticleId { get; set; }

    /// <inheritdoc/>
    public override string Combination() => Combine("comments", ArticleId);

    /// <summary>What readers see.</summary>
    public IQueryable<Comment> Filter(IQueryable<Comment> comments) => comments.Where(c => c.ArticleId == ArticleId && c.Status == CommentStatus.Approved);

    /// <summary>The page behind a position, oldest first, and one row more.</summary>
    public IQueryable<Comment> Page(IQueryable<Comment> comments, CommentPosition? after)
    {
        comments = Filter(comments);
        if (after is not null)
            comments = comments.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.CreatedAt, c.Id), ValueTuple.Create(after.CreatedAt, after.Id)));
        return comments.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(Limit + 1);
    }
}

/// <summary>Which comments editors want to see.</summary>
internal sealed class ListModeratedCommentsQuery : ListQuery
{
    private const string NewestFirst = "-createdAt";

    /// <summary>Only those that stand there; all when absent.</summary>
    public CommentStatus? Status { get; init; }

    /// <summary>The order; the oldest first when absent.</summary>
    [OneOf("createdAt", NewestFirst)]
    public string Sort { get; init; } = "createdAt";

    internal bool IsNewestFirst => Sort == NewestFirst;

    /// <inheritdoc/>
    public override string Combination() => Combine("moderated-comments", Status, Sort);

    /// <summary>The comments that the filter leaves.</summary>
    public IQueryable<Comment> Filter(IQueryable<Comment> comments) => Status is null ? comments : comments.Where(c => c.Status == Status);

    /// <summary>The page behind a position, and one row more.</summary>
    public IQueryable<Comment> Page(IQueryable<Comment> comments, CommentPosition? after)
    {
        comments = Filter(comments);
        if (IsNewestFirst)
        {
            if (after is not null)
                comments = comments.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.CreatedAt, c.Id), ValueTuple.Create(after.CreatedAt, after.Id)));
            comments = comments.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id);
        }
        else
        {
            if (after is not null)
                comments = comments.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.CreatedAt, c.Id), ValueTuple.Create(after.CreatedAt, after.Id)));
            comments = comments.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id);
        }

        return comments.Take(Limit + 1);
    }
}

/// <summary>Where a page of comments ends.</summary>
/// <param name="CreatedAt">When the last one was posted.</param>
/// <param name="Id">The last one.</param>
internal sealed record CommentPosition(DateTimeOffset CreatedAt, Guid Id);
