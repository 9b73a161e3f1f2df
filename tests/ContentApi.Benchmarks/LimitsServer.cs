using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ContentApi.Benchmarks;

/// <summary>What the machine can do at best: the product's bytes from memory, and the same work by Npgsql alone.</summary>
internal static class LimitsServer
{
    private static readonly ConcurrentDictionary<string, byte[]> Memory = new();

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // As many connections as the product takes.
        var settings = new NpgsqlConnectionStringBuilder(builder.Configuration.GetConnectionString("Content"))
        {
            MaxPoolSize = 16,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        await using var database = NpgsqlDataSource.Create(settings);
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPut("/memory/{name}", async (HttpContext http, string name) =>
        {
            Memory[name] = await ReadAsync(http);
        });
        app.MapGet("/memory/{name}", (HttpContext http, string name) => AnswerAsync(http, Memory[name]));
        app.MapPost("/memory/{name}", async (HttpContext http, string name) =>
        {
            await ReadAsync(http);
            await AnswerAsync(http, Memory[name]);
        });
        app.MapGet("/sql/articles/{slug}", (HttpContext http, string slug) => QueryAsync(http, database, LimitsSql.BySlug, slug));
        app.MapGet("/sql/list", (HttpContext http, string? source, string? tag, string? at, Guid? id) =>
        {
            var position = at is null ? Array.Empty<object>() : [DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), id!.Value];
            return (source, tag) switch
            {
                ({ } one, _) => QueryAsync(http, database, LimitsSql.BySource, one),
                (_, { } one) => QueryAsync(http, database, at is null ? LimitsSql.ByTag : LimitsSql.ByTagDeep, [.. position, one]),
                _ => QueryAsync(http, database, at is null ? LimitsSql.Latest : LimitsSql.LatestDeep, position),
            };
        });
        app.MapPost("/sql/articles", async (HttpContext http) =>
        {
            await CreateAsync(database, await ReadAsync(http));
            await AnswerAsync(http, Memory["create"]);
        });
        await app.RunAsync();
    }

    private static async Task QueryAsync(HttpContext http, NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await AnswerAsync(http, await command.ExecuteScalarAsync() as byte[]);
    }

    private static async Task CreateAsync(NpgsqlDataSource database, byte[] body)
    {
        using var write = JsonDocument.Parse(body);
        var texts = ((string[])["slug", "title", "summary", "body"]).Select(member => (object)write.RootElement.GetProperty(member).GetString()!);
        object[] values = [Guid.CreateVersion7(), Guid.CreateVersion7(), .. texts];
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        // Without an explicit transaction a batch is one transaction, in one round trip.
        foreach (var (sql, numbers) in LimitsSql.Create)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var number in numbers)
                command.Parameters.Add(new NpgsqlParameter { Value = values[number] });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer);
        return buffer.ToArray();
    }

    private static Task AnswerAsync(HttpContext http, byte[]? bytes)
    {
        http.Response.StatusCode = bytes is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes?.Length ?? 0;
        return http.Response.Body.WriteAsync(bytes ?? []).AsTask();
    }
}
