namespace ContentApi.Hosting;

/// <summary>Settings of a server that speaks OpenAI's protocol.</summary>
/// <param name="Endpoint">Where it is; null for none. The client puts the operation's name behind it.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Key">What it wants to know the caller by.</param>
internal sealed record ProviderSettings(Uri? Endpoint, string Model, string Key)
{
    /// <summary>Reads <c>Endpoint</c>, <c>Model</c> and <c>Key</c> of a section.</summary>
    /// <exception cref="SettingException">A setting that can't be meant.</exception>
    public static ProviderSettings Read(IConfiguration configuration, string section)
    {
        var endpoint = ReadEndpoint(section, configuration[$"{section}:Endpoint"]);
        var model = configuration[$"{section}:Model"] ?? "";
        if (endpoint is not null && model.Length == 0)
            throw new SettingException($"{section}:Endpoint is set, but no {section}:Model. Name the model that the provider is to use.");
        return new ProviderSettings(endpoint, model, configuration[$"{section}:Key"] is { Length: > 0 } key ? key : "none");
    }

    private static Uri? ReadEndpoint(string section, string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new SettingException($"{section}:Endpoint is \"{address}\". Write an address such as https://api.example.com/v1.");
        return uri.AbsolutePath is "/" ? new Uri(uri, "/v1") : uri;
    }
}
