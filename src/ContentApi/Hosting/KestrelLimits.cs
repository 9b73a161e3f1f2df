using System.Diagnostics;
using ContentApi.Http.Transport;

namespace ContentApi.Hosting;

/// <summary>The server's own limits, wide enough that ours (<see cref="RequestLimits"/>) answer first, with a problem document.</summary>
internal static class KestrelLimits
{
    private const int KiB = 1024;

    public static WebApplicationBuilder AddKestrelLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 64 * KiB;
            kestrel.Limits.MaxRequestHeadersTotalSize = 128 * KiB;
            kestrel.Limits.MaxRequestHeaderCount = 2_000;
            // Endpoints take 4 MiB and read no further. Kestrel then drops the rest, so that the caller, still sending, can read the
            // answer; past this limit it cuts the connection.
            kestrel.Limits.MaxRequestBodySize = 64 * KiB * KiB;
        });
        builder.Services.AddSingleton<DiagnosticSource, RejectedRequests>();
        return builder;
    }
}
