namespace ContentApi.Features.ReaderAids.Provider;

/// <summary>The provider gave no answer, or none that can be used.</summary>
/// <param name="message">For the log.</param>
/// <param name="cause">What happened.</param>
internal sealed class ProviderException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>When to ask again, if the provider said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What it has cost all the same; null where nobody knows.</summary>
    public long? Tokens { get; init; }
}
