using ContentApi.Features.Related;
using ContentApi.Http.StrictInput;

namespace ContentApi.Features.Articles.Reading;

/// <summary>How to read one article.</summary>
internal sealed class ReadArticleQuery
{
    /// <summary>Only these members, separated by commas.</summary>
    [CommaList]
    [OneOf(
        "id", "slug", "status", "version", "title", "summary", "bodyHtml", "byline", "authors", "source", "canonicalUrl", "externalId", "language", "section",
        "tags", "image", "copyright", "corrections", "withdrawn", "extra", "wordCount", "readingMinutes", "commentsOpen", "commentCount", "publishedAt",
        "firstPublishedAt", "expiresAt", "createdAt", "updatedAt")]
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary><c>related</c> puts the five best related articles beside it; <c>related.body</c> with their text.</summary>
    [CommaList, OneOf("related", "related.body")]
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary><c>edit</c>, with a key: the working copy, as it was written.</summary>
    [OneOf("edit")]
    public string? Context { get; init; }

    /// <summary>The related articles to put beside it, or null for none.</summary>
    internal RelatedQuery? Related => Include is null ? null : new RelatedQuery { Include = Include.Contains("related.body") ? ["body"] : null };

    /// <summary>The representation's part of the ETag.</summary>
    internal string Variant => $"{Join(Fields)};{Join(Include)}";

    private static string Join(IReadOnlyList<string>? names) => names is null ? "" : string.Join(',', names.Order(StringComparer.Ordinal));
}
