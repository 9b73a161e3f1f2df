using ContentApi.Data;
using ContentApi.Features.Related.Ranking;
using ContentApi.Features.Related.Reading;
using ContentApi.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Features.Related.Indexing;

/// <summary>
/// Keeps the index up with what readers see: takes articles from the outbox in small transactions, so that a crash repeats
/// a few at most. An article is indexed, then related, so of two that come at once at least the second finds the first.
/// Indexing goes first, but while much is to be indexed, as in an import, what came last is related all the same. Then the answers
/// that have changed are made. Any number of instances share the work.
/// </summary>
internal sealed class RelatedIndexing(
    IServiceScopeFactory scopes, SharedFrequencies frequencies, IConfiguration configuration, ILogger<RelatedIndexing> logger) : BackgroundService
{
    private const int IndexedAtOnce = 32;
    private const int RelatedAtOnce = 8;
    private const int AnsweredAtOnce = 64;
    private const int IndexedBetween = 4;
    private const int RelatedBetween = 32;
    private const int OneByOneAfterFailure = 50;
    private static readonly string TakeUnready = FormattableString.Invariant($"select article_id, again from related_take_unready({ReadyAnswer.Form}::smallint, $1, $2)");
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Exchange = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PassedOver = TimeSpan.FromMinutes(1);

    // An article that fails must not hold up the others; every now and then it is tried again.
    private readonly Dictionary<Guid, long> failed = [];
    private int oneByOne;
    private int indexed;
    private int related;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var exchanged = Environment.TickCount64;
        return Rounds.RunAsync(
            configuration.GetValue("Related:Interval", DefaultInterval),
            async cancellationToken =>
            {
                await scopes.WhileAnyAsync(StepAsync, cancellationToken);
                if (Environment.TickCount64 - exchanged <= Exchange.TotalMilliseconds)
                    return;
                await frequencies.ExchangeAsync(cancellationToken);
                exchanged = Environment.TickCount64;
            },
            Tell,
            stoppingToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var farewell = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        farewell.CancelAfter(Farewell);
        try
        {
            await frequencies.ExchangeAsync(farewell.Token);
        }
        catch (Exception exception)
        {
            Tell(exception);
        }
    }

    private async Task<bool> StepAsync(ContentDbContext db, CancellationToken stoppingToken)
    {
        var worked = await TakeAsync(db, Take(OutboxStep.Index), IndexedAtOnce, new IndexStep(db, frequencies).RunAsync, stoppingToken);
        if (worked && ++indexed % IndexedBetween != 0)
            return true;

        worked |= await TakeAsync(db, Take(OutboxStep.Relate), RelatedAtOnce, new RelateStep(db).RunAsync, stoppingToken);
        if (worked && ++related % RelatedBetween != 0)
            return true;

        return await TakeAsync(db, TakeUnready, AnsweredAtOnce, AnswerStep.RunAsync, stoppingToken) || worked;
    }

    private static string Take(OutboxStep step) => FormattableString.Invariant($"select article_id, again from related_take({(short)step}::smallint, $1, $2)");

    private async Task<bool> TakeAsync(
        ContentDbContext db, string sql, int most, Func<NpgsqlConnection, IReadOnlyList<TakenArticle>, CancellationToken, Task> run, CancellationToken stoppingToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stoppingToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var take = Command.Of(connection, sql, oneByOne > 0 ? 1 : most, StillFailing());
        var taken = await take.ListAsync(reader => new TakenArticle(reader.GetGuid(0), reader.GetBoolean(1)), stoppingToken);
        if (taken.Count == 0)
        {
            // What was touched is noted even where nothing is to be made of it.
            await transaction.CommitAsync(CancellationToken.None);
            return false;
        }

        try
        {
            await run(connection, taken, stoppingToken);
            await transaction.CommitAsync(CancellationToken.None);
            oneByOne = Math.Max(0, oneByOne - 1);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A connection that is cut is not the article's fault.
            if (taken is [var one] && exception is not NpgsqlException { IsTransient: true })
                failed[one.ArticleId] = Environment.TickCount64;
            oneByOne = OneByOneAfterFailure;
            throw;
        }
    }

    private Guid[] StillFailing()
    {
        foreach (var (id, at) in failed.ToList())
        {
            if (Environment.TickCount64 - at > PassedOver.TotalMilliseconds)
                failed.Remove(id);
        }

        return [.. failed.Keys];
    }

    private void Tell(Exception exception) => logger.LogWarning(exception, "Articles could not be related to others; it is tried again");
}

/// <summary>What is to be done with an article; stored in the outbox.</summary>
internal enum OutboxStep : short
{
    /// <summary>Its text has changed or gone.</summary>
    Index = 0,

    /// <summary>Its words are indexed; its list and those of others are to be made.</summary>
    Relate = 1,

    /// <summary>What is answered about its related articles has changed.</summary>
    Answer = 2,
}

/// <summary>An article taken from the outbox, held until the transaction ends.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Again">To be weighed again though its text is the same.</param>
internal sealed record TakenArticle(Guid ArticleId, bool Again);
