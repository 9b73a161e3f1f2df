using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Searching;
using ContentApi.Features.Articles.Bodies;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Searching;

/// <summary>Gives the database the words of each new edition with its row; a trigger makes search vectors of them and drops them.</summary>
internal static class EditionWords
{
    /// <summary>The column that takes them.</summary>
    public const string Column = "SearchText";

    /// <summary>Prepares the editions that are about to be saved.</summary>
    public static async Task PrepareEditionsAsync(this ContentDbContext db, CancellationToken cancellationToken)
    {
        foreach (var entry in db.ChangeTracker.Entries<Edition>().Where(entry => entry.State == EntityState.Added && entry.Entity.Listed).ToList())
        {
            // Only a correction of an article with a working copy has not read the text that it makes live again.
            var content = entry.Entity.Content ?? await db.Contents.FindAsync([entry.Entity.ContentId], cancellationToken);
            entry.Property(Column).CurrentValue = Of(content!);
        }
    }

    /// <summary>Title, summary and body as the index takes them.</summary>
    public static string[] Of(Content content) =>
    [
        IndexedText.Of(content.Title),
        IndexedText.Of(content.Excerpt),
        IndexedText.Of(content.PlainText ?? (content.BodyHtml is { } html ? PlainText.Of(html) : "")),
    ];
}
