using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Changes;

public sealed class PruningTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    [Fact]
    public async Task After_30_days_entries_go_but_for_the_last_and_positions_before_them_are_410()
    {
        var start = (await LogReader.AtEndAsync(api.Anonymous)).Position;
        await api.CreateSourceAsync();
        var middle = (await LogReader.AtEndAsync(api.Anonymous)).Position;
        var last = await api.CreateSourceAsync();
        var lastSequence = (await new LogReader(api.Anonymous, middle).ReadToEndAsync()).Single().Number("sequence");

        await api.TravelAsync(TimeSpan.FromDays(29));
        (await api.AskAsync<int>("select prune_changes(100)")).ShouldBe(0);
        await api.TravelAsync(TimeSpan.FromDays(2));
        (await api.AskAsync<int>("select prune_changes(100)")).ShouldBe(lastSequence - 1);

        using var expired = await api.Anonymous.GetAsync($"/v1/changes?after={start}", ifNoneMatch: null);
        await expired.ShouldBeProblemAsync(410, "/problems/position-expired");
        (await new LogReader(api.Anonymous, middle).ActsOnAsync(last.Id)).ShouldBe(["created 1"]);

        await api.CreateSourceAsync();
        var entries = await new LogReader(api.Anonymous, middle).ReadToEndAsync();
        entries.Select(entry => entry.Number("sequence")).ShouldBe([lastSequence, lastSequence + 1]);
    }

    [Fact]
    public async Task After_24_hours_an_idempotency_key_may_be_used_anew()
    {
        var (editor, key) = (api.ClientFor(Role.Editor), Guid.NewGuid().ToString());
        using var first = await editor.PostAsync("/v1/sources", new { name = "Daily", homepageUrl = "https://a.example/" }, idempotencyKey: key);
        await api.ExecuteAsync("update idempotency set at = at - interval '24 hours'");

        using var second = await editor.PostAsync("/v1/sources", new { name = "Weekly", homepageUrl = "https://a.example/" }, idempotencyKey: key);

        (await second.ShouldBeAsync(201)).Text("name").ShouldBe("Weekly");
        second.Header("Idempotency-Replayed").ShouldBeNull();
        await api.ExecuteAsync("update idempotency set at = at - interval '24 hours'");
        (await api.AskAsync<int>("select prune_outcomes(100)")).ShouldBe(1);
    }
}
