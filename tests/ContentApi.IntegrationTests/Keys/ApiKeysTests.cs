using System.Diagnostics;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Keys;

public sealed class ApiKeysTests(ContentApiFixture api)
{
    private const string Path = "/v1/api-keys";

    private readonly HttpClient admin = api.ClientFor(Role.Admin);

    [Fact]
    public async Task A_key_is_answered_once_and_opens_what_its_role_may()
    {
        var name = Verbs.Unique("Website");
        using var response = await admin.PostAsync(Path, new { name, role = "viewer" });

        var issued = await response.ShouldBeAsync(201);
        issued.Names().ShouldBe(["id", "name", "role", "key", "prefix", "createdAt", "expiresAt", "lastUsedAt"]);
        response.Header("Cache-Control").ShouldBe("private, no-store");
        var key = issued.Text("key")!;
        key.ShouldStartWith(issued.Text("prefix")!);

        var me = await api.ClientWith(key).JsonAsync("/v1/me");
        me.ToString().ShouldBe($$"""{"name":"{{name}}","role":"viewer","expiresAt":null}""");
        (await api.AskAsync<long>($"select count(*) from api_keys where name = '{name}' and api_keys::text like '%{key}%'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_shows_keys_newest_first_and_never_their_text()
    {
        var (first, second) = (await IssueAsync(), await IssueAsync());

        var list = await admin.JsonAsync($"{Path}?limit=100&count=true");

        list.Items().First().Names().ShouldBe(["id", "name", "role", "prefix", "createdAt", "expiresAt", "lastUsedAt"]);
        var ids = list.Items().Select(item => item.Text("id")).ToList();
        ids.IndexOf(second.Text("id")).ShouldBeLessThan(ids.IndexOf(first.Text("id")));
        list.ToString().ShouldNotContain(first.Text("key")!);
    }

    [Fact]
    public async Task Pages_of_keys_joined_hold_each_once()
    {
        var issued = new List<string?>();
        for (var i = 0; i < 5; i++)
            issued.Add((await IssueAsync()).Text("id"));

        var listed = new List<string?>();
        for (string? cursor = ""; cursor is not null && listed.Count < 500;)
        {
            var page = await admin.JsonAsync($"{Path}?limit=2{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            listed.AddRange(page.Items().Select(item => item.Text("id")));
            cursor = page.Text("nextCursor");
        }

        listed.Where(issued.Contains).ShouldBe(issued.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_within_a_second_on_another_instance()
    {
        var issued = await IssueAsync();
        var second = await api.SecondInstanceAsync();
        var (here, there) = (api.ClientWith(issued.Text("key")!), second.ClientWith(issued.Text("key")!));
        await here.JsonAsync("/v1/me");
        await there.JsonAsync("/v1/me");

        // Somebody uses it all the time, so that the other instance always has just read it.
        using var stop = new CancellationTokenSource();
        var use = UseAsync(there, stop.Token);
        using var revoked = await admin.DeleteAsync($"{Path}/{issued.Text("id")}", ifMatch: null);
        var since = Stopwatch.StartNew();
        await revoked.ShouldBeAsync(204);

        using var refusedHere = await here.GetAsync("/v1/me", ifNoneMatch: null);
        await refusedHere.ShouldBeProblemAsync(401, "/problems/unauthorized");
        await Task.Delay(TimeSpan.FromSeconds(1) - since.Elapsed);
        using var refusedThere = await there.GetAsync("/v1/me", ifNoneMatch: null);
        await refusedThere.ShouldBeProblemAsync(401, "/problems/unauthorized");
        await stop.CancelAsync();
        await use;
    }

    [Fact]
    public async Task A_revoked_key_is_no_longer_listed_and_cannot_be_revoked_again()
    {
        var issued = await IssueAsync();
        using var revoked = await admin.DeleteAsync($"{Path}/{issued.Text("id")}", ifMatch: null);

        using var again = await admin.DeleteAsync($"{Path}/{issued.Text("id")}", ifMatch: null);
        using var unknown = await admin.DeleteAsync($"{Path}/nonsense", ifMatch: null);

        (await admin.JsonAsync($"{Path}?limit=100")).Items().ShouldNotContain(item => item.Text("id") == issued.Text("id"));
        await again.ShouldBeProblemAsync(404, "/problems/not-found");
        await unknown.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task A_key_is_refused_from_its_expiry_on()
    {
        var expiresAt = DateTimeOffset.UtcNow.AddSeconds(1.5);
        var issued = await IssueAsync(new { name = Verbs.Unique("Guest"), role = "contributor", expiresAt });
        var client = api.ClientWith(issued.Text("key")!);

        (await client.JsonAsync("/v1/me")).Text("expiresAt").ShouldBe(issued.Text("expiresAt"));
        await Task.Delay(expiresAt - DateTimeOffset.UtcNow + TimeSpan.FromSeconds(1));
        using var late = await client.GetAsync("/v1/me", ifNoneMatch: null);

        await late.ShouldBeProblemAsync(401, "/problems/unauthorized");
    }

    [Fact]
    public async Task A_retry_names_what_was_made_and_does_not_repeat_the_secret()
    {
        var key = Guid.NewGuid().ToString();
        var body = new { name = Verbs.Unique("Once"), role = "viewer" };
        using var first = await admin.PostAsync(Path, body, idempotencyKey: key);
        using var second = await admin.PostAsync(Path, body, idempotencyKey: key);

        var issued = await first.ShouldBeAsync(201);
        var problem = await second.ShouldBeProblemAsync(409, "/problems/secret-not-kept");
        problem.Text("id").ShouldBe(issued.Text("id"));
        (await api.AskAsync<long>($"select count(*) from idempotency where convert_from(body, 'UTF8') like '%{issued.Text("key")}%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Faults_are_answered_at_once()
    {
        using var response = await admin.PostAsync(Path, new { name = "", role = "root", expiresAt = "2020-01-01T00:00:00Z", key = "mine" });

        await response.ShouldBeInvalidAsync("name", "role", "expiresAt", "key");
    }

    [Fact]
    public async Task The_name_of_the_bootstrap_key_is_taken()
    {
        using var response = await admin.PostAsync(Path, new { name = "bootstrap", role = "admin" });

        await response.ShouldBeInvalidAsync("name");
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Editor)]
    public async Task Keys_are_for_administrators(Role role)
    {
        var client = api.ClientFor(role);

        using var list = await client.GetAsync(Path, ifNoneMatch: null);
        using var issue = await client.PostAsync(Path, "{}");
        using var revoke = await client.DeleteAsync($"{Path}/{Guid.NewGuid()}", ifMatch: null);

        foreach (var response in (HttpResponseMessage[])[list, issue, revoke])
            await response.ShouldBeProblemAsync(403, "/problems/forbidden");
    }

    [Fact]
    public async Task The_use_of_a_key_is_noted_to_the_minute()
    {
        var issued = await IssueAsync();
        await api.ClientWith(issued.Text("key")!).JsonAsync("/v1/me");

        string? usedAt = null;
        for (var i = 0; usedAt is null && i < 40; i++)
        {
            await Task.Delay(250);
            usedAt = (await admin.JsonAsync($"{Path}?limit=100")).Items().Single(item => item.Text("id") == issued.Text("id")).Text("lastUsedAt");
        }

        usedAt.ShouldNotBeNull().ShouldMatch("T[0-9]{2}:[0-9]{2}:00Z$");
    }

    private async Task<JsonElement> IssueAsync(object? request = null)
    {
        using var response = await admin.PostAsync(Path, request ?? new { name = Verbs.Unique("Key"), role = "editor" });
        return await response.ShouldBeAsync(201);
    }

    private static async Task UseAsync(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var _ = await client.GetAsync("/v1/me", CancellationToken.None);
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
