namespace ContentApi.Features.Articles.Previewing;

/// <summary>Until when a preview link is good.</summary>
internal sealed class PreviewRequest
{
    /// <summary>A time in the future; a day from now when absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal sealed class Validator : FluentValidation.AbstractValidator<PreviewRequest>;
}

/// <summary>A preview link. Whoever has it reads the newest saved version, so pass it on with care.</summary>
/// <param name="Url">The article's address with the token.</param>
/// <param name="Token">What to send as <c>preview</c>.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
internal sealed record PreviewResponse(string Url, string Token, DateTimeOffset ExpiresAt);
