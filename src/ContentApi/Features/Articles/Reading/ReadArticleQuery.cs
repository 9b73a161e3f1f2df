using System.ComponentModel.DataAnnotations;
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
        "firstPublishedAt", "expiresAt", "createdAt", "updatedAt", "body", "bodyFormat", "hasUnpublishedChanges", "scheduledAt", "createdBy", "savedAt", "savedBy", "write",
        "related", "comments", "aids")]
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary><c>related</c> puts the five best related articles beside it; <c>related.body</c> with their text; <c>comments</c> the first page of the comments; <c>aids</c> the summary, keywords and entities.</summary>
    [CommaList, OneOf("related", "related.body", "comments", "aids")]
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary><c>edit</c>, with a key: the working copy, as it was written.</summary>
    [OneOf("edit")]
    public string? Context { get; init; }

    /// <summary>The token of a preview link: the newest saved version, without a key.</summary>
    [MaxLength(200)]
    public string? Preview { get; init; }

    /// <summary>The form, stronger than <c>Accept</c>: <c>json</c>, <c>jsonld</c> (schema.org), <c>ninjs</c> (IPTC) or <c>markdown</c>. Only JSON takes <c>fields</c>, <c>include</c> and <c>context</c>.</summary>
    [OneOf("json", "jsonld", "ninjs", "markdown")]
    public string? Format { get; init; }

    /// <summary>The members that there are with <c>context=edit</c> alone.</summary>
    internal static readonly IReadOnlyList<string> EditFields = ["body", "bodyFormat", "hasUnpublishedChanges", "scheduledAt", "createdBy", "savedAt", "savedBy", "write"];

    /// <summary>What <c>fields</c> names though <c>include</c> does not bring it, or null.</summary>
    internal string? NotIncluded => Fields?.FirstOrDefault(name =>
        (name == "related" && Related is null) || (name == "comments" && !WithComments) || (name == "aids" && !WithAids));

    /// <summary>The related articles to put beside it, or null for none.</summary>
    internal RelatedQuery? Related => Include?.Any(name => name is "related" or "related.body") is true ? new RelatedQuery { Include = Include.Contains("related.body") ? ["body"] : null } : null;

    /// <summary>Whether it is asked for as most readers do, with what is related: that page is made before it is asked for.</summary>
    internal bool IsUsualPage => Include is ["related"] && Fields is null && Context is null && Preview is null;

    /// <summary>Whether to put the first comments beside it.</summary>
    internal bool WithComments => Include?.Contains("comments") is true;

    internal bool WithAids => Include?.Contains("aids") is true;

    /// <summary>The representation's part of the ETag.</summary>
    internal string Variant => $"{Join(Fields)};{Join(Include)}";

    private static string Join(IReadOnlyList<string>? names) => names is null ? "" : string.Join(',', names.Order(StringComparer.Ordinal));
}
