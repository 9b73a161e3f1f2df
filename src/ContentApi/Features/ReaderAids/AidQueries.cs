using System.ComponentModel.DataAnnotations;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.ReaderAids;

/// <summary>Of which text.</summary>
internal class AidQuery
{
    /// <summary>The token of a preview link: the newest saved version, without a key.</summary>
    [MaxLength(200)]
    public string? Preview { get; init; }
}

/// <summary>How long a summary.</summary>
internal sealed class SummaryQuery : AidQuery
{
    public const int DefaultSentences = 3;

    /// <summary>How many sentences, 1 to 10; fewer where the article has no more.</summary>
    [Range(1, 10)]
    public int Sentences { get; init; } = DefaultSentences;
}

/// <summary>How many keywords.</summary>
internal sealed class KeywordsQuery : AidQuery
{
    public const int DefaultLimit = 10;

    /// <summary>At most so many, 1 to 50.</summary>
    [Range(1, 50)]
    public int Limit { get; init; } = DefaultLimit;
}

/// <summary>Who reads aloud.</summary>
internal sealed class SpeechQuery : AidQuery
{
    public const int MaxVoiceLength = 100;

    /// <summary>The name of a voice, put around the text for engines that want one, such as <c>en-US-AvaNeural</c>.</summary>
    [MaxLength(MaxVoiceLength)]
    public string? Voice { get; init; }
}

internal sealed class SpeechQueryValidator : AbstractValidator<SpeechQuery>
{
    public SpeechQueryValidator() => RuleFor(q => q.Voice).SingleLine(SpeechQuery.MaxVoiceLength).NotBlank();
}

/// <summary>Into what language.</summary>
internal sealed class TranslationQuery : AidQuery
{
    /// <summary>One of the languages that the installation offers (<c>Ai:Languages</c>), such as <c>ja</c>.</summary>
    [Required]
    public string? To { get; init; }
}

/// <summary>A question about an article.</summary>
[ExampleBody("""{ "question": "What is this about?" }""")]
internal sealed class QuestionRequest
{
    public const int MaxLength = 500;

    /// <summary>The question, up to 500 characters.</summary>
    public required string Question { get; init; }
}

internal sealed class QuestionRequestValidator : AbstractValidator<QuestionRequest>
{
    public QuestionRequestValidator() => RuleFor(r => r.Question).MultiLine(QuestionRequest.MaxLength).NotBlank();
}
