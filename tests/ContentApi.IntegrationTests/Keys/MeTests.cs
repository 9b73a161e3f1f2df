using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Keys;

public sealed class MeTests(ContentApiFixture api)
{
    [Theory]
    [InlineData(Role.Viewer, "viewer")]
    [InlineData(Role.Contributor, "contributor")]
    [InlineData(Role.Editor, "editor")]
    [InlineData(Role.Admin, "admin")]
    public async Task A_key_is_told_its_name_role_and_expiry(Role role, string name)
    {
        var me = await api.ClientFor(role).JsonAsync("/v1/me");

        me.ToString().ShouldBe($$"""{"name":"Test {{role}}","role":"{{name}}","expiresAt":null}""");
    }

    [Fact]
    public async Task Without_a_key_it_answers_401()
    {
        using var response = await api.Anonymous.GetAsync("/v1/me");

        await response.ShouldBeProblemAsync(401, "/problems/unauthorized");
        response.Header("WWW-Authenticate").ShouldBe("Bearer");
        response.Header("Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task An_unknown_key_answers_401_and_says_that_it_is_the_key()
    {
        using var response = await api.ClientWith("nobody-has-this-key").GetAsync("/v1/me");

        await response.ShouldBeProblemAsync(401, "/problems/unauthorized");
        response.Header("WWW-Authenticate").ShouldBe("Bearer error=\"invalid_token\"");
    }

    [Fact]
    public async Task An_unchanged_answer_is_304()
    {
        var client = api.ClientFor(Role.Viewer);
        using var first = await client.GetAsync("/v1/me");

        using var second = await client.GetAsync("/v1/me", first.Header("ETag"));

        await second.ShouldBeAsync(304);
        second.Header("ETag").ShouldBe(first.Header("ETag"));
    }
    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body()
    {
        var client = api.ClientFor(Role.Viewer);
        using var whole = await client.GetAsync("/v1/me");

        using var head = await client.HeadAsync("/v1/me");

        await head.ShouldBeAsync(200);
        foreach (var name in (string[])["ETag", "Content-Type", "Content-Length", "Cache-Control", "Vary"])
            head.Header(name).ShouldBe(whole.Header(name));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
