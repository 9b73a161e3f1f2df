using System.Text.Json;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Sources;
using ContentApi.Domain.Terms;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Saving;

/// <summary>What an editor is answered: the newest text in the read form, and where the article stands.</summary>
internal class SavedArticle : ArticleResponse
{
    /// <summary>Whether the newest text differs from what is live or scheduled.</summary>
    public bool HasUnpublishedChanges { get; private set; }

    /// <summary>When the scheduled edition will be visible.</summary>
    public DateTimeOffset? ScheduledAt { get; private set; }

    /// <summary>Who made the article.</summary>
    public KeyName? CreatedBy { get; private set; }

    /// <summary>When the newest text was saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Who saved it.</summary>
    public KeyName? SavedBy { get; private set; }

    /// <summary>The answer about an article on the desk.</summary>
    public static T Of<T>(DeskArticle desk)
        where T : SavedArticle, new() => Of<T>(desk, ArticleMoment.Now(desk));

    /// <summary>The answer about an article's text as it stood at a moment.</summary>
    public static T Of<T>(DeskArticle desk, ArticleMoment moment)
        where T : SavedArticle, new()
    {
        var answer = ReadForm<T>(desk, moment, withheld: false);
        answer.HasUnpublishedChanges = moment.HasUnpublishedChanges;
        answer.ScheduledAt = moment.Scheduled?.LiveFrom;
        answer.CreatedBy = desk.CreatedBy;
        answer.SavedAt = desk.Stored.Content.SavedAt;
        answer.SavedBy = desk.SavedBy;
        return answer;
    }

    /// <summary>The read form alone.</summary>
    /// <param name="desk">The text, with its names.</param>
    /// <param name="moment">Where the article stands.</param>
    /// <param name="withheld">Whether the source's <c>textPolicy</c> holds for this reader: with a key it does not.</param>
    public static T ReadForm<T>(DeskArticle desk, ArticleMoment moment, bool withheld)
        where T : ArticleResponse, new()
    {
        var (article, stored) = (desk.Article, desk.Stored);
        var (content, source) = (stored.Content, stored.Source);
        var text = ShownText.Of(withheld ? source.TextPolicy : TextPolicy.Full, content.Summary, content.Excerpt, content.BodyHtml);
        return new T
        {
            Id = article.Id,
            Slug = content.Slug,
            Status = moment.Status,
            Version = moment.Version,
            Title = content.Title,
            Summary = text.Summary,
            BodyHtml = text.BodyHtml,
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
            Corrections = Raw(moment.Corrections),
            Withdrawn = Raw(moment.Live?.Withdrawn),
            Extra = new RawJson(content.Extra),
            WordCount = content.WordCount,
            CommentsOpen = content.CommentsOpen,
            CommentCount = article.Counter?.Comments ?? 0,
            PublishedAt = (moment.Live ?? moment.Scheduled)?.PublishedAt ?? content.PublishedAt ?? moment.FirstPublishedAt,
            FirstPublishedAt = moment.FirstPublishedAt ?? moment.Live?.FirstPublishedAt,
            ExpiresAt = content.ExpiresAt,
            CreatedAt = article.CreatedAt,
            UpdatedAt = moment.Live?.UpdatedAt ?? moment.LastUpdatedAt ?? content.SavedAt,
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
internal class EditedArticle : SavedArticle
{
    /// <summary>The body exactly as it was written.</summary>
    public string? Body { get; set; }

    /// <summary>How the body is written.</summary>
    public BodyFormat BodyFormat { get; set; }

    /// <summary>The write form: change it and PUT it back.</summary>
    public WriteForm Write { get; set; } = null!;

    /// <summary>Adds the text as it was written.</summary>
    public static T Written<T>(T answer, StoredWriteForm stored)
        where T : EditedArticle
    {
        answer.Body = stored.Content.Body;
        answer.BodyFormat = stored.Content.BodyFormat;
        answer.Write = WriteForm.Of(stored);
        return answer;
    }
}
