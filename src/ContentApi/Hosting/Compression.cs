using System.IO.Compression;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace ContentApi.Hosting;

/// <summary>Brotli or gzip, for callers that ask for it. <see cref="Representation"/> keeps the validators right.</summary>
internal static class Compression
{
    public static IServiceCollection AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // Nothing secret of ours stands beside text of the caller's choosing, which BREACH would need.
            options.EnableForHttps = true;
            options.MimeTypes = CompressibleTypes.All;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services.AddSingleton<IResponseCompressionProvider, LargeBodies>();
    }

    /// <summary>Leaves bodies alone that are known to fit into one network packet.</summary>
    private sealed class LargeBodies(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
        : ResponseCompressionProvider(services, options)
    {
        private const int Packet = 1024;

        public override bool ShouldCompressResponse(HttpContext context) =>
            context.Response.ContentLength is not < Packet && base.ShouldCompressResponse(context);
    }
}
