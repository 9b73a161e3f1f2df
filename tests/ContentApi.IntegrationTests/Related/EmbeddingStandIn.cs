using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContentApi.IntegrationTests.Related;

/// <summary>A server that gives embeddings by OpenAI's protocol over HTTP: a direction for each word that a test names.</summary>
public sealed class EmbeddingStandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, float[]> directions = new();
    private readonly ConcurrentQueue<string> asked = new();

    private EmbeddingStandIn(WebApplication app) => this.app = app;

    public Uri Endpoint => new(app.Urls.Single() + "/v1");

    /// <summary>What it does instead of answering.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Texts with this word it does not take.</summary>
    public string? Refused { get; set; }

    public static async Task<EmbeddingStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var standIn = new EmbeddingStandIn(app);
        app.MapPost("/v1/embeddings", standIn.AnswerAsync);
        await app.StartAsync();
        return standIn;
    }

    /// <summary>What texts with the word are about.</summary>
    public void When(string word, params float[] direction) => directions[word] = direction;

    /// <summary>How often it was asked about texts with the word.</summary>
    public int Asked(string word) => asked.Count(text => text.Contains(word, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var call = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement;
        string[] texts = [.. call.GetProperty("input").EnumerateArray().Select(text => text.GetString()!)];
        foreach (var text in texts)
            asked.Enqueue(text);
        if (Instead is { } instead)
        {
            await instead(http);
            return;
        }

        if (Refused is { } word && texts.Any(text => text.Contains(word, StringComparison.Ordinal)))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await http.Response.WriteAsJsonAsync(new
        {
            @object = "list",
            model = call.GetProperty("model").GetString(),
            data = texts.Select((text, index) => new { @object = "embedding", index, embedding = DirectionOf(text) }),
            usage = new { prompt_tokens = 1, total_tokens = 1 },
        });
    }

    private float[] DirectionOf(string text) => directions.FirstOrDefault(direction => text.Contains(direction.Key, StringComparison.Ordinal)).Value ?? [0, 0, 1];
}
