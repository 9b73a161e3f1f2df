using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContentApi.IntegrationTests.ReaderAids;

/// <summary>A server that speaks OpenAI's protocol over HTTP and answers as a test says, by a word that stands in what it is asked.</summary>
public sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, JsonElement, Task>> behaviours = new();
    private readonly ConcurrentQueue<JsonElement> calls = new();

    private StandIn(WebApplication app) => this.app = app;

    public Uri Endpoint => new(app.Urls.Single() + "/v1");

    public static async Task<StandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var standIn = new StandIn(app);
        app.MapPost("/v1/chat/completions", standIn.AnswerAsync);
        await app.StartAsync();
        return standIn;
    }

    /// <summary>How to answer what holds the word.</summary>
    public void When(string word, Func<HttpContext, JsonElement, Task> behaviour) => behaviours[word] = behaviour;

    /// <summary>Answers what holds the word with this JSON.</summary>
    public void When(string word, object answer) => When(word, (http, _) => CompleteAsync(http, JsonSerializer.Serialize(answer, JsonSerializerOptions.Web)));

    /// <summary>The calls that held the word.</summary>
    public IReadOnlyList<JsonElement> Calls(string word) => [.. calls.Where(call => User(call).Contains(word, StringComparison.Ordinal))];

    public static string System(JsonElement call) => Content(call, "system");

    public static string User(JsonElement call) => Content(call, "user");

    /// <summary>A chat completion with this text.</summary>
    public static Task CompleteAsync(HttpContext http, string? text, string finish = "stop", string? refusal = null, bool usage = true) => http.Response.WriteAsJsonAsync(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1,
        model = "stand-in-1",
        choices = new[] { new { index = 0, message = new { role = "assistant", content = text, refusal }, finish_reason = finish } },
        usage = usage ? new { prompt_tokens = 100, completion_tokens = 20, total_tokens = 120 } : null,
    });

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static string Content(JsonElement call, string role)
    {
        var content = call.GetProperty("messages").EnumerateArray().Single(message => message.GetProperty("role").GetString() == role).GetProperty("content");
        return content.ValueKind is JsonValueKind.String ? content.GetString()! : content[0].GetProperty("text").GetString()!;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var call = (await JsonDocument.ParseAsync(http.Request.Body)).RootElement;
        calls.Enqueue(call);
        var behaviour = behaviours.FirstOrDefault(b => User(call).Contains(b.Key, StringComparison.Ordinal)).Value;
        await (behaviour is null ? CompleteAsync(http, "{}") : behaviour(http, call));
    }
}
