using ContentApi.Data;
using ContentApi.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Publishing;

/// <summary>
/// Enters into the log what time has brought about: schedules that came true, editions that ended. Readers do not wait
/// for it, the queries look at the clock. Any number of instances may run it: each due article is taken by one.
/// </summary>
internal sealed class DueEditions(IServiceScopeFactory scopes, ILogger<DueEditions> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Settles one due article.</summary>
    /// <returns>False when none was due.</returns>
    public static async Task<bool> SettleOneAsync(ContentDbContext db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Database.SqlQuery<DueArticle>($"select article_id, now from due_article() where article_id is not null").ToListAsync(cancellationToken);
        if (due is not [{ ArticleId: { } id, Now: var now }])
            return false;

        var article = await db.Articles
            .Include(a => a.Newest)
            .Include(a => a.Editions.Where(e => !e.Retired))
            .Include(a => a.Slugs)
            .AsSplitQuery()
            .SingleAsync(a => a.Id == id, cancellationToken);
        article.Settle(now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval,
        cancellationToken => scopes.WhileAnyAsync(SettleOneAsync, cancellationToken),
        exception => logger.LogWarning(exception, "What became due could not be entered; it is tried again"),
        stoppingToken);

    private sealed record DueArticle(Guid ArticleId, DateTimeOffset Now);
}
