using ContentApi.Data;
using ContentApi.Domain.Comments;
using ContentApi.Features.Articles;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Lists;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Comments;

/// <summary>What readers see of an article's comments, page by page.</summary>
internal sealed class CommentPages(ContentDbContext db, ListPages pages)
{
    /// <summary>Puts the first page beside an article, where it was asked for.</summary>
    public async Task PutBesideAsync(ArticleResponse article, ReadArticleQuery query, CancellationToken cancellationToken)
    {
        if (!query.WithComments)
            return;

        var first = new ListCommentsQuery { ArticleId = article.Id };
        // In one statement with the count: the two stand in one answer and must agree.
        var rows = await first.Page(db.Comments.AsNoTracking(), after: null)
            .Select(c => new { Comment = c, Count = db.Set<CommentCounter>().Where(n => n.ArticleId == c.ArticleId).Select(n => n.Comments).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        article.CommentCount = rows is [var any, ..] ? any.Count : 0;
        article.Comments = pages.Page(first, [.. rows.Select(row => row.Comment)], total: null, CommentResponse.From, Position);
    }

    /// <summary>Where a page that ends with this comment ends.</summary>
    public static CommentPosition Position(Comment last) => new(last.CreatedAt, last.Id);
}
