using ContentApi.Hosting;
using ContentApi.Http.Problems;

namespace ContentApi.Http.Transport;

/// <summary>The outer layers of the pipeline, in the one order in which they work.</summary>
internal static class TransportSetup
{
    /// <summary>Comes first in the pipeline. Everything after it may throw, answer a status alone, and trust scheme, host and id of the request.</summary>
    public static IApplicationBuilder UseTransport(this IApplicationBuilder app)
    {
        app.UseKnownProxies();
        app.UseMiddleware<RequestEnvelope>();
        // Around the problems, so that they are compressed like anything else.
        app.UseResponseCompression();
        app.UseMiddleware<RequestLimits>();
        return app.UseProblems();
    }
}
