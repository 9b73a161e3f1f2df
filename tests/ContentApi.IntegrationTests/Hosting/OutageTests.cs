using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Hosting;

public sealed class OutageTests
{
    private static readonly Dictionary<Role, string> Keys = Enum.GetValues<Role>().ToDictionary(role => role, role => "a-key");

    [Fact]
    public async Task Without_a_database_every_operation_is_a_503_that_asks_to_come_back()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var server = Start(port);

        foreach (var path in (string[])["/v1/articles", "/v1/articles/any", "/health/ready"])
        {
            var response = await server.Anonymous.GetAsync(path, TestContext.Current.CancellationToken);
            await response.ShouldBeProblemAsync(503, "/problems/database-unavailable");
            response.Header("Retry-After").ShouldBe("1");
        }

        var withKey = await server.ClientFor(Role.Viewer).GetAsync("/v1/me", TestContext.Current.CancellationToken);
        await withKey.ShouldBeProblemAsync(503, "/problems/database-unavailable");
        (await server.Anonymous.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_database_that_never_answers_costs_a_few_seconds_and_no_more()
    {
        // Takes connections and says nothing.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var server = Start(((IPEndPoint)silent.LocalEndpoint).Port);

        var watch = Stopwatch.StartNew();
        await (await server.Anonymous.GetAsync("/health/ready", TestContext.Current.CancellationToken)).ShouldBeProblemAsync(503, "/problems/database-unavailable");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));

        watch.Restart();
        await (await server.Anonymous.GetAsync("/v1/articles", TestContext.Current.CancellationToken)).ShouldBeProblemAsync(503, "/problems/database-unavailable");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
    }

    private static ContentApiServer Start(int port) => ContentApiServer.Start(
        new Dictionary<string, string>
        {
            ["ConnectionStrings:Content"] = $"Host=127.0.0.1;Port={port};Username=nobody;Database=nothing",
            ["Database:MigrateOnStart"] = "false",
            ["Serilog:MinimumLevel:Default"] = "Fatal",
        },
        Keys);
}
