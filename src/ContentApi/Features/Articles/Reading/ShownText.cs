using ContentApi.Domain.Sources;

namespace ContentApi.Features.Articles.Reading;

/// <summary>The texts of an article that a reader may see. Every representation takes them from here: the licence is kept in this place alone.</summary>
/// <param name="Summary">The editor's summary, its excerpt, or null.</param>
/// <param name="BodyHtml">The body, or null.</param>
internal readonly record struct ShownText(string? Summary, string? BodyHtml)
{
    /// <param name="row">The live edition.</param>
    /// <param name="withheld">Whether the source's <c>textPolicy</c> holds for this reader: with a key it does not.</param>
    public static ShownText Of(ReaderArticle row, bool withheld) =>
        Of(withheld ? row.TextPolicy : TextPolicy.Full, row.Summary, row.Excerpt, row.BodyHtml);

    /// <summary>What a policy leaves of the texts; <see cref="TextPolicy.Full"/> for who reads with a key.</summary>
    public static ShownText Of(TextPolicy policy, string? summary, string excerpt, string? bodyHtml) => policy switch
    {
        TextPolicy.Full => new ShownText(summary, bodyHtml),
        TextPolicy.Excerpt => new ShownText(excerpt, BodyHtml: null),
        _ => default,
    };
}
