using ContentApi.Hosting.Embedded;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("embedded-").FullName;

    [Fact]
    public async Task The_server_lower_cases_by_Unicode_and_sorts_by_code_point()
    {
        await using var postgres = await StartAsync();

        (await AskAsync(postgres, "select lower('ÉŁσ') || ('B' < 'a')")).ShouldBe("éłσtrue");
    }

    [Fact]
    public async Task A_second_app_on_the_directory_attaches_and_takes_over_when_the_first_ends()
    {
        var first = await StartAsync();
        await using var second = await StartAsync();
        second.IsOwner.ShouldBeFalse();
        second.ConnectionString("postgres").ShouldBe(first.ConnectionString("postgres"));

        await first.DisposeAsync();

        await EventuallyAsync(async () => await AskAsync(second, "select 1::text") == "1" && second.IsOwner);
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { Directory = directory, Durable = false }, TestContext.Current.CancellationToken);

    private static async Task<string?> AskAsync(EmbeddedPostgres postgres, string question)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString("postgres"));
        await using var command = source.CreateCommand(question);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (await holds())
                    return;
            }
            catch (NpgsqlException) when (attempt < 100)
            {
                // On its way.
            }

            attempt.ShouldBeLessThan(100);
            await Task.Delay(100);
        }
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
