namespace ContentApi.Features.ReaderAids.Provider;

/// <summary>What a provider answers about a summary.</summary>
internal sealed record SummaryAnswer(IReadOnlyList<string>? Sentences);

/// <summary>What a provider answers about keywords.</summary>
internal sealed record KeywordsAnswer(IReadOnlyList<KeywordAnswer?>? Items);

internal sealed record KeywordAnswer(string? Name, double Score);

/// <summary>What a provider answers about entities.</summary>
internal sealed record EntitiesAnswer(IReadOnlyList<EntityAnswer?>? Items);

internal sealed record EntityAnswer(string? Name, string? Type, string? Value);

/// <summary>A provider's translation.</summary>
internal sealed record TranslationAnswer(string? Title, string? Summary, IReadOnlyList<string?>? Blocks);

/// <summary>A provider's answer to a question.</summary>
internal sealed record QuestionAnswer(string? Answer, IReadOnlyList<string?>? Passages);
