using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using ContentApi.Http.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat;

namespace ContentApi.Features.ReaderAids.Provider;

/// <summary>Asks the provider once: rules in, JSON of a known shape out. It is never asked twice for one answer, but without a schema where it knows none.</summary>
internal sealed class ChatProvider(AiOptions options) : IDisposable
{
    // Signs a token, roughly; for providers that do not tell what an answer has cost.
    private const int SignsPerToken = 4;

    private readonly IChatClient? client = options.Endpoint is null ? null : new ChatClient(
        options.Model,
        new ApiKeyCredential(options.Key),
        new OpenAIClientOptions { Endpoint = options.Endpoint, RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = options.Timeout }).AsIChatClient();

    private volatile bool knowsNoSchemas;

    /// <summary>About what a question costs, before it is asked.</summary>
    public static long Estimate(AidPrompt prompt) => (prompt.Rules.Length + prompt.Data.Length) / SignsPerToken + 500;

    /// <summary>The answer and its cost in tokens.</summary>
    /// <exception cref="ProviderException">There is none.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public async Task<(T Answer, long Tokens)> AskAsync<T>(AidPrompt prompt, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            var response = await RespondAsync<T>(prompt, deadline.Token);
            var tokens = response.Usage?.TotalTokenCount ?? ((response.Usage?.InputTokenCount ?? 0) + (response.Usage?.OutputTokenCount ?? 0));
            return (Read<T>(response, tokens), tokens > 0 ? tokens : Estimate(prompt) + (response.Text.Length / SignsPerToken));
        }
        catch (Exception exception) when (exception is not ProviderException && !cancellationToken.IsCancellationRequested)
        {
            // What a strange server makes the client throw is not to be foreseen; whatever it is, there is no answer.
            throw new ProviderException(deadline.IsCancellationRequested ? "No answer in time." : exception.Message, exception) { RetryAfter = RetryAfter(exception), Tokens = exception is ClientResultException ? 0 : null };
        }
    }

    public void Dispose() => client?.Dispose();

    private async Task<ChatResponse> RespondAsync<T>(AidPrompt prompt, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, prompt.Rules), new(ChatRole.User, prompt.Data)];
        if (!knowsNoSchemas)
        {
            try
            {
                return await client!.GetResponseAsync(messages, Options(ChatResponseFormat.ForJsonSchema<T>(ContentJson.Options, prompt.Name)), cancellationToken);
            }
            catch (ClientResultException refused) when (refused.Status == StatusCodes.Status400BadRequest)
            {
                var response = await client!.GetResponseAsync(messages, Options(format: null), cancellationToken);
                knowsNoSchemas = true;
                return response;
            }
        }

        return await client!.GetResponseAsync(messages, Options(format: null), cancellationToken);

        ChatOptions Options(ChatResponseFormat? format) => new()
        {
            ResponseFormat = format,
            MaxOutputTokens = prompt.MostTokens,
            AdditionalProperties = format is null ? null : new() { ["strict"] = true },
        };
    }

    private static T Read<T>(ChatResponse response, long tokens)
    {
        if (response.FinishReason == ChatFinishReason.Length || response.FinishReason == ChatFinishReason.ContentFilter || response.Messages.Any(message => message.Contents.Any(content => content is ErrorContent)))
            throw new ProviderException($"It refused or broke off ({response.FinishReason}).") { Tokens = tokens };

        // Some put it between fences, or a word in front.
        var text = response.Text;
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        try
        {
            return (start < 0 || end < start ? default : JsonSerializer.Deserialize<T>(text.AsSpan(start, end - start + 1), ContentJson.Options))
                ?? throw new ProviderException("What it answered is no JSON object.") { Tokens = tokens };
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new ProviderException("What it answered is not of the shape asked for.", exception) { Tokens = tokens };
        }
    }

    private static TimeSpan? RetryAfter(Exception exception) =>
        exception is ClientResultException failed && failed.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) is true
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
