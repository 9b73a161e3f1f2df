using System.Text.Json;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Terms;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Saving;

/// <summary>What an editor is answered: the newest text in the read form, and where the article stands.</summary>
internal class SavedArticle : ArticleResponse
{
    /// <summary>Whether the newest text differs from what is live or scheduled.</summary>
    public bool HasUnpublishedChanges { get; init; }

    /// <summary>When the scheduled edition will be visible.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Who made the article.</summary>
    public KeyName? CreatedBy { get; init; }

    /// <summary>When the newest text was saved.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public KeyName? SavedBy { get; init; }

    /// <summary>The answer about an article on the desk.</summary>
    public static T Of<T>(DeskArticle desk)
        where T : SavedArticle, new()
    {
        var (article, stored, now) = (desk.Article, desk.Stored, desk.Now);
        var (content, source, live, scheduled) = (stored.Content, stored.Source, article.LiveAt(now), article.ScheduledAt(now));
        return new T
        {
            Id = article.Id,
            Slug = content.Slug,
            Status = article.StatusAt(now),
            Version = article.Version,
            Title = content.Title,
            Summary = content.Summary,
            BodyHtml = content.BodyHtml,
            Byline = content.Byline,
            Authors = Links(stored.Authors),
            Source = new ArticleSource(source.Id, source.Slug, source.Name, source.HomepageUrl, source.LogoUrl, source.TextPolicy),
            CanonicalUrl = content.CanonicalUrl,
            ExternalId = content.ExternalId,
            Language = content.Language,
            Section = stored.Section is { } section ? new NamedLink(section.Slug, section.Name) : null,
            Tags = Links(stored.Tags),
            Image = Raw(content.Image),
            Copyright = content.Copyright,
            Corrections = Raw(article.Corrections),
            Withdrawn = Raw(live?.Withdrawn),
            Extra = new RawJson(content.Extra),
            WordCount = content.WordCount,
            CommentsOpen = content.CommentsOpen,
            PublishedAt = (live ?? scheduled)?.PublishedAt ?? content.PublishedAt ?? article.FirstPublishedAt,
            FirstPublishedAt = article.FirstPublishedAt ?? live?.FirstPublishedAt,
            ExpiresAt = content.ExpiresAt,
            CreatedAt = article.CreatedAt,
            UpdatedAt = live?.UpdatedAt ?? article.LastUpdatedAt ?? content.SavedAt,
            HasUnpublishedChanges = article.HasUnpublishedChanges,
            ScheduledAt = scheduled?.LiveFrom,
            CreatedBy = desk.CreatedBy,
            SavedAt = content.SavedAt,
            SavedBy = desk.SavedBy,
        };
    }

    private static RawJson Links(IEnumerable<TermName> names) => Raw(names.Select(name => new NamedLink(name.Slug, name.Name)));

    private static RawJson Raw<T>(T? value) => new(value is null ? null : JsonSerializer.Serialize(value, ContentJson.Options));
}

/// <summary>The answer to a write.</summary>
internal sealed class WrittenArticle : SavedArticle
{
    /// <summary>What the sanitizer took out of the body; empty when it was clean.</summary>
    public IReadOnlyList<Removal> Warnings { get; set; } = [];
}

/// <summary>The answer to <c>context=edit</c>.</summary>
internal sealed class EditedArticle : SavedArticle
{
    /// <summary>The body exactly as it was written.</summary>
    public string? Body { get; set; }

    /// <summary>How the body is written.</summary>
    public BodyFormat BodyFormat { get; set; }

    /// <summary>The write form: change it and PUT it back.</summary>
    public WriteForm Write { get; set; } = null!;
}
