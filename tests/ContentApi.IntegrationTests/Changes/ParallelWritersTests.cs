using System.Collections.Concurrent;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Changes;

public sealed class ParallelWritersTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private const int Writers = 32;
    private const int ActsOfEach = 12;

    [Fact]
    public async Task Under_32_writers_live_followers_lose_nothing_and_nothing_appears_behind_them()
    {
        var second = await api.SecondInstanceAsync();
        using var written = new CancellationTokenSource();
        var followers = new[] { api.ClientFor(Role.Viewer), second.ClientFor(Role.Viewer), second.Anonymous }
            .Select(client => FollowAsync(new LogReader(client, position: null, limit: 7), written.Token))
            .ToArray();
        var acts = new ConcurrentBag<(Guid Id, int Version)>();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => WriteAsync(i % 2 == 0 ? api.ClientFor(Role.Editor) : second.ClientFor(Role.Editor), acts)));
        await written.CancelAsync();

        foreach (var followed in await Task.WhenAll(followers))
        {
            followed.Select(entry => (entry.GetProperty("id").GetGuid(), entry.Number("version"))).ShouldBe(acts, ignoreOrder: true);
            followed.Select(entry => entry.GetProperty("sequence").GetInt64()).ShouldBe(Enumerable.Range(1, acts.Count).Select(number => (long)number));
            foreach (var source in followed.GroupBy(entry => entry.GetProperty("id").GetGuid()))
                source.Select(entry => entry.Number("version")).ShouldBe(Enumerable.Range(1, ActsOfEach));
        }

        // Read again from the beginning it is the same log: nothing came to stand behind them.
        var again = await new LogReader(api.Anonymous, position: null).ReadToEndAsync();
        again.Select(entry => entry.ToString()).ShouldBe((await followers[2]).Select(entry => entry.ToString()));
    }

    private static async Task WriteAsync(HttpClient editor, ConcurrentBag<(Guid, int)> acts)
    {
        var write = new { name = Verbs.Unique("Writer"), homepageUrl = "https://writer.example/" };
        using var created = await editor.PostAsync("/v1/sources", write);
        var source = await created.ResourceAsync(201, "/v1/sources");
        acts.Add((source.Id, 1));
        for (var version = 2; version <= ActsOfEach; version++)
        {
            using var changed = await editor.PatchAsync(source, new { description = $"Number {version}" });
            source = await changed.ResourceAsync(200, "/v1/sources");
            acts.Add((source.Id, source.Version));
        }
    }

    private static async Task<List<JsonElement>> FollowAsync(LogReader log, CancellationToken written)
    {
        var entries = new List<JsonElement>();
        while (!written.IsCancellationRequested)
            entries.AddRange((await log.ReadAsync()).Items());
        entries.AddRange(await log.ReadToEndAsync());
        return entries;
    }
}
