using ContentApi.Domain.Terms;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Terms;

/// <summary>Changes to a tag, section or author (RFC 7396): what is absent stays.</summary>
[ExampleBody("""{ "name": "Getting around" }""")]
[ReadOnlyMembers("id", "articleCount", "version", Hint = "leave it out.")]
internal sealed class PatchTermRequest
{
    /// <summary>The name: up to 100 characters, of a section up to 200.</summary>
    public Optional<string> Name { get; init; }

    /// <summary>The address; null makes it from the name again. The former one answers 301.</summary>
    public Optional<string?> Slug { get; init; }

    /// <summary>The most characters of a name of this kind.</summary>
    public static int MaxNameLength(TermKind kind) => kind is TermKind.Section ? Term.MaxSectionNameLength : Term.MaxNameLength;

    internal sealed class Validator : AbstractValidator<PatchTermRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Name.Value).SingleLine(Term.MaxSectionNameLength).NotBlank();
            RuleFor(r => r.Slug.Value).Slugs();
        }
    }
}

/// <summary>What a tag, section or author goes into.</summary>
internal sealed class MergeTermRequest
{
    /// <summary>The id or slug of the one, of the same kind, that takes its place.</summary>
    public required string Into { get; init; }

    internal sealed class Validator : AbstractValidator<MergeTermRequest>
    {
        public Validator() => RuleFor(r => r.Into).NotBlank();
    }
}
