using ContentApi.Domain.Terms;

namespace ContentApi.Domain.Articles;

/// <summary>
/// A text before readers from one instant to another: the live edition, or the scheduled one. It holds what lists show,
/// so that a list is read from one table.
/// </summary>
public sealed class Edition
{
    private Edition()
    {
    }

    internal Edition(Article article, int version, Content content, Labels labels, DateTimeOffset liveFrom)
    {
        ArticleId = article.Id;
        Version = version;
        Content = content;
        ContentId = content.Id;
        Slug = content.Slug;
        SourceId = content.SourceId;
        SourceNumber = labels.SourceNumber;
        SectionNumber = content.Section;
        Title = content.Title;
        TitleKey = Text.FoldedText.TitleKey(content.Title);
        Summary = content.Summary;
        Excerpt = content.Excerpt;
        Byline = content.Byline;
        Language = content.Language;
        CanonicalUrl = content.CanonicalUrl;
        ExternalId = content.ExternalId;
        Tags = labels.Tags;
        Authors = labels.Authors;
        Terms = labels.Numbers(content.Section);
        Image = content.Image;
        Copyright = content.Copyright;
        Corrections = article.Corrections;
        Extra = content.Extra;
        WordCount = content.WordCount;
        CommentsOpen = content.CommentsOpen;
        CreatedAt = article.CreatedAt;
        LiveFrom = liveFrom;
        ExpiresAt = content.ExpiresAt;
        FirstPublishedAt = article.FirstPublishedAt ?? liveFrom;
        PublishedAt = content.PublishedAt ?? FirstPublishedAt;
        UpdatedAt = PublishedAt;
    }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>The number of the act that made it live or scheduled it.</summary>
    public int Version { get; private set; }

    /// <summary>The text's id.</summary>
    public Guid ContentId { get; private set; }

    /// <summary>The text.</summary>
    public Content Content { get; private set; } = null!;

    /// <summary>The address while it is live.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Where it comes from.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>The source's number.</summary>
    public int SourceNumber { get; private set; }

    /// <summary>The section's number.</summary>
    public int? SectionNumber { get; private set; }

    /// <summary>The headline.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The headline folded, to list by.</summary>
    public string TitleKey { get; private set; } = "";

    /// <summary>The editor's summary.</summary>
    public string? Summary { get; private set; }

    /// <summary>The editor's summary, or the text's beginning.</summary>
    public string Excerpt { get; private set; } = "";

    /// <summary>The byline.</summary>
    public string? Byline { get; private set; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; private set; }

    /// <summary>Where the original stands.</summary>
    public string? CanonicalUrl { get; private set; }

    /// <summary>Its id in the system it comes from.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>The tags, with their names.</summary>
    public IReadOnlyList<TermName> Tags { get; private set; } = [];

    /// <summary>The authors, with their names.</summary>
    public IReadOnlyList<TermName> Authors { get; private set; } = [];

    /// <summary>The numbers of all that it can be filtered by: source, section, language, tags, authors.</summary>
    public int[] Terms { get; private set; } = [];

    /// <summary>The lead image.</summary>
    public ImageReference? Image { get; private set; }

    /// <summary>The copyright line.</summary>
    public string? Copyright { get; private set; }

    /// <summary>The correction notices.</summary>
    public IReadOnlyList<Correction> Corrections { get; internal set; } = [];

    /// <summary>That it is withdrawn; else null.</summary>
    public Withdrawal? Withdrawn { get; internal set; }

    /// <summary>A JSON object of the front end's own.</summary>
    public string? Extra { get; private set; }

    /// <summary>The words of the body.</summary>
    public int WordCount { get; private set; }

    /// <summary>Whether readers may comment.</summary>
    public bool CommentsOpen { get; private set; }

    /// <summary>When the article was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The public date.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>When the article first became visible.</summary>
    public DateTimeOffset FirstPublishedAt { get; private set; }

    /// <summary>The instant of the last major update or correction.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>From when on readers see it.</summary>
    public DateTimeOffset LiveFrom { get; private set; }

    /// <summary>Until when, because another edition follows; null while none does.</summary>
    public DateTimeOffset? LiveUntil { get; internal set; }

    /// <summary>Until when at the most.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Whether lists show it; a withdrawn one is readable by its address only.</summary>
    public bool Listed { get; internal set; } = true;

    /// <summary>Whether it has had its time, or was taken back.</summary>
    public bool Retired { get; internal set; }

    /// <summary>Whether the change log tells that it became visible.</summary>
    public bool Announced { get; internal set; }

    /// <summary>Changes whenever a reader's bytes may, but for those of the source and the section.</summary>
    public long Stamp { get; private set; } = Random.Shared.NextInt64();

    /// <summary>When its tags and authors last got other names, or its section another number.</summary>
    public DateTimeOffset? RelabelledAt { get; private set; }

    /// <summary>The same text live again from an instant on, by another act, with something told about it.</summary>
    internal Edition Again(Article article, int version, DateTimeOffset liveFrom, Action<Edition> tell)
    {
        var again = (Edition)MemberwiseClone();
        again.Version = version;
        again.LiveFrom = liveFrom;
        again.Retired = false;
        again.Corrections = article.Corrections;
        again.Stamp = Random.Shared.NextInt64();
        tell(again);
        return again;
    }

    /// <summary>Whether readers see it at an instant.</summary>
    public bool IsLive(DateTimeOffset at) =>
        !Retired && LiveFrom <= at && (LiveUntil is null || LiveUntil > at) && (ExpiresAt is null || ExpiresAt > at);
}
