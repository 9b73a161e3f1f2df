using ContentApi.Domain.Keys;
using ContentApi.Features.Keys;
using ContentApi.Hosting;
using ContentApi.IntegrationTests.Support;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Keys;

public sealed class BootstrapKeyTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private const string Setting = "Auth:BootstrapAdminKey";

    [Fact]
    public async Task The_configured_key_is_an_administrators_until_the_setting_changes()
    {
        await using (var first = await api.SecondInstanceAsync((Setting, "the-first-bootstrap-key")))
        {
            var me = await first.ClientWith("the-first-bootstrap-key").JsonAsync("/v1/me");
            (me.Text("name"), me.Text("role")).ShouldBe(("bootstrap", "admin"));
        }

        await using (var second = await api.SecondInstanceAsync((Setting, "the-second-bootstrap-key")))
        {
            await second.ClientWith("the-second-bootstrap-key").JsonAsync("/v1/me");
            using var former = await second.ClientWith("the-first-bootstrap-key").GetAsync("/v1/me", ifNoneMatch: null);
            await former.ShouldBeProblemAsync(401, "/problems/unauthorized");
        }

        await using var back = await api.SecondInstanceAsync((Setting, "the-first-bootstrap-key"));
        await back.ClientWith("the-first-bootstrap-key").JsonAsync("/v1/me");
    }

    [Fact]
    public async Task A_bootstrap_key_that_was_revoked_stays_so()
    {
        const string Key = "a-bootstrap-key-that-leaked";
        await using (var first = await api.SecondInstanceAsync((Setting, Key)))
        {
            var admin = first.ClientWith(Key);
            var listed = (await admin.JsonAsync("/v1/api-keys?limit=100")).Items().First(item => item.Text("prefix") == "a-bo");
            using var revoked = await admin.DeleteAsync($"/v1/api-keys/{listed.Text("id")}", ifMatch: null);
            await revoked.ShouldBeAsync(204);
        }

        await using var second = await api.SecondInstanceAsync((Setting, Key));
        using var response = await second.ClientWith(Key).GetAsync("/v1/me", ifNoneMatch: null);
        await response.ShouldBeProblemAsync(401, "/problems/unauthorized");
    }

    [Fact]
    public async Task Instances_that_start_at_once_agree_on_it()
    {
        const string Key = "a-bootstrap-key-of-many";
        var instances = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.SecondInstanceAsync((Setting, Key))));

        foreach (var instance in instances)
            (await instance.ClientWith(Key).JsonAsync("/v1/me")).Text("role").ShouldBe("admin");
        (await api.AskAsync<long>("select count(*) from api_keys where name = 'bootstrap' and prefix = 'a-bo' and revoked_at is null and expires_at is null")).ShouldBe(1);
    }

    [Fact]
    public async Task The_last_good_key_of_an_administrator_cannot_be_revoked()
    {
        await api.ExecuteAsync("update api_keys set expires_at = now() where role = 3 and name <> 'Test Admin'");
        var admin = api.ClientFor(Role.Admin);
        var last = await api.AskAsync<Guid>("select id from api_keys where name = 'Test Admin'");

        using var refused = await admin.DeleteAsync($"/v1/api-keys/{last}", ifMatch: null);
        using var issued = await admin.PostAsync("/v1/api-keys", new { name = "Second", role = "admin" });
        using var revoked = await admin.DeleteAsync($"/v1/api-keys/{(await issued.ShouldBeAsync(201)).Text("id")}", ifMatch: null);

        await refused.ShouldBeProblemAsync(409, "/problems/conflict");
        await revoked.ShouldBeAsync(204);
        await admin.JsonAsync("/v1/me");
    }

    [Fact]
    public void A_key_that_looks_like_a_token_is_refused_beside_a_provider()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(Setting, (string?)"some.bootstrap.key-of-ours"), KeyValuePair.Create("Auth:Authority", (string?)"https://login.example")])
            .Build();

        Should.Throw<SettingException>(() => BootstrapKey.Check(settings)).Message.ShouldContain("taken for a token");
    }

    [Theory]
    [InlineData("too-short")]
    [InlineData("long enough but with spaces")]
    public void A_setting_that_is_no_key_stops_the_start_with_a_clear_message(string text)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(Setting, (string?)text)]).Build();

        Should.Throw<SettingException>(() => BootstrapKey.Check(settings))
            .Message.ShouldStartWith("Auth:BootstrapAdminKey (environment variable Auth__BootstrapAdminKey) must have at least 16 characters");
    }
}
