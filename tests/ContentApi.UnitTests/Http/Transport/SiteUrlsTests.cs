using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Transport;

public sealed class SiteUrlsTests(TransportApp app)
{
    [Theory]
    [InlineData("https://news.example", "https://news.example/v1/x?y=1")]
    [InlineData("https://news.example/api/", "https://news.example/api/v1/x?y=1")]
    public void The_configured_base_is_used(string configured, string expected) =>
        Urls(configured, "http://127.0.0.1:5000").Absolute("/v1/x?y=1").ShouldBe(expected);

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080/")]
    [InlineData("http://+:8080", "http://localhost:8080/")]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData(null, "http://localhost/")]
    public void Without_one_the_address_of_the_server_is(string? address, string expected) => Urls(null, address).Absolute("/").ShouldBe(expected);

    [Theory]
    [InlineData("news.example")]
    [InlineData("ftp://news.example")]
    [InlineData("https://news.example/?a=b")]
    public void A_base_that_is_none_is_refused_at_start(string configured) =>
        Should.Throw<InvalidOperationException>(() => Urls(configured, null)).Message.ShouldContain("Site:PublicBaseUrl");

    [Fact]
    public async Task A_known_proxy_says_what_was_asked_for()
    {
        var response = await app.Client.SendAsync(HttpMethod.Get, "/absolute", ("X-Forwarded-Host", "news.example"), ("X-Forwarded-Proto", "https"));

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("https://news.example/v1/x");
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("192.0.2.7", true)]
    [InlineData("192.0.2.8", false)]
    [InlineData("127.0.0.1", false)]
    public void Proxies_are_known_by_address_or_network(string address, bool known) =>
        new KnownProxies(["10.0.0.0/8", "192.0.2.7"]).Include(System.Net.IPAddress.Parse(address)).ShouldBe(known);

    [Fact]
    public void A_proxy_that_is_no_address_is_refused_at_start() =>
        Should.Throw<FormatException>(() => new KnownProxies(["nginx"])).Message.ShouldContain("Proxies:Known");

    private static SiteUrls Urls(string? configured, string? address)
    {
        var server = new ListeningServer();
        if (address is not null)
            server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Add(address);
        return new SiteUrls(new ConfigurationBuilder().AddInMemoryCollection([new("Site:PublicBaseUrl", configured)]).Build(), server);
    }

    private sealed class ListeningServer : IServer
    {
        public ListeningServer() => Features.Set<IServerAddressesFeature>(new ServerAddressesFeature());

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
