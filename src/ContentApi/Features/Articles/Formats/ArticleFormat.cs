namespace ContentApi.Features.Articles.Formats;

/// <summary>A form in which one article is read.</summary>
/// <param name="Name">Its name in <c>format=</c>.</param>
/// <param name="MediaType">Its name in <c>Accept</c>.</param>
/// <param name="ContentType">The media type with its parameters, as it is answered.</param>
internal sealed record ArticleFormat(string Name, string MediaType, string ContentType)
{
    public const string JsonLdType = "application/ld+json";
    public const string NinjsType = "application/vnd.iptc.ninjs+json";
    public const string MarkdownType = "text/markdown";

    /// <summary>The read form.</summary>
    public static readonly ArticleFormat Json = new("json", "application/json", "application/json; charset=utf-8");

    /// <summary>schema.org NewsArticle.</summary>
    public static readonly ArticleFormat JsonLd = new("jsonld", JsonLdType, JsonLdType + "; charset=utf-8");

    /// <summary>IPTC ninjs 3.1.</summary>
    public static readonly ArticleFormat Ninjs = new("ninjs", NinjsType, NinjsType + "; charset=utf-8");

    /// <summary>CommonMark.</summary>
    public static readonly ArticleFormat Markdown = new("markdown", MarkdownType, MarkdownType + "; charset=utf-8; variant=CommonMark");

    /// <summary>All of them; among equals the first is chosen.</summary>
    public static IReadOnlyList<ArticleFormat> All { get; } = [Json, JsonLd, Ninjs, Markdown];

    /// <summary>Their names in <c>Accept</c>.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [.. All.Select(format => format.MediaType)];

    /// <summary>What a caller is told whose <c>Accept</c> names none of them.</summary>
    public static string Offered { get; } = string.Join(", ", MediaTypes);

    /// <summary>The format of that name, or null.</summary>
    public static ArticleFormat? Named(string? name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>The format of that media type, or null.</summary>
    public static ArticleFormat? OfType(string? mediaType) => All.FirstOrDefault(format => format.MediaType == mediaType);
}
