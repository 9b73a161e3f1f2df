using ContentApi.Hosting;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Hosting;

public sealed class HealthCommandTests
{
    [Theory]
    [InlineData(null, null, "http://127.0.0.1:5000/")]
    [InlineData(null, "8080", "http://127.0.0.1:8080/")]
    [InlineData(null, "8080;8081", "http://127.0.0.1:8080/")]
    [InlineData("http://+:81", "8080", "http://127.0.0.1:81/")]
    [InlineData("http://0.0.0.0:5080;https://*:5443", null, "http://127.0.0.1:5080/")]
    [InlineData("http://localhost:5080", null, "http://localhost:5080/")]
    public void The_command_asks_where_the_server_listens(string? urls, string? ports, string expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["URLS"] = urls, ["HTTP_PORTS"] = ports })
            .Build();

        HealthCommand.ListeningOn(configuration).ToString().ShouldBe(expected);
    }
}
