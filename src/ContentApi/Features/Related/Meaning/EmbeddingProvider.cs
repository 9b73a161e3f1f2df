using System.ClientModel;
using System.ClientModel.Primitives;
using ContentApi.Domain.Related;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Embeddings;

namespace ContentApi.Features.Related.Meaning;

/// <summary>Asks the provider what texts are about. Without one it says nothing, and articles are related by their words alone.</summary>
internal sealed class EmbeddingProvider(EmbeddingOptions options, ILogger<EmbeddingProvider> logger) : IDisposable
{
    // About what small models read; what an article is about stands at its beginning.
    private const int MostCharacters = 6000;
    private const int MostDimensions = 4096;

    // Somebody waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly IEmbeddingGenerator<string, Embedding<float>>? generator = options.Endpoint is null ? null : new EmbeddingClient(
        options.Model,
        new ApiKeyCredential(options.Key),
        new OpenAIClientOptions { Endpoint = options.Endpoint, RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = options.Timeout }).AsIEmbeddingGenerator();

    /// <summary>Whether there is one.</summary>
    public bool IsConfigured => generator is not null;

    /// <summary>The model's name.</summary>
    public string Model => options.Model;

    /// <summary>The text that it is asked about.</summary>
    public static string Question(string title, string? summary, string body)
    {
        var text = $"{title}\n{summary}\n{body}";
        return text.Length <= MostCharacters ? text : text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
    }

    /// <summary>What a text is about; null when nobody says so in time.</summary>
    public async Task<TextMeaning?> TryAskAsync(string text, CancellationToken cancellationToken)
    {
        if (!IsConfigured)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return (await AskAsync([text], patience.Token))[0];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "The provider of embeddings did not answer; the text is related by its words alone");
            return null;
        }
    }

    /// <summary>What each text is about; null for what can't be used.</summary>
    public async Task<TextMeaning?[]> AskAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        var answers = await generator!.GenerateAsync(texts, cancellationToken: deadline.Token);
        if (answers.Count != texts.Count)
            throw new InvalidOperationException($"Asked about {texts.Count} texts, the provider answered about {answers.Count}.");
        return [.. answers.Select(answer => answer.Vector.Length <= MostDimensions ? TextMeaning.Of(answer.Vector.Span) : null)];
    }

    public void Dispose() => generator?.Dispose();
}
