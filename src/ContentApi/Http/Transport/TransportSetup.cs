using ContentApi.Hosting;
using ContentApi.Http.Problems;

namespace ContentApi.Http.Transport;

/// <summary>The outer layers of the pipeline, in the one order in which they work.</summary>
internal static class TransportSetup
{
    /// <summary>Comes first in the pipeline. Everything after it may trust scheme, host, id and sizes of the request.</summary>
    public static IApplicationBuilder UseTransport(this IApplicationBuilder app)
    {
        app.UseKnownProxies();
        app.UseMiddleware<RequestEnvelope>();
        app.UseMiddleware<RequestLimits>();
        return app.UseHeadAsGet();
    }

    /// <summary>Comes after what may answer without asking further. Everything after it may throw, and answer a status alone.</summary>
    public static IApplicationBuilder UseAnswers(this IApplicationBuilder app)
    {
        // Around the problems, so that they are compressed like anything else.
        app.UseResponseCompression();
        return app.UseProblems();
    }
}
