using System.ClientModel;
using ContentApi.Data;
using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Related.Ranking;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Features.Related.Meaning;

/// <summary>
/// Asks the provider about what is indexed, newest first and each text once, and has it related anew. It runs behind all else:
/// articles are related by their words at once, and stay so while the provider is away.
/// </summary>
internal sealed class MeaningIndexing(
    EmbeddingProvider provider, IServiceScopeFactory scopes, NpgsqlDataSource database, ILogger<MeaningIndexing> logger) : BackgroundService
{
    private const int AskedAtOnce = 16;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!provider.IsConfigured)
            return;

        var (pause, most, isKnown) = (Interval, AskedAtOnce, false);
        for (; ; await Task.Delay(pause, stoppingToken))
        {
            try
            {
                // One instance at a time, for as long as the connection is open: no transaction waits for the provider.
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                if (!await LockAsync(connection, stoppingToken))
                    continue;
                try
                {
                    if (!isKnown)
                        await ForgetOtherModelsAsync(connection, stoppingToken);
                    isKnown = true;
                    while (await StepAsync(connection, most, stoppingToken))
                        (pause, most) = (Interval, AskedAtOnce);
                }
                finally
                {
                    // The connection goes back to its pool, and would keep the lock there.
                    await UnlockAsync(connection);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // It may be one text that the provider does not take, so the next time it is asked about one.
                (pause, most) = (pause * 2 < LongestPause ? pause * 2 : LongestPause, 1);
                logger.LogWarning(exception, "What articles are about could not be asked; the provider of embeddings is asked again in {Seconds} s", pause.TotalSeconds);
            }
        }
    }

    private async Task<bool> StepAsync(NpgsqlConnection connection, int most, CancellationToken cancellationToken)
    {
        await using var find = Command.Of(
            connection, "select number, article_id, digest from related_articles where asked_of is distinct from digest order by number desc limit $1", most);
        var rows = await find.ListAsync(reader => (Number: reader.GetInt32(0), Id: reader.GetGuid(1), Digest: reader.GetFieldValue<byte[]>(2)), cancellationToken);
        if (rows.Count == 0)
            return false;

        var texts = await TextsAsync([.. rows.Select(row => row.Id)], cancellationToken);
        // What readers see no more is about to leave the index, and must not stand before the others till then.
        var asked = rows.OrderByDescending(row => texts.ContainsKey(row.Id)).ToList();
        var meanings = texts.Count == 0 ? [] : await AskAsync([.. asked.Take(texts.Count).Select(row => texts[row.Id])], cancellationToken);
        await using var keep = Command.Of(
            connection, "select related_meant($1, $2, $3, $4)", asked.Select(row => row.Number).ToArray(), asked.Select(row => row.Digest).ToArray(), provider.Model,
            asked.Select((_, place) => place < meanings.Length ? meanings[place]?.Pack() : null).ToArray());
        await keep.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    private async Task<TextMeaning?[]> AskAsync(string[] texts, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.AskAsync(texts, cancellationToken);
        }
        catch (ClientResultException refused) when (texts.Length == 1 && refused.Status is StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status422UnprocessableEntity)
        {
            // This text is what it does not take: asking again would hold up all others.
            return [null];
        }
    }

    private async Task<Dictionary<Guid, string>> TextsAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContentDbContext>();
        return await db.ReaderArticles.AsNoTracking().Where(a => ids.Contains(a.Id) && a.Listed)
            .Select(a => new { a.Id, a.Title, a.Summary, a.BodyHtml })
            .ToDictionaryAsync(a => a.Id, a => EmbeddingProvider.Question(a.Title, a.Summary, PlainText.Of(a.BodyHtml ?? "")), cancellationToken);
    }

    private static async Task<bool> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command.Of(connection, "select pg_try_advisory_lock(hashtextextended('contentapi:meaning', 0))");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        await using var command = Command.Of(connection, "select pg_advisory_unlock(hashtextextended('contentapi:meaning', 0))");
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    // What one model says cannot be compared with what another does.
    private async Task ForgetOtherModelsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command.Of(
            connection,
            """
            with others as (delete from related_meanings where model <> $1 returning number)
            update related_articles a set asked_of = null from others o where a.number = o.number
            """,
            provider.Model);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
