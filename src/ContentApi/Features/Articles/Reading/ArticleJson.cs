using System.Buffers;
using System.Text.Json;
using ContentApi.Domain.Articles;
using ContentApi.Http.Json;

namespace ContentApi.Features.Articles.Reading;

/// <summary>Turns rows of the readers' view into the wire form; what the licence withholds ends in <see cref="ShownText"/>.</summary>
internal static class ArticleJson
{
    /// <summary>The whole article.</summary>
    /// <param name="row">The live edition.</param>
    /// <param name="withheld">Whether the source's <c>textPolicy</c> holds for this reader: with a key it does not.</param>
    public static ArticleResponse Whole(ReaderArticle row, bool withheld)
    {
        var text = ShownText.Of(row, withheld);
        var response = Fill<ArticleResponse>(row, text);
        response.BodyHtml = text.BodyHtml;
        return response;
    }

    /// <summary>The article as lists show it.</summary>
    public static ArticleListItem Item(ReaderArticle row, bool withheld) => Fill<ArticleListItem>(row, ShownText.Of(row, withheld));

    /// <summary>The JSON of a value, reduced to the members asked for.</summary>
    public static byte[] Write<T>(T value, IReadOnlyList<string>? fields, params ReadOnlySpan<string> always)
    {
        var whole = JsonSerializer.SerializeToUtf8Bytes(value, ContentJson.Options);
        if (fields is null)
            return whole;

        using var document = JsonDocument.Parse(whole);
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ContentJson.Options.Encoder });
        writer.WriteStartObject();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (fields.Contains(member.Name) || always.Contains(member.Name))
                member.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static T Fill<T>(ReaderArticle row, ShownText text)
        where T : ArticleListItem, new() => new()
        {
            Id = row.Id,
            Slug = row.Slug,
            Status = row.Listed ? ArticleStatus.Published : ArticleStatus.Unpublished,
            Version = row.Version,
            Title = row.Title,
            Summary = text.Summary,
            Byline = row.Byline,
            Authors = new RawJson(row.Authors),
            Source = new ArticleSource(row.SourceId, row.SourceSlug, row.SourceName, row.HomepageUrl, row.LogoUrl, row.TextPolicy),
            CanonicalUrl = row.CanonicalUrl,
            ExternalId = row.ExternalId,
            Language = row.Language,
            Section = row.SectionSlug is null ? null : new NamedLink(row.SectionSlug, row.SectionName!),
            Tags = new RawJson(row.Tags),
            Image = new RawJson(row.Image),
            Copyright = row.Copyright,
            Corrections = new RawJson(row.Corrections),
            Withdrawn = new RawJson(row.Withdrawn),
            Extra = new RawJson(row.Extra),
            WordCount = row.WordCount,
            CommentsOpen = row.CommentsOpen,
            CommentCount = row.CommentCount,
            PublishedAt = row.PublishedAt,
            FirstPublishedAt = row.FirstPublishedAt,
            ExpiresAt = row.ExpiresAt,
            CreatedAt = row.CreatedAt,
            UpdatedAt = row.UpdatedAt,
        };
}
