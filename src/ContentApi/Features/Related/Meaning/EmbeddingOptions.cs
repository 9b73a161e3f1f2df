using ContentApi.Hosting;

namespace ContentApi.Features.Related.Meaning;

/// <summary>Settings under <c>Related:Embedding</c>: a provider of embeddings, any server that speaks OpenAI's protocol.</summary>
internal sealed class EmbeddingOptions
{
    private const double DefaultTimeout = 10;

    /// <exception cref="SettingException">A setting that can't be meant.</exception>
    public EmbeddingOptions(IConfiguration configuration)
    {
        (Endpoint, Model, Key) = ProviderSettings.Read(configuration, "Related:Embedding");
        Timeout = TimeSpan.FromSeconds(configuration.GetValue("Related:Embedding:TimeoutSeconds", DefaultTimeout));
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(2))
            throw new SettingException("Related:Embedding:TimeoutSeconds is from a fraction to 120.");
    }

    /// <summary>Where it is; null for none.</summary>
    public Uri? Endpoint { get; }

    /// <summary>What it wants to know the caller by.</summary>
    public string Key { get; }

    /// <summary>The model's name there.</summary>
    public string Model { get; }

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; }
}
