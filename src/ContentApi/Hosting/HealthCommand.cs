using System.Globalization;

namespace ContentApi.Hosting;

/// <summary><c>dotnet ContentApi.dll health</c>: asks the server in the same container whether it is ready. The image has no curl.</summary>
internal static class HealthCommand
{
    /// <returns>The exit code: 0 when ready, 1 otherwise.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var response = await client.GetAsync(new Uri(ListeningOn(configuration), "/health/ready"), cancellationToken);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }

    /// <summary>The first address of <c>URLS</c>, else of <c>HTTP_PORTS</c> (which the image sets), as ASP.NET Core reads them; seen from inside.</summary>
    internal static Uri ListeningOn(IConfiguration configuration)
    {
        if (First("URLS") is not { } url)
            return new UriBuilder("http", "127.0.0.1", int.Parse(First("HTTP_PORTS") ?? "5000", CultureInfo.InvariantCulture)).Uri;

        var binding = BindingAddress.Parse(url);
        var host = binding.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "127.0.0.1" : binding.Host;
        return new UriBuilder(binding.Scheme, host, binding.Port).Uri;

        string? First(string key) =>
            configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
    }
}
