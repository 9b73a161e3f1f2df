using ContentApi.Data;
using ContentApi.Domain.Keys;
using ContentApi.Domain.Searching;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Authentication;
using ContentApi.Http.ETags;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Erasing;

/// <summary>Erases articles: <c>erase_article</c> in <c>Data/Sql/0008-editorial.sql</c> knows where their text stands.</summary>
internal sealed class ArticleEraser(ContentDbContext db, ArticleDesk desk)
{
    /// <summary>Takes an article's text out of the database, within the request's transaction.</summary>
    /// <exception cref="ProblemException">What is in the way.</exception>
    public async Task EraseAsync(string idOrSlug, HttpContext http, IfMatch ifMatch, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        var caller = http.Caller()!;
        if (caller.Role is not Role.Admin)
            throw new ProblemException(ProblemType.Forbidden, "Erasing wants a key of the role admin. Without erase=true it is deleted and kept for audit.");

        var taken = await desk.TakeAsync(idOrSlug, caller, cancellationToken) ?? throw Absence.NotFound();
        if (taken.Article.ErasedAt is not null)
            throw Absence.Deleted(taken.Article);
        if (taken.Article.DeletedAt is null)
            taken.DemandPresentSlug();
        await desk.DemandVersionAsync(taken, ifMatch, cancellationToken);
        modelState.ThrowIfInvalid();

        taken.Article.Erase(http.Sign(taken.Now));
        // First what the act enters and changes, then the function: it deletes rows that EF would still write.
        await db.SaveChangesAsync(cancellationToken);
        await ForgetWordsAsync(taken.Article.Id, cancellationToken);
        await db.Database.ExecuteSqlAsync($"select erase_article({taken.Article.Id})", cancellationToken);
    }

    // Search learns each edition's words once. Those that it has from no more editions than this article had may be its own;
    // one that is not is learned again from the next article that has it.
    private async Task ForgetWordsAsync(Guid articleId, CancellationToken cancellationToken)
    {
        var (words, editions) = (new HashSet<string>(), 0);
        var texts = db.Editions.AsNoTracking().Where(e => e.ArticleId == articleId).Select(e => new { e.Content.Title, e.Content.Excerpt, e.Content.BodyHtml });
        await foreach (var text in texts.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            editions++;
            words.UnionWith(Vocabulary.Of(text.Title, text.Excerpt, text.BodyHtml is { } html ? PlainText.Of(html) : ""));
        }

        await db.Database.ExecuteSqlAsync($"delete from search_vocabulary where word = any({words.ToArray()}) and articles <= {editions}", cancellationToken);
    }
}
