using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ContentApi.Features.ReaderAids.Provider;

/// <summary>What came of asking: the result as JSON, or for how long it makes no sense to ask again.</summary>
internal sealed record AidOutcome(string? Made, TimeSpan RetryAfter);

/// <summary>What was made, and what it cost.</summary>
internal sealed record MadeAid(string Json, long Tokens);

/// <summary>
/// One call of the provider for all who want the same: within the process they share a flight, among instances a lease. The last
/// one to leave ends the flight.
/// </summary>
internal sealed class AidFlights(StoredAids stored, AiOptions options, ILogger<AidFlights> logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<AidKey, Flight> flights = new();

    /// <summary>Waits for the result with everybody else who wants it.</summary>
    /// <param name="key">Which result.</param>
    /// <param name="estimate">About how many tokens it costs.</param>
    /// <param name="make">Asks the provider.</param>
    /// <param name="cancellationToken">This one leaves.</param>
    public async Task<AidOutcome> JoinAsync(AidKey key, long estimate, Func<CancellationToken, Task<MadeAid>> make, CancellationToken cancellationToken)
    {
        Flight flight;
        do
            flight = flights.GetOrAdd(key, static _ => new Flight());
        while (!flight.TryEnter(token => RunAsync(key, estimate, make, token)));

        try
        {
            return await flight.Outcome.WaitAsync(cancellationToken);
        }
        finally
        {
            if (flight.Leave())
                flights.TryRemove(new(key, flight));
        }
    }

    private async Task<AidOutcome> RunAsync(AidKey key, long estimate, Func<CancellationToken, Task<MadeAid>> make, CancellationToken cancellationToken)
    {
        var lease = Guid.NewGuid();
        var patience = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (state, made, wait) = await stored.BeginAsync(key, lease, estimate, cancellationToken);
            if (state == "yours")
                return await MakeAsync(key, lease, estimate, make, cancellationToken);
            if (state != "busy" || TimeProvider.System.GetElapsedTime(patience) > options.Timeout)
                return new AidOutcome(made, wait);
            await Task.Delay(Poll, cancellationToken);
        }
    }

    private async Task<AidOutcome> MakeAsync(AidKey key, Guid lease, long estimate, Func<CancellationToken, Task<MadeAid>> make, CancellationToken cancellationToken)
    {
        try
        {
            var made = await make(cancellationToken);
            await stored.EndAsync(key, lease, made.Json, made.Tokens, estimate, TimeSpan.Zero);
            return new AidOutcome(made.Json, TimeSpan.Zero);
        }
        catch (ProviderException failed)
        {
            logger.LogWarning(failed, "The provider made no {Aid} of article {ArticleId}: {Reason}", key.Aid, key.ArticleId, failed.Message);
            var retry = failed.RetryAfter ?? RetryAfterFailure;
            await stored.EndAsync(key, lease, made: null, failed.Tokens ?? estimate, estimate, retry);
            return new AidOutcome(null, retry);
        }
        catch (OperationCanceledException)
        {
            // All have left. What the provider has begun may cost all the same; who comes next may ask at once.
            await stored.EndAsync(key, lease, made: null, estimate, estimate, TimeSpan.Zero);
            throw;
        }
    }

    [SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing that the collector does not free; the flight may use its token until it has landed.")]
    private sealed class Flight
    {
        private readonly Lock gate = new();
        private readonly CancellationTokenSource abandoned = new();
        private int riders;
        private bool closed;

        public Task<AidOutcome> Outcome { get; private set; } = null!;

        public bool TryEnter(Func<CancellationToken, Task<AidOutcome>> start)
        {
            lock (gate)
            {
                if (closed)
                    return false;
                if (riders++ == 0)
                    Outcome = Task.Run(() => start(abandoned.Token));
                return true;
            }
        }

        /// <returns>Whether it was the last one.</returns>
        public bool Leave()
        {
            lock (gate)
            {
                if (--riders > 0)
                    return false;
                closed = true;
            }

            abandoned.Cancel();
            return true;
        }
    }
}
