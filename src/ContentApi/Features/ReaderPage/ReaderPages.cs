using ContentApi.Hosting;
using ContentApi.Http.Transport;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Features.ReaderPage;

/// <summary>
/// A sample front end under <c>/reader</c>: static files, the same for everybody, that build their pages in the browser from
/// the public API alone.
/// </summary>
internal static class ReaderPages
{
    private const string Page = "reader.html";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>No slug has a dot in it, so that stories and files never take each other's address.</summary>
    public static void MapReader(this IEndpointRouteBuilder endpoints, IConfiguration configuration)
    {
        var policy = ContentSecurityPolicy(configuration.List("Html:EmbedHosts"));
        foreach (var name in Names())
            Map($"/reader/{name}", name);
        Map("/reader", Page);
        Map("/reader/{slug}", Page);

        void Map(string pattern, string name)
        {
            var file = new FixedDocument(Read(name), Types[Path.GetExtension(name)]);
            endpoints.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(context =>
            {
                context.Response.Headers.ContentSecurityPolicy = policy;
                context.Response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
                return file.WriteAsync(context);
            })).ExcludeFromDescription();
        }
    }

    // What an article brings along are images from anywhere and frames of the hosts whose frames stay in bodies.
    private static StringValues ContentSecurityPolicy(string[] embedHosts)
    {
        var frames = embedHosts.Length == 0 ? "'none'" : string.Join(' ', embedHosts.Select(host => $"https://{host}"));
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src https: http: data:; "
            + $"frame-src {frames}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static IEnumerable<string> Names() => typeof(ReaderPages).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Resource(""), StringComparison.Ordinal))
        .Select(name => name[Resource("").Length..]);

    private static byte[] Read(string name)
    {
        using var stream = typeof(ReaderPages).Assembly.GetManifestResourceStream(Resource(name))!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Resource(string name) => $"ContentApi.Features.ReaderPage.{name}";
}
