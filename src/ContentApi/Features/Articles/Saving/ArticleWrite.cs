using System.Text.Json;
using ContentApi.Domain.Articles;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;

namespace ContentApi.Features.Articles.Saving;

/// <summary>The write form of an article.</summary>
[ReadOnlyMembers(
    "id", "version", "bodyHtml", "corrections", "withdrawn", "wordCount", "readingMinutes", "commentCount", "firstPublishedAt", "createdAt", "updatedAt",
    "createdBy", "savedAt", "savedBy", "hasUnpublishedChanges", "scheduledAt", "write", "warnings")]
[ExampleBody(
    """
    {
      "source": "harbour-courier",
      "title": "Night market returns to Quay Street",
      "summary": "Forty stalls open on Friday, the first time in six years.",
      "byline": "By Nora Finch",
      "section": "Local",
      "tags": ["Eastmere", "Markets"],
      "bodyFormat": "markdown",
      "body": "The night market **returns** to Quay Street on Friday with forty stalls, six years after its last evening."
    }
    """)]
internal sealed class ArticleWrite
{
    /// <summary>The headline: text, never HTML.</summary>
    public Optional<string> Title { get; init; }

    /// <summary>The source's id; this or <c>source</c> is needed.</summary>
    public Optional<Guid?> SourceId { get; init; }

    /// <summary>The source's slug or id.</summary>
    public Optional<string?> Source { get; init; }

    /// <summary>The address. Made from the title when absent.</summary>
    public Optional<string?> Slug { get; init; }

    /// <summary>A summary: text, never HTML.</summary>
    public Optional<string?> Summary { get; init; }

    /// <summary>The body, in the format that <c>bodyFormat</c> names.</summary>
    public Optional<string?> Body { get; init; }

    /// <summary>How the body is written; HTML when absent.</summary>
    public Optional<BodyFormat?> BodyFormat { get; init; }

    /// <summary>The byline.</summary>
    public Optional<string?> Byline { get; init; }

    /// <summary>The authors' names; taken from the byline when absent.</summary>
    public Optional<IReadOnlyList<string>?> Authors { get; init; }

    /// <summary>Where the original stands; unique per source.</summary>
    public Optional<string?> CanonicalUrl { get; init; }

    /// <summary>The article's id in the system it comes from; unique per source.</summary>
    public Optional<string?> ExternalId { get; init; }

    /// <summary>BCP 47; the source's when absent.</summary>
    public Optional<string?> Language { get; init; }

    /// <summary>The section's name or slug.</summary>
    public Optional<string?> Section { get; init; }

    /// <summary>The tags' names or slugs.</summary>
    public Optional<IReadOnlyList<string>?> Tags { get; init; }

    /// <summary>The lead image.</summary>
    public Optional<ImageWrite?> Image { get; init; }

    /// <summary>The copyright line; the source's when absent.</summary>
    public Optional<string?> Copyright { get; init; }

    /// <summary>Whether readers may comment; yes when absent.</summary>
    public Optional<bool?> CommentsOpen { get; init; }

    /// <summary>The public date; the instant of first going live when absent.</summary>
    public Optional<DateTimeOffset?> PublishedAt { get; init; }

    /// <summary>From when on readers no longer see it.</summary>
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }

    /// <summary>A JSON object of the front end's own, up to 16 KiB.</summary>
    public Optional<JsonElement?> Extra { get; init; }

    /// <summary><c>draft</c> saves; <c>published</c> saves and publishes; <c>scheduled</c> wants a future <c>publishedAt</c>.</summary>
    public Optional<WriteStatus?> Status { get; init; }
}

/// <summary>The lead image of a write.</summary>
internal sealed class ImageWrite
{
    /// <summary>Where it is; needed.</summary>
    public Optional<string> Url { get; init; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public Optional<string?> Alt { get; init; }

    /// <summary>The line under it.</summary>
    public Optional<string?> Caption { get; init; }

    /// <summary>Who made it.</summary>
    public Optional<string?> Credit { get; init; }

    /// <summary>Pixels across.</summary>
    public Optional<int?> Width { get; init; }

    /// <summary>Pixels down.</summary>
    public Optional<int?> Height { get; init; }
}

/// <summary>What a write does besides saving.</summary>
internal enum WriteStatus
{
    /// <summary>Nothing.</summary>
    Draft,

    /// <summary>Publishes.</summary>
    Published,

    /// <summary>Schedules for <c>publishedAt</c>.</summary>
    Scheduled,
}
