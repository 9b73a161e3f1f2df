using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ContentApi.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task A_migrated_database_is_ready() => await Ask(_ => Task.FromResult(true), 200, "ready");

    [Fact]
    public async Task A_database_that_lacks_migrations_is_not() => await Ask(_ => Task.FromResult(false), 503, "migrations");

    [Fact]
    public async Task A_database_that_is_away_is_not() =>
        await Ask(_ => throw new InvalidOperationException("secret"), 503, "database could not be reached");

    [Fact]
    public async Task A_database_that_does_not_answer_counts_as_away_after_two_seconds()
    {
        var watch = Stopwatch.StartNew();

        await Ask(_ => new TaskCompletionSource<bool>().Task, 503, "database could not be reached");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    private static async Task Ask(Func<CancellationToken, Task<bool>> isMigrated, int status, string words)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapHealth(isMigrated);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var live = await client.GetFromJsonAsync<JsonElement>("/health/live", TestContext.Current.CancellationToken);

        ((int)ready.StatusCode).ShouldBe(status);
        ready.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(words);
        live.GetProperty("status").GetString().ShouldBe("live");
    }
}
