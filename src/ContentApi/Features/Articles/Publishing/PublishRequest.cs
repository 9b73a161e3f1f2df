using ContentApi.Domain.Articles;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Articles.Publishing;

/// <summary>How an article is put before readers.</summary>
[ExampleBody("""{ "at": null, "updateType": "major", "changeNote": "Read by two." }""")]
internal sealed class PublishRequest
{
    /// <summary>A time in the future; null publishes now. Times in the past are refused.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Only a major update moves the public <c>updatedAt</c>.</summary>
    public UpdateType UpdateType { get; init; } = UpdateType.Major;

    /// <summary>What the revision says about it; readers never see it.</summary>
    public string? ChangeNote { get; init; }

    public Publication ToPublication() => new(At, UpdateType, ChangeNote);

    internal sealed class Validator : AbstractValidator<PublishRequest>
    {
        public Validator() => RuleFor(r => r.ChangeNote).MultiLine(Content.MaxSummaryLength);
    }
}

/// <summary>How an article is taken from readers.</summary>
[ExampleBody("""{ "type": "gone", "explanation": "The report turned out to be wrong.", "redirectTo": null }""")]
internal sealed class UnpublishRequest
{
    /// <summary>What readers get instead: 404, 410, 301, or the text by its address only.</summary>
    public UnpublishType Type { get; init; } = UnpublishType.Draft;

    /// <summary>What readers are told, with <c>gone</c> and <c>withdrawn</c>.</summary>
    public string? Explanation { get; init; }

    /// <summary>Where readers are sent: needed with <c>redirect</c>, and only there.</summary>
    public string? RedirectTo { get; init; }

    public Unpublication ToUnpublication() => new(Type, Explanation, RedirectTo);

    internal sealed class Validator : AbstractValidator<UnpublishRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Explanation).MultiLine(Content.MaxSummaryLength);
            RuleFor(r => r.RedirectTo).NotNull().When(r => r.Type is UnpublishType.Redirect).WithMessage("Give the URL that readers are sent to.");
            RuleFor(r => r.RedirectTo).Null().When(r => r.Type is not UnpublishType.Redirect).WithMessage("Leave it out, or use the type redirect.");
            RuleFor(r => r.RedirectTo).HttpUrl();
        }
    }
}

/// <summary>A correction notice.</summary>
[ExampleBody("""{ "text": "An earlier version gave the wrong number of hangers: there are 96." }""")]
internal sealed class CorrectionRequest
{
    /// <summary>What was wrong, and what is right.</summary>
    public string Text { get; init; } = "";

    internal sealed class Validator : AbstractValidator<CorrectionRequest>
    {
        public Validator() => RuleFor(r => r.Text).NotBlank().MultiLine(Content.MaxSummaryLength);
    }
}
