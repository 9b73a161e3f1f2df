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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        Interval,
        async cancellationToken =>
        {
            while (await SortInAsync(cancellationToken))
                await Task.Delay(Pause, cancellationToken);
        },
        exception => logger.LogWarning(exception, "Words of an import could not be sorted in; it is tried again"),
        stoppingToken);

    // Whether an import goes on.
    private async Task<bool> SortInAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ContentDbContext>().Database;
        database.SetCommandTimeout(CommandTimeout);
        return (await database.SqlQuery<bool>($"select search_sort_in() as \"Value\"").ToListAsync(cancellationToken))[0];
    }
}
