using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ContentApi.Benchmarks.Search;

/// <summary>Searches over HTTP beside the two bare queries: every hit ranked, and the newest.</summary>
internal static class SearchSpeed
{
    private const int Rounds = 7;
    private const string ByDate = "&sort=-publishedAt";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    /// <summary>What is searched, $1, without any order yet.</summary>
    public const string Bare =
        "select e.slug, e.title from edition_search s join editions e on e.article_id = s.article_id and e.version = s.version "
        + "where s.fts @@ websearch_to_tsquery('search_english', $1) order by ";

    /// <summary>Ranks every hit.</summary>
    public const string ByRank = "ts_rank(s.fts, websearch_to_tsquery('search_english', $1)) desc limit 20";

    private static readonly string[] Queries =
    [
        "magnitogorsk", "lavrov", "cocoa", "korea", "coronavirus", "senate", "president", "said", "the", "north korea", "white house", "supreme court justice",
        "the war in ukraine", "\"white house\"", "\"north korea\"", "\"of the\"", "trump -senate", "vaccine or inflation",
    ];

    /// <param name="articles">How many there are.</param>
    /// <param name="hold">Only loads them, and waits: for looking into a search by hand.</param>
    /// <param name="keepsAnswers">Whether the product may give an answer again while nothing has changed.</param>
    public static async Task RunAsync(int articles, bool hold, bool keepsAnswers)
    {
        await using var corpus = await Corpus.EmptyAsync();
        await SearchCorpus.LoadAsync(corpus.ConnectionString, RealTexts.Recombined(RealTexts.Load(), articles), TimeSpan.FromMinutes(42));
        await using var product = await ServerUnderLoad.StartAsync("ContentApi.dll", [], corpus.ConnectionString, keepsAnswers);
        if (hold)
        {
            Console.WriteLine($"Product: {product.Client.BaseAddress}  Database: {corpus.ConnectionString}  Enter ends it.");
            await Console.In.ReadLineAsync();
            return;
        }

        await using var database = NpgsqlDataSource.Create(corpus.ConnectionString + ";Command Timeout=60");
        await using var connection = await database.OpenConnectionAsync();
        await using var rank = await PrepareAsync(connection, ByRank);
        await using var newest = await PrepareAsync(connection, "s.published_at desc limit 20");
        await using var count = new NpgsqlCommand("select count(*) from edition_search s where s.fts @@ websearch_to_tsquery('search_english', $1)", connection) { Parameters = { new NpgsqlParameter<string>() } };

        // The runtime makes the product's code faster for half a minute; a server that newsrooms use has that behind it.
        for (var began = Stopwatch.StartNew(); began.Elapsed < WarmUp;)
        {
            foreach (var query in Queries)
                await Task.WhenAll(GetAsync(product.Client, PathOf(query)), GetAsync(product.Client, PathOf(query) + ByDate));
        }

        Console.WriteLine($"\n{articles} articles; ms, medians of {Rounds} interleaved runs, one caller, HTTP included, {(keepsAnswers ? "answers are kept while nothing changes" : "no answer is kept")}.\n");
        Console.WriteLine("| query | hits | bare rank | bare newest | relevance | to bare rank | -publishedAt | to bare newest |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var all = new List<(double Rank, double Newest, double Relevance, double ByDate)>();
        foreach (var query in Queries)
        {
            Func<Task>[] ways = [() => AskAsync(rank, query), () => AskAsync(newest, query), () => GetAsync(product.Client, PathOf(query)), () => GetAsync(product.Client, PathOf(query) + ByDate)];
            var times = ways.Select(_ => new List<double>()).ToArray();
            for (var round = -Rounds; round < Rounds; round++)
            {
                for (var way = 0; way < ways.Length; way++)
                {
                    // Statements get their lasting plans in the rounds before; ranking every hit needs but one.
                    if (way == 0 && round is < -1)
                        continue;
                    var clock = Stopwatch.GetTimestamp();
                    await ways[way]();
                    if (round >= 0)
                        times[way].Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                }
            }

            var (a, b, c, d) = (Median(times[0]), Median(times[1]), Median(times[2]), Median(times[3]));
            all.Add((a, b, c, d));
            ((NpgsqlParameter<string>)count.Parameters[0]).TypedValue = query;
            var hits = (long)(await count.ExecuteScalarAsync())!;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {query} | {hits} | {a:0.0} | {b:0.0} | {c:0.0} | {c / a:0.00} | {d:0.0} | {d / b:0.00} |"));
        }

        var median = Median(all.Select(one => one.Relevance));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""

            relevance: median {median:0.0} ms, {median / Median(all.Select(one => one.Rank)):0.00} of bare rank's; slowest {all.Max(one => one.Relevance) / median:0.0} times the median
            -publishedAt: median {Median(all.Select(one => one.ByDate)):0.0} ms, {Median(all.Select(one => one.ByDate)) / Median(all.Select(one => one.Newest)):0.00} of bare newest's
            """));
    }

    private static string PathOf(string query) => $"/v1/articles?q={Uri.EscapeDataString(query)}";

    private static async Task<NpgsqlCommand> PrepareAsync(NpgsqlConnection connection, string order)
    {
        var command = new NpgsqlCommand(Bare + order, connection) { Parameters = { new NpgsqlParameter<string>() } };
        await command.PrepareAsync();
        return command;
    }

    private static async Task AskAsync(NpgsqlCommand command, string query)
    {
        ((NpgsqlParameter<string>)command.Parameters[0]).TypedValue = query;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
        }
    }

    private static async Task GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
