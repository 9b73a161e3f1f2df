using ContentApi.Domain.Sources;
using ContentApi.Domain.Text;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using FluentValidation;

namespace ContentApi.Features.Sources;

/// <summary>Changes to a source (RFC 7396): null clears a member or gives it its default, what is absent stays.</summary>
[ExampleBody("""{ "description": "A daily paper of the coast, since 1874." }""")]
[ReadOnlyMembers("id", "version", "articleCount", "createdAt", "updatedAt", Hint = "leave it out.")]
internal sealed class PatchSourceRequest
{
    /// <summary>The masthead, up to 200 characters.</summary>
    public Optional<string> Name { get; init; }

    /// <summary>The website.</summary>
    public Optional<string> HomepageUrl { get; init; }

    /// <summary>The address; null makes it from the name again. The former one answers 301.</summary>
    public Optional<string?> Slug { get; init; }

    /// <summary>The logo.</summary>
    public Optional<string?> LogoUrl { get; init; }

    /// <summary>The feed to poll.</summary>
    public Optional<string?> FeedUrl { get; init; }

    /// <summary>What becomes of the feed's items.</summary>
    public Optional<Ingest?> Ingest { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public Optional<string?> Country { get; init; }

    /// <summary>BCP 47; the language of its articles when they name none.</summary>
    public Optional<string?> Language { get; init; }

    /// <summary>What it is, up to 2,000 characters.</summary>
    public Optional<string?> Description { get; init; }

    /// <summary>The copyright line of its articles when they name none.</summary>
    public Optional<string?> Copyright { get; init; }

    /// <summary>The licence: what of its articles' text readers without a key get.</summary>
    public Optional<TextPolicy?> TextPolicy { get; init; }

    public SourceDetails ApplyTo(SourceDetails details) => details with
    {
        Name = Name.Or(details.Name),
        HomepageUrl = HomepageUrl.Or(details.HomepageUrl),
        LogoUrl = LogoUrl.Or(details.LogoUrl),
        FeedUrl = FeedUrl.Or(details.FeedUrl),
        Ingest = Ingest.Or(details.Ingest) ?? default,
        Country = Country.Or(details.Country),
        Language = Language.Or(details.Language) is { } language ? LanguageTag.Canonical(language) : null,
        Description = Description.Or(details.Description),
        Copyright = Copyright.Or(details.Copyright),
        TextPolicy = TextPolicy.Or(details.TextPolicy) ?? default,
    };
}

internal sealed class PatchSourceRequestValidator : AbstractValidator<PatchSourceRequest>
{
    public PatchSourceRequestValidator()
    {
        RuleFor(r => r.Name.Value).SourceName();
        RuleFor(r => r.HomepageUrl.Value).HttpUrl();
        RuleFor(r => r.Slug.Value).Slugs();
        RuleFor(r => r.LogoUrl.Value).HttpUrl();
        RuleFor(r => r.FeedUrl.Value).HttpUrl();
        RuleFor(r => r.Country.Value).Country();
        RuleFor(r => r.Language.Value).Language();
        RuleFor(r => r.Description.Value).Description();
        RuleFor(r => r.Copyright.Value).Copyright();
    }
}
