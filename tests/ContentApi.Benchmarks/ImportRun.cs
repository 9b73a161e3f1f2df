using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ContentApi.Benchmarks;

/// <summary>One import of many lines over HTTP, by a client that sends all before it reads, while an editor publishes.</summary>
internal static class ImportRun
{
    private const int Words = 20_000;
    private const int Paragraphs = 10;
    private const int WordsOfParagraph = 45;

    public static async Task RunAsync(int lines)
    {
        await using var corpus = await Corpus.CreateAsync(1000);
        await using var server = await ServerUnderLoad.StartAsync("ContentApi.dll", [], corpus.ConnectionString);
        using var importer = new HttpClient { BaseAddress = server.Client.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };

        await ImportAsync(importer, "warm", 2000);
        var before = server.PeakMebibytes;
        var used = server.ProcessorTime;
        using var ending = new CancellationTokenSource();
        var waits = PublishAsync(server, ending.Token);
        var (took, summary) = await ImportAsync(importer, "run", lines);
        var spent = server.ProcessorTime - used;
        await ending.CancelAsync();
        var published = (await waits).Order().ToList();

        var (again, _) = await ImportAsync(importer, "run", lines);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {summary}
            first import   {lines / took.TotalSeconds:N0} lines/s ({took.TotalSeconds:0.0} s, {spent / took:0.00} processors and {spent.TotalMilliseconds / lines:0.00} ms of them a line in the server, {Environment.ProcessorCount} in the machine)
            same again     {lines / again.TotalSeconds:N0} lines/s
            memory         {before} MiB at its peak before, {server.PeakMebibytes} MiB after
            meanwhile      {published.Count} articles published, median {published.ElementAtOrDefault(published.Count / 2):0} ms, worst {published.LastOrDefault():0} ms
            """));
    }

    private static async Task<(TimeSpan Took, string Summary)> ImportAsync(HttpClient importer, string name, int lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles/import?report=problems") { Content = new Lines(name, lines) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Corpus.Key);
        var watch = Stopwatch.StartNew();
        using var response = await importer.SendAsync(request);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return (watch.Elapsed, answer.TrimEnd().Split('\n')[^1]);
    }

    private static async Task<List<double>> PublishAsync(ServerUnderLoad server, CancellationToken ending)
    {
        var waits = new List<double>();
        for (var n = 0; !ending.IsCancellationRequested; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Corpus.Key);
            request.Content = new StringContent($$"""{"title":"Published meanwhile {{n}}","source":"source-1","tags":["tag-1"],"body":"<p>x</p>","status":"published"}""", Encoding.UTF8, "application/json");
            var watch = Stopwatch.StartNew();
            using var response = await server.Client.SendAsync(request, CancellationToken.None);
            response.EnsureSuccessStatusCode();
            waits.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(100, CancellationToken.None);
        }

        return waits;
    }

    /// <summary>The lines are made as they are sent: the client holds no more of them than the server.</summary>
    private sealed class Lines : HttpContent
    {
        private readonly string name;
        private readonly int count;

        public Lines(string name, int count)
        {
            (this.name, this.count) = (name, count);
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var n = 0; n < count; n++)
            {
                await JsonSerializer.SerializeAsync(stream, new
                {
                    title = $"Article {n} of {name}",
                    source = $"source-{1 + (n % 20)}",
                    externalId = $"{name}-{n}",
                    summary = $"What article {n} tells.",
                    authors = new[] { $"author-{1 + (n % 200)}" },
                    section = $"section-{1 + (n % 5)}",
                    tags = new[] { "tag-1", $"tag-{2 + (n % 9)}", $"new-{n % 1000}" },
                    language = "en",
                    body = Body(n),
                    status = "published",
                });
                await stream.WriteAsync("\n"u8.ToArray());
            }
        }

        // Some 3 KB, the common words often and the rare ones seldom, as in any text.
        private static string Body(int n)
        {
            var random = new Random(n);
            return string.Concat(Enumerable.Range(0, Paragraphs).Select(_ => $"<p>{string.Join(' ', Enumerable.Range(0, WordsOfParagraph).Select(_ => Word(random)))}.</p>"));
        }

        private static string Word(Random random)
        {
            var rank = (int)(Words * Math.Pow(random.NextDouble(), 3));
            return string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + (rank % 26))}{(char)('a' + (rank / 26 % 26))}{(char)('e' + (rank % 7))}{rank:x}");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
