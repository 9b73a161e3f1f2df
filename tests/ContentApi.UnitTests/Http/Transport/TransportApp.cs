using System.Net.Sockets;
using System.Text;
using ContentApi.Domain;
using ContentApi.Hosting;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using ContentApi.UnitTests.Http.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Serilog.Core;
using Serilog.Events;
using Xunit;

[assembly: AssemblyFixture(typeof(TransportApp))]

namespace ContentApi.UnitTests.Http.Transport;

/// <summary>The outer layers on a real Kestrel, around endpoints that misbehave in every way.</summary>
public sealed class TransportApp : IAsyncLifetime
{
    public const string ListedOrigin = "https://editor.example";

    private readonly KeptEvents log = new();
    private WebApplication? app;

    public Uri Address { get; private set; } = new("http://localhost");

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        app = Build();
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }

    internal T Service<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    /// <summary>The log line of the request with this id. It is written after the answer has left.</summary>
    public async Task<LogEvent> LineOfAsync(string requestId)
    {
        for (var wait = 0; wait < 200; wait++)
        {
            if (log.Of(requestId) is [var line])
                return line;
            await Task.Delay(10);
        }

        throw new InvalidOperationException($"There are {log.Of(requestId).Count} lines of request {requestId}.");
    }

    /// <summary>Sends bytes that no HTTP client would, and reads to the end of the connection.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Address.Host, Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cors:Origins"] = ListedOrigin + "/, https://other.example",
            ["Proxies:Known"] = "127.0.0.0/8",
        });
        builder.Services.AddSingleton(new LogOutput(Stream.Null));
        builder.AddContentLogging().AddKestrelLimits();
        builder.Services.AddSingleton<ILogEventSink>(log);
        builder.Services.AddSingleton(new RequestLog(new Serilog.LoggerConfiguration().WriteTo.Sink(log).CreateLogger()));
        builder.Services.AddProblems().AddCrossOrigin(builder.Configuration).AddCompression().AddForwardedHeaders(builder.Configuration);

        var built = builder.Build();
        built.UseTransport();
        built.UseRouting();
        built.UseAnswers();
        built.MapProblems();
        MapMisbehaviour(built);
        return built;
    }

    private static void MapMisbehaviour(WebApplication app)
    {
        app.MapGet("/ok", () => Results.Text("ok"));
        app.MapPost("/ok", () => Results.Text("ok"));
        app.MapGet("/id", (HttpContext context) => context.RequestId());
        app.MapGet("/absolute", (HttpContext context, SiteUrls urls) => urls.Absolute("/v1/x", context));
        app.MapGet("/tagged/{size:int}", (HttpContext context, int size) =>
        {
            context.Response.Headers.ETag = "\"3-abc\"";
            context.Response.ContentType = "application/ld+json";
            context.Response.ContentLength = size;
            if (context.Request.Headers.IfNoneMatch.Count == 0)
                return context.Response.WriteAsync(new string('x', size));

            context.Response.ContentType = null;
            context.Response.ContentLength = null;
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        });
        app.MapMethods("/tagged/{size:int}", ["HEAD"], (HttpContext context, int size) =>
        {
            context.Response.Headers.ETag = "\"3-abc\"";
            context.Response.ContentType = "application/ld+json";
            context.Response.ContentLength = size;
        });
        app.MapPost("/read", async (HttpContext context) => await new StreamReader(context.Request.Body).ReadToEndAsync());
        app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapGet("/throw/{what}", (string what) => { throw Fault(what); });
        app.MapGet("/late", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("begun");
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException("too late");
        });
    }

    private static Exception Fault(string what) => what switch
    {
        "problem" => new ProblemException(ProblemType.Gone, "It was taken down.").With("explanation", "Отозвано").WithHeader("X-Extra", "yes"),
        "input" => new InvalidInputException(new Dictionary<string, string[]> { ["tags[2]"] = ["Write a name."], ["limit"] = ["Write 1 to 100."] }),
        "rule" => new RuleBrokenException("nothing-to-publish", "Save a change first."),
        "rule-of-input" => new RuleBrokenException("too-early", "Choose a later time.", "publishedAt"),
        "timeout" => new InvalidOperationException("wrapped", new NpgsqlException("Failed", new TimeoutException())),
        "unknown" => new InvalidOperationException("select secret from System.String"),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private sealed class KeptEvents : ILogEventSink
    {
        private readonly Lock gate = new();
        private readonly List<LogEvent> events = [];

        public void Emit(LogEvent logEvent)
        {
            lock (gate)
                events.Add(logEvent);
        }

        public List<LogEvent> Of(string requestId)
        {
            lock (gate)
                return events.Where(logEvent => logEvent.Properties.GetValueOrDefault("RequestId")?.ToString() == $"\"{requestId}\"").ToList();
        }
    }
}
