using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.UnitTests.StrictInput;

public enum TrialFormat
{
    Html,
    Markdown,

    [JsonStringEnumMemberName("plain-text")]
    Text,
}

/// <summary>A request class with every kind of member that the API's own have.</summary>
[ReadOnlyMembers("id", "status", "wordCount")]
public sealed class TrialRequest
{
    public required string Title { get; init; }
    public Optional<string?> Slug { get; init; }
    public Optional<string> Name { get; init; }
    public string? Summary { get; init; }
    public TrialFormat BodyFormat { get; init; } = TrialFormat.Html;
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<TrialLink>? Links { get; init; }
    public TrialImage? Image { get; init; }
    public bool? CommentsOpen { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }
    public Optional<TrialFormat?> OtherFormat { get; init; }
    public Optional<IReadOnlyList<string>?> Authors { get; init; }
    public Optional<TrialImage?> Cover { get; init; }
    public Optional<JsonElement?> Notes { get; init; }
    public Guid? SourceId { get; init; }
    public int Position { get; init; } = 7;
    public double? Weight { get; init; }
    public JsonElement? Extra { get; init; }

    public bool HasImage => Image is not null;
}

[ReadOnlyMembers("bytes", Hint = "leave it out.")]
public sealed class TrialImage
{
    public required string Url { get; init; }
    public string? Alt { get; init; }
    public int? Width { get; init; }
}

public sealed record TrialLink(string Url, int Weight = 3);

internal sealed class TrialValidator : AbstractValidator<TrialRequest>
{
    public TrialValidator()
    {
        RuleFor(request => request.Title).NotEmpty().MaximumLength(20);
        RuleFor(request => request.Name.Value).MaximumLength(5).When(request => request.Name.IsSet);
        RuleForEach(request => request.Tags).NotEmpty().MaximumLength(5);
        RuleFor(request => request.Tags).Must(tags => tags.Count <= 3).WithMessage("At most 3 are allowed.");
        RuleFor(request => request.Image!.Url).Must(url => url?.StartsWith("https://", StringComparison.Ordinal) == true)
            .WithMessage("Must be an absolute URL.").When(request => request.Image is not null);
        RuleFor(request => request.Position).InclusiveBetween(1, 10);
    }
}
