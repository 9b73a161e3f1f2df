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
        return services.AddSingleton<IResponseCompressionProvider, AllButShortBodies>();
    }

    /// <summary>Leaves bodies alone that are known to be so short that compression makes nothing of them.</summary>
    private sealed class AllButShortBodies(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
        : ResponseCompressionProvider(services, options)
    {
        private const int Least = 200;

        public override bool ShouldCompressResponse(HttpContext context) =>
            context.Response.ContentLength is not < Least && base.ShouldCompressResponse(context);
    }
}
