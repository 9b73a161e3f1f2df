using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ContentApi.Http.Transport;

/// <summary>Absolute addresses of this API, for <c>Location</c>, <c>Link</c>, feeds and sitemaps.</summary>
/// <remarks>
/// Built on <c>Site:PublicBaseUrl</c>. Without it: on what a known proxy says was asked for, else on the address that the server listens on.
/// The caller's own <c>Host</c> header is never used: it could point our links, kept in a shared cache, at somebody else.
/// </remarks>
internal sealed class SiteUrls
{
    private readonly IServer server;
    private readonly string? publicBase;

    /// <exception cref="InvalidOperationException"><c>Site:PublicBaseUrl</c> is no absolute http(s) address.</exception>
    public SiteUrls(IConfiguration configuration, IServer server)
    {
        this.server = server;
        if (configuration["Site:PublicBaseUrl"] is not { Length: > 0 } configured)
            return;
        if (!Uri.TryCreate(configured, UriKind.Absolute, out var uri) || uri is not { Scheme: "http" or "https", Query: "", Fragment: "" })
            throw new InvalidOperationException($"Site:PublicBaseUrl is \"{configured}\". Write an address such as https://api.example.org.");

        publicBase = configured.TrimEnd('/');
    }

    /// <summary>The absolute form of a path of ours.</summary>
    /// <param name="pathAndQuery">Starts with a slash; escaped already.</param>
    /// <param name="context">The request, so that a known proxy's word counts where no base is configured.</param>
    public string Absolute(string pathAndQuery, HttpContext? context = null) => (publicBase ?? Proxied(context) ?? Listening()) + pathAndQuery;

    private static string? Proxied(HttpContext? context) =>
        context?.Features.Get<ThroughKnownProxy>() is not null && context.Request.Host.HasValue
            ? $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}"
            : null;

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
            return "http://localhost";

        // "Any address" is none that a client could call.
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : parsed.Host;
        return $"{parsed.Scheme}://{host}:{parsed.Port}";
    }
}

/// <summary>On the features of a request that a known proxy sent on.</summary>
internal sealed class ThroughKnownProxy
{
    public static ThroughKnownProxy Instance { get; } = new();
}
