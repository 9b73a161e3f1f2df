using ContentApi.Domain.Articles;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Listing;

/// <summary>A row of the view <c>desk_articles</c>: an article's newest text, and where it stands by the clock.</summary>
internal sealed class DeskArticleRow
{
    /// <summary>The columns, but for the text; <c>v</c> is the view.</summary>
    public const string Columns =
        "v.id, v.version, v.status, v.slug, v.title, v.title_key, v.summary, v.byline, v.authors, v.tags, v.canonical_url, v.external_id, v.language, v.image, v.copyright, "
        + "v.extra, v.word_count, v.comments_open, v.corrections, v.withdrawn, v.source_id, v.source_slug, v.source_name, v.homepage_url, v.logo_url, v.text_policy, "
        + "v.section_slug, v.section_name, v.published_at, v.first_published_at, v.expires_at, v.created_at, v.updated_at, v.saved_at, v.listed_at, v.listed_updated_at, "
        + "v.scheduled_at, v.has_unpublished_changes, v.maker_id, v.maker_name, v.saver_id, v.saver_name, v.comment_count";

    public Guid Id { get; init; }

    public int Version { get; init; }

    public int Status { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string TitleKey { get; init; } = "";

    public string? Summary { get; init; }

    public string? BodyHtml { get; init; }

    public string? Byline { get; init; }

    public string Authors { get; init; } = "[]";

    public string Tags { get; init; } = "[]";

    public string? CanonicalUrl { get; init; }

    public string? ExternalId { get; init; }

    public string? Language { get; init; }

    public string? Image { get; init; }

    public string? Copyright { get; init; }

    public string? Extra { get; init; }

    public int WordCount { get; init; }

    public bool CommentsOpen { get; init; }

    public int CommentCount { get; init; }

    public string Corrections { get; init; } = "[]";

    public string? Withdrawn { get; init; }

    public Guid SourceId { get; init; }

    public string SourceSlug { get; init; } = "";

    public string SourceName { get; init; } = "";

    public string HomepageUrl { get; init; } = "";

    public string? LogoUrl { get; init; }

    public int TextPolicy { get; init; }

    public string? SectionSlug { get; init; }

    public string? SectionName { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? FirstPublishedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    /// <summary>The public date that it stands under, as of the last act.</summary>
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>The <c>updatedAt</c> that it stands under, as of the last act.</summary>
    public DateTimeOffset ListedUpdatedAt { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    public bool HasUnpublishedChanges { get; init; }

    public Guid? MakerId { get; init; }

    public string? MakerName { get; init; }

    public Guid? SaverId { get; init; }

    public string? SaverName { get; init; }

    /// <summary>The article as an editors' list shows it.</summary>
    public DeskListItem ToItem() => ToItem<DeskListItem>();

    /// <summary>The same with its text.</summary>
    public DeskListItemWithBody ToItemWithBody()
    {
        var item = ToItem<DeskListItemWithBody>();
        item.BodyHtml = BodyHtml;
        return item;
    }

    private T ToItem<T>()
        where T : DeskListItem, new() => new()
        {
            Id = Id,
            Slug = Slug,
            Status = (ArticleStatus)Status,
            Version = Version,
            Title = Title,
            Summary = Summary,
            Byline = Byline,
            Authors = new RawJson(Authors),
            Source = new ArticleSource(SourceId, SourceSlug, SourceName, HomepageUrl, LogoUrl, (TextPolicy)TextPolicy),
            CanonicalUrl = CanonicalUrl,
            ExternalId = ExternalId,
            Language = Language,
            Section = SectionSlug is null ? null : new NamedLink(SectionSlug, SectionName!),
            Tags = new RawJson(Tags),
            Image = new RawJson(Image),
            Copyright = Copyright,
            Corrections = new RawJson(Corrections),
            Withdrawn = new RawJson(Withdrawn),
            Extra = new RawJson(Extra),
            WordCount = WordCount,
            CommentsOpen = CommentsOpen,
            CommentCount = CommentCount,
            PublishedAt = PublishedAt,
            FirstPublishedAt = FirstPublishedAt,
            ExpiresAt = ExpiresAt,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            HasUnpublishedChanges = HasUnpublishedChanges,
            ScheduledAt = ScheduledAt,
            CreatedBy = MakerId is { } maker ? new KeyName(maker, MakerName!) : null,
            SavedAt = SavedAt,
            SavedBy = SaverId is { } saver ? new KeyName(saver, SaverName!) : null,
        };
}
