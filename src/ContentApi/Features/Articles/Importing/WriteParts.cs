using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Importing;

/// <summary>Parts of a write form.</summary>
internal static class WriteParts
{
    /// <summary>The write form without its status, and without the members that say nothing new.</summary>
    /// <param name="write">The write form.</param>
    /// <param name="news">The members to keep, as <see cref="Domain.Articles.Content.DifferencesFrom"/> names them; null for all.</param>
    public static ArticleWrite ToSave(this ArticleWrite write, IReadOnlySet<string>? news = null)
    {
        // Each is nothing without the other.
        var isBodyNew = news is null || news.Contains("body") || news.Contains("bodyFormat");
        return new ArticleWrite
        {
            Title = Kept(write.Title, "title"),
            SourceId = Kept(write.SourceId, "source"),
            Source = Kept(write.Source, "source"),
            Slug = Kept(write.Slug, "slug"),
            Summary = Kept(write.Summary, "summary"),
            Body = isBodyNew ? write.Body : default,
            BodyFormat = isBodyNew ? write.BodyFormat : default,
            Byline = Kept(write.Byline, "byline"),
            Authors = Kept(write.Authors, "authors"),
            CanonicalUrl = Kept(write.CanonicalUrl, "canonicalUrl"),
            ExternalId = Kept(write.ExternalId, "externalId"),
            Language = Kept(write.Language, "language"),
            Section = Kept(write.Section, "section"),
            Tags = Kept(write.Tags, "tags"),
            Image = Kept(write.Image, "image"),
            Copyright = Kept(write.Copyright, "copyright"),
            CommentsOpen = Kept(write.CommentsOpen, "commentsOpen"),
            PublishedAt = Kept(write.PublishedAt, "publishedAt"),
            ExpiresAt = Kept(write.ExpiresAt, "expiresAt"),
            Extra = Kept(write.Extra, "extra"),
        };

        Optional<T> Kept<T>(Optional<T> member, string name) => news?.Contains(name) is not false ? member : default;
    }

    /// <summary>The write form of an article that arrives: of a source that is known here, dated as it was there.</summary>
    /// <param name="write">The write form.</param>
    /// <param name="source">The source's id here.</param>
    /// <param name="publishedAt">The date that the editor gave it; null where it is that of first going live.</param>
    /// <param name="status">What to do besides saving.</param>
    public static ArticleWrite Of(this ArticleWrite write, Guid source, DateTimeOffset? publishedAt, Optional<WriteStatus?> status) => new()
    {
        Title = write.Title,
        SourceId = source,
        Slug = write.Slug,
        Summary = write.Summary,
        Body = write.Body,
        BodyFormat = write.BodyFormat,
        Byline = write.Byline,
        Authors = write.Authors,
        CanonicalUrl = write.CanonicalUrl,
        ExternalId = write.ExternalId,
        Language = write.Language,
        Section = write.Section,
        Tags = write.Tags,
        Image = write.Image,
        Copyright = write.Copyright,
        CommentsOpen = write.CommentsOpen,
        PublishedAt = publishedAt,
        ExpiresAt = write.ExpiresAt,
        Extra = write.Extra,
        Status = status,
    };
}
