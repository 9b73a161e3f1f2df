using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Changes;

/// <summary>The promise of the log: nothing is lost, and nothing appears behind a position that a reader has passed.</summary>
public sealed class ChangeLogTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private const int Writers = 32;
    private const int SourcesEach = 5;

    [Fact]
    public async Task A_live_follower_misses_none_of_what_32_writers_do_in_parallel()
    {
        var editor = api.ClientFor(Role.Editor);
        var start = (await ReadAsync(null)).Position;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var made = new List<Guid>();
            for (var n = 0; n < SourcesEach; n++)
            {
                using var response = await editor.PostAsync("/v1/sources", new { name = $"Writer {writer} source {n}", homepageUrl = "https://example.org" });
                made.Add((await response.ShouldBeAsync(201)).GetProperty("id").GetGuid());
            }

            return made;
        }));

        var seen = new List<(long Sequence, Guid Id)>();
        var position = start;
        while (true)
        {
            var done = writing.IsCompleted;
            var page = await ReadAsync(position);
            seen.AddRange(page.Entries);
            position = page.Position;
            if (done && page.AtEnd)
                break;
        }

        var made = (await writing).SelectMany(ids => ids).ToList();
        seen.Select(entry => entry.Id).Where(made.Contains).ShouldBe(made, ignoreOrder: true);
        seen.Select(entry => entry.Sequence).ShouldBe(seen.Select(entry => entry.Sequence).Order());
    }

    [Fact]
    public async Task Draft_work_is_told_to_holders_of_keys_alone_and_publishing_to_everyone()
    {
        var start = (await ReadAsync(null)).Position;
        var draft = await api.DraftArticleAsync();
        (await ReadAsync(start)).Entries.ShouldNotContain(entry => entry.Id == draft.Id);
        (await ReadAsync(start, api.ClientFor(Role.Viewer))).Entries.ShouldContain(entry => entry.Id == draft.Id);

        using var published = await api.ClientFor(Role.Editor).PostAsync($"{draft.Path}/publish", new { }, draft.ETag);
        await published.ShouldBeAsync(200);
        (await ReadAsync(start)).Entries.Count(entry => entry.Id == draft.Id).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_position_is_a_fault_and_one_beyond_the_log_is_gone()
    {
        using var garbage = await api.Anonymous.GetAsync("/v1/changes?after=garbage", ifNoneMatch: null);
        await garbage.ShouldBeInvalidAsync("after");

        var end = (await ReadAsync(null)).Position;
        using var again = await api.Anonymous.GetAsync($"/v1/changes?after={end}", ifNoneMatch: null);
        (await again.ShouldBeAsync(200)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private async Task<(List<(long Sequence, Guid Id)> Entries, string Position, bool AtEnd)> ReadAsync(string? after, HttpClient? client = null)
    {
        var entries = new List<(long, Guid)>();
        while (true)
        {
            var json = await (client ?? api.Anonymous).JsonAsync($"/v1/changes?limit=100{(after is null ? "" : $"&after={after}")}");
            entries.AddRange(json.Items().Select(item => (item.GetProperty("sequence").GetInt64(), item.GetProperty("id").GetGuid())));
            after = json.Text("position")!;
            if (json.GetProperty("atEnd").GetBoolean())
                return (entries, after, true);
        }
    }
}
