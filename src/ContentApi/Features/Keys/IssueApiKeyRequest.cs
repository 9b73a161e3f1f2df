using ContentApi.Domain.Keys;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Keys;

/// <summary>A key to issue.</summary>
[ExampleBody("""{ "name": "The website", "role": "viewer" }""")]
[ReadOnlyMembers("id", "key", "prefix", "createdAt", "lastUsedAt", Hint = "leave it out.")]
internal sealed class IssueApiKeyRequest
{
    /// <summary>Whose it is to be, up to 100 characters. Revisions show it.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required Role Role { get; init; }

    /// <summary>From when on it is refused; null for never. Times in the past are refused.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

internal sealed class IssueApiKeyRequestValidator : AbstractValidator<IssueApiKeyRequest>
{
    public IssueApiKeyRequestValidator()
    {
        RuleFor(r => r.Name).SingleLine(ApiKey.MaxNameLength).NotBlank();
        RuleFor(r => r.Name).Must(name => name != BootstrapKey.Name)
            .WithMessage($"Choose another: {BootstrapKey.Name} is the name of the key that the settings make.");
    }
}
