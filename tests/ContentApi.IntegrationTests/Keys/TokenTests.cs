using System.Security.Cryptography;
using System.Text;
using ContentApi.Domain.Keys;
using ContentApi.Hosting;
using ContentApi.Http.Authentication.Tokens;
using ContentApi.IntegrationTests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Keys;

/// <summary>Tokens (JWT) of an OpenID provider, signed on this machine.</summary>
public sealed class TokenTests(TokenTests.Provider provider, ContentApiFixture api) : IClassFixture<TokenTests.Provider>
{
    private readonly TokenIssuer issuer = provider.Issuer;

    [Theory]
    [InlineData("viewer")]
    [InlineData("contributor")]
    [InlineData("editor")]
    [InlineData("admin")]
    public async Task A_token_is_told_its_name_role_and_expiry(string role)
    {
        var expires = DateTime.UtcNow.AddMinutes(3);
        var client = provider.With(issuer.Sign(new() { ["name"] = "Ada Moss", ["roles"] = (string[])["something-else", role] }, t => t.Expires = expires));

        using var response = await client.GetAsync("/v1/me");

        var me = await response.ShouldBeAsync(200);
        me.Names().ShouldBe(["name", "role", "expiresAt"]);
        (me.Text("name"), me.Text("role")).ShouldBe(("Ada Moss", role));
        me.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(expires), TimeSpan.FromSeconds(1));
        response.Header("Cache-Control").ShouldBe("private, no-store");
    }

    [Fact]
    public async Task The_highest_role_counts_and_one_alone_may_be_no_list()
    {
        (await RoleAsync((string[])["viewer", "Editor"])).ShouldBe("editor");
        (await RoleAsync("contributor")).ShouldBe("contributor");

        async Task<string?> RoleAsync(object roles) => (await provider.With(issuer.Sign(new() { ["roles"] = roles })).JsonAsync("/v1/me")).Text("role");
    }

    [Fact]
    public async Task Roles_can_stand_elsewhere_and_have_other_names()
    {
        await using var instance = await provider.StartAsync(("Auth:RoleClaim", "realm_access.roles"), ("Auth:Roles:Editor", "desk, night-desk"));
        var token = issuer.Sign(new() { ["realm_access"] = new Dictionary<string, object> { ["roles"] = (string[])["night-desk"] } });

        (await instance.ClientWith(token).JsonAsync("/v1/me")).Text("role").ShouldBe("editor");
        using var own = await instance.ClientWith(issuer.Sign(new() { ["realm_access"] = new Dictionary<string, object> { ["roles"] = (string[])["editor"] } })).GetAsync("/v1/me");
        await own.ShouldBeProblemAsync(403, "/problems/forbidden");
    }

    [Fact]
    public async Task A_token_without_a_role_of_ours_is_403_even_where_none_is_needed()
    {
        foreach (var claims in new Dictionary<string, object>[] { [], new() { ["roles"] = (string[])["boss"] }, new() { ["roles"] = 4 } })
        {
            var client = provider.With(issuer.Sign(claims));
            foreach (var path in (string[])["/v1/me", "/v1/articles"])
            {
                using var response = await client.GetAsync(path);
                await response.ShouldBeProblemAsync(403, "/problems/forbidden");
            }
        }
    }

    [Fact]
    public async Task Acts_are_a_persons_whichever_token_they_come_with()
    {
        var subject = Guid.NewGuid().ToString();
        var first = provider.With(Token("Ada Moss"));
        var draft = await api.DraftArticleAsync(by: first);
        var createdBy = draft.Json.GetProperty("createdBy");
        createdBy.Text("name").ShouldBe("Ada Moss");
        createdBy.GetProperty("id").GetGuid().Version.ShouldBe(8);

        // A later token of the same person, who has married, on another instance.
        await using var second = await provider.StartAsync();
        using var response = await second.ClientWith(Token("Ada Reed")).PatchAsync(draft, new { summary = "Changed." });
        var saved = await response.ResourceAsync(200, "/v1/articles");

        saved.Json.GetProperty("savedBy").ToString().ShouldBe($$"""{"id":"{{createdBy.Text("id")}}","name":"Ada Reed"}""");
        (await api.EditAsync(saved)).Json.GetProperty("createdBy").Text("name").ShouldBe("Ada Reed");
        (await api.AskAsync<long>($"select count(*) from revisions where key_id = '{createdBy.Text("id")}'")).ShouldBe(2);
        (await api.ClientFor(Role.Admin).JsonAsync("/v1/api-keys?limit=100")).Items().ShouldNotContain(key => key.Text("id") == createdBy.Text("id"));

        string Token(string name) => issuer.Sign(new() { ["sub"] = subject, ["name"] = name, ["roles"] = "contributor" });
    }

    [Fact]
    public async Task Reads_write_nobody_down()
    {
        var subject = Guid.NewGuid().ToString();

        await provider.With(issuer.Sign(new() { ["sub"] = subject, ["roles"] = "admin" })).JsonAsync("/v1/articles");

        (await api.AskAsync<long>($"select count(*) from api_keys where subject = '{subject}'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_contributor_with_a_token_knows_own_drafts_alone()
    {
        var mine = await api.DraftArticleAsync(by: provider.With(issuer.Sign(new() { ["sub"] = "one", ["roles"] = "contributor" })));
        var again = provider.With(issuer.Sign(new() { ["sub"] = "one", ["roles"] = "contributor" }));
        var other = provider.With(issuer.Sign(new() { ["sub"] = "two", ["roles"] = "contributor" }));

        await again.JsonAsync(mine.Path);
        using var hidden = await other.GetAsync(mine.Path);

        await hidden.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task What_is_no_good_token_is_401()
    {
        Dictionary<string, object> admin = new() { ["roles"] = "admin" };
        using var stranger = RSA.Create(2048);
        var good = issuer.Sign(admin);
        var parts = good.Split('.');
        string[] bad =
        [
            issuer.Sign(admin, t => t.SigningCredentials = new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = "the-key" }, SecurityAlgorithms.RsaSha256)),
            issuer.Sign(admin, t => t.SigningCredentials = new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = "another-key" }, SecurityAlgorithms.RsaSha256)),
            issuer.Sign(admin, t => t.Audience = "another-application"),
            issuer.Sign(admin, t => t.Audience = null),
            issuer.Sign(admin, t => t.Issuer = "https://another-issuer.example"),
            issuer.Sign(admin, t => t.Expires = DateTime.UtcNow.AddMinutes(-1)),
            issuer.Sign(admin, t => t.Expires = null),
            issuer.Sign(admin, t => t.NotBefore = DateTime.UtcNow.AddMinutes(2)),
            issuer.Sign(admin, t => t.SigningCredentials = null),
            // The public key, passed off as a shared secret.
            issuer.Sign(admin, t => t.SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = "the-key" }, SecurityAlgorithms.HmacSha256)),
            $"{parts[0]}.{Base64UrlEncoder.Encode($$"""{"iss":"{{issuer.Address}}","aud":"contentapi","sub":"ada","exp":4102444800,"roles":"admin"}""")}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.",
            issuer.Sign(new() { ["sub"] = "", ["roles"] = "admin" }),
            "a.b.c",
            "..",
        ];
        await provider.With(good).JsonAsync("/v1/me");

        foreach (var token in bad)
        {
            foreach (var path in (string[])["/v1/me", "/v1/articles"])
            {
                using var response = await provider.With(token).GetAsync(path);
                await response.ShouldBeProblemAsync(401, "/problems/unauthorized");
                response.Header("WWW-Authenticate").ShouldBe("Bearer error=\"invalid_token\"", token);
                response.Header("Cache-Control").ShouldBe("no-store");
            }
        }
    }

    [Fact]
    public async Task Keys_stay_good_beside_tokens_and_without_a_provider_tokens_are_none()
    {
        (await provider.With(ContentApiFixture.KeyOf(Role.Editor)).JsonAsync("/v1/me")).Text("role").ShouldBe("editor");

        using var response = await api.ClientWith(issuer.Sign(new() { ["roles"] = "admin" })).GetAsync("/v1/me");
        await response.ShouldBeProblemAsync(401, "/problems/unauthorized");
    }

    [Fact]
    public async Task With_the_issuer_away_tokens_are_503_and_keys_work()
    {
        var gone = await TokenIssuer.StartAsync();
        var token = gone.Sign(new() { ["roles"] = "admin" });
        await using var instance = await api.SecondInstanceAsync(("Auth:Authority", gone.Address), ("Auth:Audience", TokenIssuer.Audience));
        await gone.DisposeAsync();

        for (var i = 0; i < 2; i++)
        {
            using var response = await instance.ClientWith(token).GetAsync("/v1/articles");
            await response.ShouldBeProblemAsync(503, "/problems/issuer-unavailable");
            response.Header("Retry-After").ShouldNotBeNull();
        }

        await instance.ClientWith(ContentApiFixture.KeyOf(Role.Viewer)).JsonAsync("/v1/me");
        await instance.Anonymous.JsonAsync("/v1/articles");
    }

    [Theory]
    [InlineData("http://login.example", "contentapi", "Auth:Authority must be an https URL")]
    [InlineData("login.example", "contentapi", "Auth:Authority must be an https URL")]
    [InlineData("https://login.example", "", "Auth:Audience must be set beside Auth:Authority")]
    public void Settings_that_are_not_safe_stop_the_start_with_a_clear_message(string authority, string audience, string message)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Auth:Authority", (string?)authority), KeyValuePair.Create("Auth:Audience", (string?)audience)])
            .Build();

        Should.Throw<SettingException>(() => TokenSettings.From(settings)).Message.ShouldStartWith(message);
    }

    /// <summary>A provider, and an instance that trusts it.</summary>
    public sealed class Provider(ContentApiFixture api) : IAsyncLifetime
    {
        private ContentApiServer instance = null!;

        public TokenIssuer Issuer { get; private set; } = null!;

        public HttpClient With(string token) => instance.ClientWith(token);

        public Task<ContentApiServer> StartAsync(params (string Key, string Value)[] settings) =>
            api.SecondInstanceAsync([("Auth:Authority", Issuer.Address), ("Auth:Audience", TokenIssuer.Audience), .. settings]);

        public async ValueTask InitializeAsync()
        {
            Issuer = await TokenIssuer.StartAsync();
            instance = await StartAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await instance.DisposeAsync();
            await Issuer.DisposeAsync();
        }
    }
}
