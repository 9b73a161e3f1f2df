using ContentApi.Data;
using ContentApi.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Searching;

/// <summary>
/// Sorts into the index the words that long imports gather (0022-words-gathered.sql), beside the import, and ends the gathering when imports have
/// ended. One instance does it at a time; one that is killed leaves it to the others, or to the next start.
/// </summary>
internal sealed class GatheredWords(IServiceScopeFactory scopes, ILogger<GatheredWords> logger) : BackgroundService
{
    // In a quarter of a second an import brings a hundred articles or so: enough for their common words to pay.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Otherwise = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(5);
    private long askedAt;
    private bool goesOn;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval,
        SortInAsync,
        exception => logger.LogWarning(exception, "Words of an import could not be sorted in; it is tried again"),
        stoppingToken);

    private async Task SortInAsync(CancellationToken cancellationToken)
    {
        if (!goesOn && Environment.TickCount64 - askedAt < Otherwise.TotalMilliseconds)
            return;

        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ContentDbContext>().Database;
        database.SetCommandTimeout(CommandTimeout);
        goesOn = (await database.SqlQuery<bool>($"select search_sort_in() as \"Value\"").ToListAsync(cancellationToken))[0];
        askedAt = Environment.TickCount64;
    }
}
