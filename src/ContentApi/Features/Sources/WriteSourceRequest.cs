using ContentApi.Domain.Sources;
using ContentApi.Domain.Text;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Sources;

/// <summary>A source as it is made or replaced. What is absent gets its default.</summary>
[ExampleBody("""{ "name": "The Harbour Post", "homepageUrl": "https://harbour-post.example/", "country": "GB", "language": "en", "textPolicy": "full" }""")]
[ReadOnlyMembers("id", "version", "articleCount", "createdAt", "updatedAt", Hint = "leave it out.")]
internal sealed class WriteSourceRequest
{
    /// <summary>The masthead, up to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The website.</summary>
    public required string HomepageUrl { get; init; }

    /// <summary>The address. Made from the name when null; a replaced source keeps its own when this is absent.</summary>
    public Optional<string?> Slug { get; init; }

    /// <summary>The logo.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>The feed to poll.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>What becomes of the feed's items; <c>off</c> when absent.</summary>
    public Ingest? Ingest { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>BCP 47; the language of its articles when they name none.</summary>
    public string? Language { get; init; }

    /// <summary>What it is, up to 2,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The copyright line of its articles when they name none.</summary>
    public string? Copyright { get; init; }

    /// <summary>The licence: what of its articles' text readers without a key get; <c>full</c> when absent.</summary>
    public TextPolicy? TextPolicy { get; init; }

    public SourceDetails ToDetails(string slug) => new()
    {
        Slug = slug,
        Name = Name,
        HomepageUrl = HomepageUrl,
        LogoUrl = LogoUrl,
        FeedUrl = FeedUrl,
        Ingest = Ingest ?? default,
        Country = Country,
        Language = Language is null ? null : LanguageTag.Canonical(Language),
        Description = Description,
        Copyright = Copyright,
        TextPolicy = TextPolicy ?? default,
    };
}

internal sealed class WriteSourceRequestValidator : AbstractValidator<WriteSourceRequest>
{
    public WriteSourceRequestValidator()
    {
        RuleFor(r => r.Name).SourceName();
        RuleFor(r => r.HomepageUrl).HttpUrl();
        RuleFor(r => r.Slug.Value).Slugs();
        RuleFor(r => r.LogoUrl).HttpUrl();
        RuleFor(r => r.FeedUrl).HttpUrl();
        RuleFor(r => r.Country).Country();
        RuleFor(r => r.Language).Language();
        RuleFor(r => r.Description).Description();
        RuleFor(r => r.Copyright).Copyright();
    }
}
