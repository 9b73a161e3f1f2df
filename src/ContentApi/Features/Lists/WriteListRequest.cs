using ContentApi.Domain.Lists;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Lists;

/// <summary>A curated list as it is made or replaced.</summary>
[ExampleBody("""{ "name": "Front page", "articles": [] }""")]
[ReadOnlyMembers("id", "slug", "version", "createdAt", "updatedAt", "items", "nextCursor", Hint = "leave it out.")]
internal sealed class WriteListRequest
{
    /// <summary>Its name, up to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The articles in order, by id or slug: up to 200, each once. Those that readers do not see yet are shown as soon as they do.</summary>
    public required IReadOnlyList<string> Articles { get; init; }
}

internal sealed class WriteListRequestValidator : AbstractValidator<WriteListRequest>
{
    public WriteListRequestValidator()
    {
        RuleFor(r => r.Name).SingleLine(CuratedList.MaxNameLength).NotBlank();
        RuleFor(r => r.Articles).Must(articles => articles is null || articles.Count <= CuratedList.MaxArticles)
            .WithMessage($"A list holds up to {CuratedList.MaxArticles} articles.");
    }
}
