using System.Globalization;
using ContentApi.Benchmarks;
using ContentApi.Benchmarks.Search;

if (args is ["limits"])
{
    await LimitsServer.RunAsync();
    return 0;
}

if (Setting("--import", 0) is > 0 and var lines)
{
    await ImportRun.RunAsync(lines);
    return 0;
}

var articles = Setting("--articles", 10_000);
if (args.Contains("--search"))
{
    await SearchSpeed.RunAsync(articles, args.Contains("--hold"), args.Contains("--kept"));
    return 0;
}

if (args.Contains("--search-quality"))
{
    await SearchQuality.RunAsync();
    return 0;
}

var duration = TimeSpan.FromSeconds(Setting("--seconds", 5));
await using var corpus = await Corpus.CreateAsync(articles);
await using var product = await ServerUnderLoad.StartAsync("ContentApi.dll", [], corpus.ConnectionString, keepsAnswers: args.Contains("--kept"));
await using var limits = await ServerUnderLoad.StartAsync("ContentApi.Benchmarks.dll", ["limits"], corpus.ConnectionString);

if (args.Contains("--hold"))
{
    Console.WriteLine($"Product: {product.Client.BaseAddress}  Limits: {limits.Client.BaseAddress}  Database: {corpus.ConnectionString}  Enter ends it.");
    await Console.In.ReadLineAsync();
    return 0;
}

var only = Array.IndexOf(args, "--only") is var named and >= 0 ? args[named + 1].Split(',') : null;
var cases = (await Case.AllAsync(product, limits, articles)).Where(c => only is null || only.Any(part => c.Name.Contains(part, StringComparison.Ordinal))).ToList();
var results = cases.ToDictionary(c => c, _ => new List<(double Product, double Sql, double Memory)>());
// The runtime goes on making the product's code faster for half a minute under load; what is bare has none to speak of.
var warmUp = TimeSpan.FromSeconds(Math.Max(6, 40 / Math.Max(cases.Count, 1)));
for (var round = 0; round <= Case.Rounds; round++)
{
    await corpus.TidyAsync();
    foreach (var (name, requests) in cases.Select(c => (c, c.Requests)))
    {
        var measured = (
            await RateAsync(product, requests.Product, round == 0 ? warmUp : duration),
            await RateAsync(limits, requests.Sql, round == 0 ? warmUp / 4 : duration),
            await RateAsync(limits, requests.Memory, round == 0 ? warmUp / 8 : duration));
        if (round > 0)
            results[name].Add(measured);
    }

    await Console.Error.WriteLineAsync(round == 0 ? "Warmed up." : $"Round {round} of {Case.Rounds} done.");
}

var medians = results.ToDictionary(r => r.Key.Name, r => (Product: Median(r.Value, v => v.Product), Sql: Median(r.Value, v => v.Sql), Memory: Median(r.Value, v => v.Memory)));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{articles} articles, {Load.Connections} connections, medians of {Case.Rounds} rounds of {duration.TotalSeconds} s, {Environment.ProcessorCount} processors, {(args.Contains("--kept") ? "answers are kept while nothing changes" : "no answer is kept")}. (a) memory, (b) bare Npgsql.\n"));
Console.WriteLine("| case | product, requests/s | (b), requests/s | (a), requests/s | product / (b) | product / (a) | deep / first (time) |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
foreach (var (one, _) in results)
{
    var m = medians[one.Name];
    var deep = one.First is null || !medians.TryGetValue(one.First, out var first) ? "" : (first.Product / m.Product).ToString("0.00", CultureInfo.InvariantCulture);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {one.Name} | {m.Product:0} | {m.Sql:0} | {m.Memory:0} | {m.Product / m.Sql:P0} | {m.Product / m.Memory:P0} | {deep} |"));
}

return 0;

// What creating leaves to be done in the background must not weigh on the next case.
async Task<double> RateAsync(ServerUnderLoad server, Func<HttpRequestMessage> request, TimeSpan length)
{
    await corpus.SettleAsync();
    return await Load.RunAsync(server.Client, request, length);
}

static double Median<T>(IEnumerable<T> values, Func<T, double> of) => values.Select(of).Order().ElementAt(Case.Rounds / 2);

int Setting(string name, int otherwise) =>
    Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
