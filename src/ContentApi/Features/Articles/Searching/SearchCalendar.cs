using System.Diagnostics;
using ContentApi.Domain.Searching;
using Npgsql;

namespace ContentApi.Features.Articles.Searching;

/// <summary>How many articles each day has, to cut the windows of searches by: counted now and then, off the request.</summary>
internal sealed class SearchCalendar(NpgsqlDataSource database, ILogger<SearchCalendar> logger) : IDisposable
{
    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(10);

    // Counting may take a two-hundredth of the time.
    private const int TimesItsCost = 200;

    private readonly SemaphoreSlim counting = new(1, 1);
    private volatile Counted? known;

    /// <summary>The windows by public date or by last update. The first caller waits for the count; later ones take the last.</summary>
    public async Task<SearchWindows> WindowsAsync(bool byUpdate, CancellationToken cancellationToken)
    {
        if (known is not { } counted)
        {
            await counting.WaitAsync(cancellationToken);
            try
            {
                counted = known ??= await CountAsync(cancellationToken);
            }
            finally
            {
                counting.Release();
            }
        }
        else if (Environment.TickCount64 > counted.GoodUntil && await counting.WaitAsync(0, cancellationToken))
        {
            _ = RecountAsync();
        }

        return byUpdate ? counted.Updated : counted.Published;
    }

    public void Dispose() => counting.Dispose();

    private async Task RecountAsync()
    {
        try
        {
            known = await CountAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The articles of each day could not be counted; searches go by the last count");
        }
        finally
        {
            counting.Release();
        }
    }

    private async Task<Counted> CountAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var (published, updated) = (await DaysAsync("published_at", cancellationToken), await DaysAsync("updated_at", cancellationToken));
        var rest = LeastAge + (clock.Elapsed * TimesItsCost);
        return new Counted(new SearchWindows("", published), new SearchWindows("u", updated), Environment.TickCount64 + (long)rest.TotalMilliseconds);
    }

    private async Task<List<(DateTime, long)>> DaysAsync(string column, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            select date_trunc('day', greatest(least({column}, '2109-12-31 00:00+00'), '1900-01-01 00:00+00'), 'UTC'), count(*)
            from editions where not retired and listed group by 1 order by 1
            """);
        command.CommandTimeout = 60;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var days = new List<(DateTime, long)>();
        while (await reader.ReadAsync(cancellationToken))
            days.Add((reader.GetDateTime(0), reader.GetInt64(1)));
        return days;
    }

    private sealed record Counted(SearchWindows Published, SearchWindows Updated, long GoodUntil);
}
