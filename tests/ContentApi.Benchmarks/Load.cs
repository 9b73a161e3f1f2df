using System.Diagnostics;

namespace ContentApi.Benchmarks;

/// <summary>A closed loop: every connection sends its next request when it has read the last answer.</summary>
internal static class Load
{
    public const int Connections = 32;

    /// <returns>Requests a second.</returns>
    /// <exception cref="InvalidOperationException">A request failed: rates of failures say nothing.</exception>
    public static async Task<double> RunAsync(HttpClient client, Func<HttpRequestMessage> request, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(LoopAsync)));
        var seconds = clock.Elapsed.TotalSeconds;
        var errors = outcomes.Sum(o => o.Errors);
        if (errors > 0)
            throw new InvalidOperationException($"{errors} requests failed, such as: {outcomes.First(o => o.Failure is not null).Failure}");
        return outcomes.Sum(o => o.Answers) / seconds;

        async Task<(int Answers, int Errors, string? Failure)> LoopAsync()
        {
            var (answers, errors, failure) = (0, 0, (string?)null);
            while (clock.Elapsed < duration)
            {
                using var message = request();
                try
                {
                    using var response = await client.SendAsync(message);
                    if (response.IsSuccessStatusCode)
                    {
                        answers++;
                        continue;
                    }

                    failure = $"{message.Method} {message.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
                }
                catch (HttpRequestException exception)
                {
                    failure = $"{message.Method} {message.RequestUri}: {exception.Message}";
                }

                errors++;
            }

            return (answers, errors, failure);
        }
    }
}
