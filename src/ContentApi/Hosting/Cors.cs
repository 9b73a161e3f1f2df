using ContentApi.Http.Transport;

namespace ContentApi.Hosting;

/// <summary>Origins whose pages may send keys and write: <c>Cors:Origins</c>.</summary>
internal static class Cors
{
    /// <exception cref="InvalidOperationException">An entry is not an origin.</exception>
    public static IServiceCollection AddCrossOrigin(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new CrossOrigin(configuration.List("Cors:Origins").Select(Normal)));

    // Browsers send lower case, without the default port and without a slash.
    private static string Normal(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/", Scheme: "http" or "https" }
            ? uri.GetLeftPart(UriPartial.Authority)
            : throw new InvalidOperationException($"Cors:Origins holds \"{origin}\". Write an origin such as https://www.example.org.");
}
