namespace ContentApi.Hosting;

/// <summary>Lists in the settings: an array in a file, or one environment variable with commas between the values.</summary>
internal static class ConfiguredList
{
    /// <summary>The values under the key, trimmed, without empty ones; empty when there is no such key.</summary>
    public static string[] List(this IConfiguration configuration, string key) =>
        (configuration[key]?.Split(',') ?? configuration.GetSection(key).Get<string[]>() ?? [])
            .Select(value => value.Trim())
            .Where(value => value.Length > 0)
            .ToArray();
}
