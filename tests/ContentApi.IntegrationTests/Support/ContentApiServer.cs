using System.Net;
using ContentApi.Domain.Keys;
using ContentApi.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.IntegrationTests.Support;

/// <summary>One instance of the whole server on a port of its own.</summary>
public sealed class ContentApiServer : IAsyncDisposable
{
    private readonly Factory factory;
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
    private readonly IReadOnlyDictionary<Role, string> keys;

    private ContentApiServer(Factory factory, IReadOnlyDictionary<Role, string> keys)
    {
        this.factory = factory;
        this.keys = keys;
        Address = new Uri(factory.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        Anonymous = NewClient(key: null);
    }

    public Uri Address { get; }

    /// <summary>Sends no key.</summary>
    public HttpClient Anonymous { get; }

    public IServiceProvider Services => factory.Services;

    /// <param name="settings">Settings, <c>ConnectionStrings:Content</c> among them.</param>
    /// <param name="keys">The text of a key of each role.</param>
    /// <param name="configure">Replaces services, such as the clock.</param>
    public static ContentApiServer Start(
        IReadOnlyDictionary<string, string> settings, IReadOnlyDictionary<Role, string> keys, Action<IServiceCollection>? configure = null)
    {
        var factory = new Factory(settings, configure);
        factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        factory.StartServer();
        return new ContentApiServer(factory, keys);
    }

    /// <summary>Sends the key of this role.</summary>
    public HttpClient ClientFor(Role role) => NewClient(keys[role]);

    /// <summary>Sends this key.</summary>
    public HttpClient ClientWith(string key) => NewClient(key);

    public async ValueTask DisposeAsync()
    {
        Anonymous.Dispose();
        handler.Dispose();
        await factory.DisposeAsync();
    }

    private HttpClient NewClient(string? key)
    {
        var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    private sealed class Factory(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? configure) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Testing");
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureTestServices(services => services.AddSingleton(new LogOutput(Stream.Null)));
            if (configure is not null)
                builder.ConfigureTestServices(configure);
        }
    }
}
