using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace ContentApi.Benchmarks.Search;

/// <summary>
/// Known items: two or three words of the headline, summary or body of an article, and how high that article comes (mean
/// reciprocal rank of 20). Targets are drawn evenly, and as readers look for them: of the last weeks most.
/// </summary>
internal static partial class SearchQuality
{
    private const int Targets = 1_400;
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(30);

    public static async Task RunAsync()
    {
        var texts = RealTexts.Load();
        new Random(3).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(texts));
        await using var corpus = await Corpus.EmptyAsync();
        await SearchCorpus.LoadAsync(corpus.ConnectionString, texts, Apart);
        await using var product = await ServerUnderLoad.StartAsync("ContentApi.dll", [], corpus.ConnectionString);

        await using var database = NpgsqlDataSource.Create(corpus.ConnectionString);
        Console.WriteLine($"\n{texts.Count} real articles, one every {Apart.TotalMinutes} minutes; mean reciprocal rank of known items, and of the same by a bare query that ranks every hit.\n");
        Console.WriteLine("| words | targets | queries | headline | summary | body | all | bare rank |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var together in (bool[])[false, true])
        {
            foreach (var (name, draw) in (IEnumerable<(string, Func<Random, int>)>)[("even", random => random.Next(texts.Count)), ("recent", random => Recent(random, texts.Count))])
                await RunAsync(product.Client, database, texts, together, name, draw);
        }
    }

    private static async Task RunAsync(HttpClient client, NpgsqlDataSource database, List<NewsText> texts, bool together, string name, Func<Random, int> draw)
    {
        var random = new Random(5);
        var ranks = new Dictionary<string, List<double>> { ["headline"] = [], ["summary"] = [], ["body"] = [] };
        var bare = new List<double>();
        for (var target = 0; target < Targets; target++)
        {
            var number = draw(random);
            var text = texts[number];
            foreach (var (place, from) in new[] { ("headline", text.Title), ("summary", text.Summary ?? text.Body[..Math.Min(280, text.Body.Length)]), ("body", text.Body) })
            {
                if (Words(from, together, random) is not { } query)
                    continue;
                ranks[place].Add(await ReciprocalRankAsync(client, query, $"article-{number + 1}"));
                bare.Add(await BareRankAsync(database, query, $"article-{number + 1}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {(together ? "side by side" : "scattered")} | {name} | {bare.Count} | {ranks["headline"].Average():0.000} | {ranks["summary"].Average():0.000} | {ranks["body"].Average():0.000} | {ranks.Values.SelectMany(r => r).Average():0.000} | {bare.Average():0.000} |"));
    }

    // Ages as readers' interest: a thirtieth of it a day gone.
    private static int Recent(Random random, int count)
    {
        while (true)
        {
            var number = (int)(-Math.Log(1 - random.NextDouble()) * (TimeSpan.FromDays(30) / Apart));
            if (number < count)
                return number;
        }
    }

    private static string? Words(string text, bool together, Random random)
    {
        var words = LongWord().Matches(text).Select(match => match.Value.ToLowerInvariant()).ToArray();
        if (!together)
            words = [.. words.Distinct()];
        if (words.Length < 2)
            return null;

        var count = random.Next(2, 4);
        if (together)
            return string.Join(' ', words.Skip(random.Next(Math.Max(1, words.Length - count + 1))).Take(count));
        random.Shuffle(words);
        return string.Join(' ', words.Take(count));
    }

    private static async Task<double> BareRankAsync(NpgsqlDataSource database, string query, string slug)
    {
        await using var command = database.CreateCommand(SearchSpeed.Bare + SearchSpeed.ByRank);
        command.Parameters.Add(new NpgsqlParameter { Value = query });
        await using var reader = await command.ExecuteReaderAsync();
        for (var place = 1; await reader.ReadAsync(); place++)
        {
            if (reader.GetString(0) == slug)
                return 1.0 / place;
        }

        return 0;
    }

    private static async Task<double> ReciprocalRankAsync(HttpClient client, string query, string slug)
    {
        var list = await client.GetFromJsonAsync<JsonElement>($"/v1/articles?fields=slug&q={Uri.EscapeDataString(query)}");
        var slugs = list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()).ToList();
        var place = slugs.IndexOf(slug);
        return place < 0 ? 0 : 1.0 / (place + 1);
    }

    [GeneratedRegex(@"\b[A-Za-z]{4,}\b")]
    private static partial Regex LongWord();
}
