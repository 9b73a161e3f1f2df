using System.Reflection;
using System.Text;
using System.Text.Json;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

/// <summary>A server with <see cref="TrialController"/> behind the real binding, filters and problem documents.</summary>
public sealed class TrialServer : IAsyncLifetime
{
    private readonly WebApplication app;

    public TrialServer()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddProblems();
        builder.Services.AddSingleton<IValidator<TrialRequest>, TrialValidator>();
        builder.Services.AddControllers()
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new OnlyTrials()))
            .AddStrictInput();
        app = builder.Build();
        app.UseProblems();
        app.UseRouting();
        app.MapControllers();
    }

    public IReadOnlyList<ApiDescription> Descriptions =>
        app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items).ToArray();

    public ValueTask InitializeAsync() => new(app.StartAsync());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal Task<TrialAnswer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    internal Task<TrialAnswer> PostAsync(string path, string? body, string? mediaType = "application/json") =>
        SendAsync(Request(HttpMethod.Post, path, body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)), mediaType));

    internal Task<TrialAnswer> PatchAsync(string path, string body, string? mediaType = MergePatchAttribute.MediaType) =>
        SendAsync(Request(HttpMethod.Patch, path, new ByteArrayContent(Encoding.UTF8.GetBytes(body)), mediaType));

    internal static HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content, string? mediaType)
    {
        if (mediaType is not null)
            content?.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return new HttpRequestMessage(method, path) { Content = content };
    }

    internal async Task<TrialAnswer> SendAsync(HttpRequestMessage request)
    {
        using var client = app.GetTestClient();
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new TrialAnswer((int)response.StatusCode, response, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    private sealed class OnlyTrials : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => typeInfo == typeof(TrialController);
    }
}

internal sealed record TrialAnswer(int Status, HttpResponseMessage Response, JsonElement Json)
{
    public Dictionary<string, string[]> Errors => Json.GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
}
