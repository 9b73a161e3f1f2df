using System.Text.Json.Serialization;
using ContentApi.Domain.Sources;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles;

/// <summary>An article as lists show it.</summary>
internal class ArticleListItem
{
    /// <summary>UUID version 7.</summary>
    public Guid Id { get; init; }

    /// <summary>The address.</summary>
    public string Slug { get; init; } = "";

    /// <summary><c>published</c> to readers; with a key also <c>draft</c>, <c>scheduled</c> or <c>unpublished</c>.</summary>
    public Domain.Articles.ArticleStatus Status { get; init; }

    /// <summary>The number of the act that made this edition live; the counter itself with <c>context=edit</c>.</summary>
    public int Version { get; init; }

    /// <summary>The headline: text, not HTML.</summary>
    public string Title { get; init; } = "";

    /// <summary>The summary: text, not HTML.</summary>
    public string? Summary { get; init; }

    /// <summary>The byline.</summary>
    public string? Byline { get; init; }

    /// <summary>The authors.</summary>
    [SchemaOf(typeof(IReadOnlyList<NamedLink>))]
    public RawJson Authors { get; init; }

    /// <summary>Where it comes from.</summary>
    public ArticleSource Source { get; init; } = null!;

    /// <summary>Where the original stands.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>Its id in the system it comes from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The section.</summary>
    public NamedLink? Section { get; init; }

    /// <summary>The tags.</summary>
    [SchemaOf(typeof(IReadOnlyList<NamedLink>))]
    public RawJson Tags { get; init; }

    /// <summary>The lead image.</summary>
    [SchemaOf(typeof(Domain.Articles.ImageReference), OrNull = true)]
    public RawJson Image { get; init; }

    /// <summary>The copyright line.</summary>
    public string? Copyright { get; init; }

    /// <summary>The correction notices, oldest first.</summary>
    [SchemaOf(typeof(IReadOnlyList<Domain.Articles.Correction>))]
    public RawJson Corrections { get; init; }

    /// <summary>That it was withdrawn, when and why.</summary>
    [SchemaOf(typeof(Domain.Articles.Withdrawal), OrNull = true)]
    public RawJson Withdrawn { get; init; }

    /// <summary>A JSON object of the front end's own.</summary>
    [SchemaOf(typeof(Dictionary<string, object>), OrNull = true)]
    public RawJson Extra { get; init; }

    /// <summary>The words of the body.</summary>
    public int WordCount { get; init; }

    /// <summary>How long reading it takes.</summary>
    public int ReadingMinutes => Domain.Text.WordCount.ReadingMinutes(WordCount);

    /// <summary>Whether readers may comment.</summary>
    public bool CommentsOpen { get; init; }

    /// <summary>How many approved comments there are.</summary>
    public int CommentCount { get; set; }

    /// <summary>The public date.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it first became visible.</summary>
    public DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>From when on readers no longer see it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The instant of the last major update or correction; of the last save for what was never public.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>With <c>q</c>: title and summary with what was found in them marked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Searching.Highlight? Highlight { get; set; }

    /// <summary>With <c>include=related</c>: what belongs beside it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), SchemaOf(typeof(Related.RelatedResponse))]
    public RawJson? Related { get; set; }
}

/// <summary>A tag, an author or a section beside an article.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Name">Its name.</param>
internal sealed record NamedLink(string Slug, string Name);

/// <summary>The source beside an article.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Name">The masthead.</param>
/// <param name="HomepageUrl">Its website.</param>
/// <param name="LogoUrl">Its logo.</param>
/// <param name="TextPolicy">What of its texts anonymous readers get.</param>
internal sealed record ArticleSource(Guid Id, string Slug, string Name, string HomepageUrl, string? LogoUrl, TextPolicy TextPolicy);
