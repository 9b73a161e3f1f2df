namespace ContentApi.Domain.Articles;

/// <summary>One saved text of an article: the whole write form, never changed once saved.</summary>
public sealed class Content
{
    /// <summary>The longest title and byline, in characters.</summary>
    public const int MaxTitleLength = 300;

    /// <summary>The longest summary, note, explanation or correction, in characters.</summary>
    public const int MaxSummaryLength = 2_000;

    /// <summary>The longest body, in bytes of UTF-8.</summary>
    public const int MaxBodyBytes = 1 << 20;

    /// <summary>The longest URL, in characters.</summary>
    public const int MaxUrlLength = 2_048;

    /// <summary>The longest external id, in characters.</summary>
    public const int MaxExternalIdLength = 300;

    /// <summary>The largest <c>extra</c>, in bytes of UTF-8.</summary>
    public const int MaxExtraBytes = 16 * 1_024;

    private readonly string? body;
    private string slug = "";

    /// <summary>The save's id.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The article it is a text of.</summary>
    public Guid ArticleId { get; internal set; }

    /// <summary>The address that is asked for, or was made from the title.</summary>
    public required string Slug
    {
        get => slug;
        init => slug = value;
    }

    /// <summary>Where it comes from.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The editor's summary.</summary>
    public string? Summary { get; init; }

    /// <summary>What <c>excerpt</c> shows: the editor's summary, or the text's beginning.</summary>
    public string Excerpt { get; init; } = "";

    /// <summary>The body exactly as it was written.</summary>
    public string? Body
    {
        // Most bodies pass the sanitizer as they are; the same text is not stored twice.
        get => body ?? BodyHtml;
        init => body = value == BodyHtml ? null : value;
    }

    /// <summary>How the body is written.</summary>
    public BodyFormat BodyFormat { get; init; }

    /// <summary>The body as safe HTML.</summary>
    public string? BodyHtml { get; init; }

    /// <summary>The body as text, where it has just been rendered; not stored.</summary>
    public string? PlainText { get; init; }

    /// <summary>The words of the body.</summary>
    public int WordCount { get; init; }

    /// <summary>The byline.</summary>
    public string? Byline { get; init; }

    /// <summary>The authors' numbers, in order.</summary>
    public int[] Authors { get; init; } = [];

    /// <summary>The tags' numbers, in order.</summary>
    public int[] Tags { get; init; } = [];

    /// <summary>The section's number.</summary>
    public int? Section { get; init; }

    /// <summary>BCP 47; null when neither the article nor its source names one.</summary>
    public string? Language { get; init; }

    /// <summary>Where the original stands.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>Its id in the system it comes from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The lead image.</summary>
    public ImageReference? Image { get; init; }

    /// <summary>The copyright line.</summary>
    public string? Copyright { get; init; }

    /// <summary>Whether readers may comment.</summary>
    public bool CommentsOpen { get; init; } = true;

    /// <summary>The date that the editor gave it; null for the instant of first going live.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>From when on readers no longer see it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A JSON object of the front end's own.</summary>
    public string? Extra { get; init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset SavedAt { get; internal set; }

    /// <summary>The key that saved it.</summary>
    public Guid SavedBy { get; internal set; }

    /// <summary>Whether an import brought it, and no editor wrote it.</summary>
    public bool Imported { get; internal set; }

    /// <summary>The members of the write form in which two texts differ.</summary>
    public IEnumerable<string> DifferencesFrom(Content other)
    {
        if (Slug != other.Slug) yield return "slug";
        if (SourceId != other.SourceId) yield return "source";
        if (Title != other.Title) yield return "title";
        if (Summary != other.Summary) yield return "summary";
        if (Body != other.Body) yield return "body";
        if (BodyFormat != other.BodyFormat) yield return "bodyFormat";
        if (Byline != other.Byline) yield return "byline";
        if (!Authors.AsSpan().SequenceEqual(other.Authors)) yield return "authors";
        if (!Tags.AsSpan().SequenceEqual(other.Tags)) yield return "tags";
        if (Section != other.Section) yield return "section";
        if (Language != other.Language) yield return "language";
        if (CanonicalUrl != other.CanonicalUrl) yield return "canonicalUrl";
        if (ExternalId != other.ExternalId) yield return "externalId";
        if (Image != other.Image) yield return "image";
        if (Copyright != other.Copyright) yield return "copyright";
        if (CommentsOpen != other.CommentsOpen) yield return "commentsOpen";
        if (PublishedAt != other.PublishedAt) yield return "publishedAt";
        if (ExpiresAt != other.ExpiresAt) yield return "expiresAt";
        if (Extra != other.Extra) yield return "extra";
    }

    /// <summary>The same text as another save, under a slug.</summary>
    internal Content Again(string underSlug)
    {
        var again = (Content)MemberwiseClone();
        again.Id = Guid.CreateVersion7();
        again.slug = underSlug;
        again.Imported = false;
        return again;
    }

    /// <summary>What of a text's times stands against its becoming visible at an instant, by member of the write form.</summary>
    public static IEnumerable<KeyValuePair<string, string>> TimesAgainst(DateTimeOffset? publishedAt, DateTimeOffset? expiresAt, DateTimeOffset liveFrom)
    {
        if (publishedAt > liveFrom)
            yield return new("publishedAt", "It would be visible before its publishedAt: schedule it for then, or change publishedAt.");

        if (expiresAt <= liveFrom)
            yield return new("expiresAt", "It would have expired before it is visible: change expiresAt.");
    }

    /// <summary>What is missing before readers may see it, by member of the write form.</summary>
    /// <param name="summaryIsEnough">Whether the source's licence shows no body anyway.</param>
    public IEnumerable<KeyValuePair<string, string>> MissingForPublication(bool summaryIsEnough)
    {
        if (Title.Length == 0)
            yield return new("title", "Give it a title before publishing.");

        if (MissingText(WordCount, Summary, summaryIsEnough) is { } message)
            yield return new("body", message);
    }

    /// <summary>What to tell the editor when there is nothing for readers to read; null when there is.</summary>
    public static string? MissingText(int wordCount, string? summary, bool summaryIsEnough) =>
        wordCount > 0 || (summaryIsEnough && !string.IsNullOrWhiteSpace(summary)) ? null
        : summaryIsEnough ? "Give it a body with text, or a summary, before publishing."
        : "Give it a body with text before publishing.";
}
