using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Shouldly;

namespace ContentApi.IntegrationTests.ReaderPage;

/// <summary>A page in the browser, spoken to in the Chrome DevTools Protocol.</summary>
public sealed class Page : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly SemaphoreSlim sending = new(1);
    private Task reading = Task.CompletedTask;
    private int last;

    private Page()
    {
    }

    /// <summary>What the page complained of: exceptions, console errors, violations of its policy. Not answers of 4xx, which the browser logs too.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    public static async Task<Page> OpenAsync(int port, Uri address, bool dark, int width, int height)
    {
        using var http = new HttpClient();
        using var opened = await http.PutAsync(new Uri($"http://127.0.0.1:{port}/json/new?about:blank"), null);
        var target = await opened.Content.ReadFromJsonAsync<JsonElement>();
        var page = new Page();
        await page.socket.ConnectAsync(new Uri(target.GetProperty("webSocketDebuggerUrl").GetString()!), CancellationToken.None);
        page.reading = page.ReadAsync();
        foreach (var domain in (string[])["Page", "Runtime", "Log"])
            await page.SendAsync($"{domain}.enable");
        await page.SendAsync("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = width < 500 });
        await page.SendAsync("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = dark ? "dark" : "light" } } });
        await page.SendAsync("Page.navigate", new { url = address.ToString() });
        return page;
    }

    /// <summary>The value of a JavaScript expression; promises are waited for.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true, userGesture = true });
        answer.TryGetProperty("exceptionDetails", out var fault).ShouldBeFalse($"{expression}: {fault}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task UntilAsync(string condition)
    {
        for (var deadline = DateTime.UtcNow + Patience; ; await Task.Delay(50))
        {
            // A page that is being left has no answer.
            if ((await EvaluateAsync($"Boolean({condition})")).ValueKind is JsonValueKind.True)
                return;
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"{condition} does not come true. The page: {await TextAsync("body")} Its errors: {string.Join("; ", errors)}");
        }
    }

    /// <summary>The text of the first element that a selector finds, as it is seen.</summary>
    public async Task<string> TextAsync(string selector) => (await EvaluateAsync($"document.querySelector({Quoted(selector)})?.innerText ?? ''")).GetString()!;

    /// <summary>Clicks the first element that a selector finds, once it is there.</summary>
    public async Task ClickAsync(string selector)
    {
        await UntilAsync($"document.querySelector({Quoted(selector)})");
        await EvaluateAsync($"document.querySelector({Quoted(selector)}).click()");
    }

    /// <summary>Types over what stands in a field.</summary>
    public async Task TypeAsync(string selector, string text)
    {
        await UntilAsync($"document.querySelector({Quoted(selector)})");
        await EvaluateAsync($"document.querySelector({Quoted(selector)}).focus(); document.querySelector({Quoted(selector)}).select()");
        await SendAsync("Input.insertText", new { text });
    }

    /// <summary>A picture of what is seen.</summary>
    public async Task<byte[]> PictureAsync() =>
        (await SendAsync("Page.captureScreenshot", new { format = "jpeg", quality = 70 })).GetProperty("data").GetBytesFromBase64();

    public async ValueTask DisposeAsync()
    {
        await SendAsync("Page.close");
        socket.Dispose();
        await reading;
        sending.Dispose();
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private async Task<JsonElement> SendAsync(string method, object? parameters = null)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await sending.WaitAsync();
        try
        {
            var message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { } });
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }

        return await answer.Task.WaitAsync(Patience);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (socket.State is WebSocketState.Open)
            {
                using var message = new MemoryStream();
                WebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (message.Length > 0)
                    Take(JsonElement.Parse(message.GetBuffer().AsSpan(0, (int)message.Length)));
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The page is closed.
        }

        foreach (var answer in waiting.Values)
            answer.TrySetResult(default);
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (waiting.TryRemove(id.GetInt32(), out var answer))
                answer.SetResult(message.TryGetProperty("result", out var result) ? result : message);
            return;
        }

        var parameters = message.GetProperty("params");
        switch (message.GetProperty("method").GetString())
        {
            case "Runtime.exceptionThrown":
                errors.Enqueue(parameters.GetProperty("exceptionDetails").ToString());
                break;
            case "Runtime.consoleAPICalled" when parameters.GetProperty("type").GetString() is "error" or "assert":
                errors.Enqueue(parameters.GetProperty("args").ToString());
                break;
            case "Log.entryAdded" when parameters.GetProperty("entry") is var entry && entry.GetProperty("level").GetString() == "error" && entry.GetProperty("source").GetString() != "network":
                errors.Enqueue(entry.ToString());
                break;
        }
    }
}
