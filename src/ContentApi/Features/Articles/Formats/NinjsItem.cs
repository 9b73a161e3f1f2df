using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;
using static ContentApi.Features.Articles.Formats.JsonMembers;

namespace ContentApi.Features.Articles.Formats;

/// <summary>An article as IPTC ninjs 3.1, the form in which agencies exchange news.</summary>
internal static class NinjsItem
{
    private const string Schema = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

    public static byte[] Write(ArticleResponse article, SitePages pages, HttpContext http) => JsonMembers.Write(Members(
        ("uri", $"urn:uuid:{article.Id}"),
        ("standard", Members(("name", "ninjs"), ("version", "3.1"), ("schema", Schema))),
        ("type", "text"),
        ("representationType", article.BodyHtml is null ? "partial" : "full"),
        ("version", article.Version.ToString(CultureInfo.InvariantCulture)),
        ("firstCreated", Time(article.CreatedAt)),
        ("versionCreated", Time(article.UpdatedAt)),
        ("contentCreated", Time(article.PublishedAt)),
        ("expires", Time(article.ExpiresAt)),
        ("pubStatus", article.Withdrawn.Json is null ? "usable" : "canceled"),
        ("language", article.Language),
        ("title", article.Title),
        ("slugline", article.Slug),
        ("by", article.Byline),
        ("headlines", Texts("main", "text/plain", article.Title)),
        ("descriptions", Texts("summary", "text/plain", article.Summary)),
        ("bodies", Bodies(article)),
        ("people", Links(article.Authors, slug => ("author", pages.Author(slug, http)))),
        ("subjects", Subjects(article, pages, http)),
        ("infoSources", Items([Members(("name", article.Source.Name), ("role", "originator"), ("uri", WebAddress.Ascii(article.Source.HomepageUrl)))])),
        ("copyrightNotice", article.Copyright),
        ("edNote", EditorsNote(article)),
        ("altIds", AlternativeIds(article, pages.Article(article.Id, article.Slug, http))),
        ("associations", Pictures(article.Image.Value<ImageReference>()))));

    private static JsonArray Texts(string role, string contentType, string? value) =>
        Items([value is null ? null : Members(("role", role), ("contentType", contentType), ("value", value))]);

    private static JsonArray Bodies(ArticleResponse article) => Items(
    [
        article.BodyHtml is not { } html ? null : Members(
            ("role", "main"), ("contentType", "text/html"), ("charCount", html.Length), ("wordCount", article.WordCount), ("value", html)),
    ]);

    private static JsonArray Subjects(ArticleResponse article, SitePages pages, HttpContext http)
    {
        var subjects = Links(article.Tags, slug => ("about", pages.Term("tags", slug, http)));
        if (article.Section is { } section)
            subjects.Insert(0, Link(section, "category", pages.Term("sections", section.Slug, http)));
        return subjects;
    }

    private static JsonArray Links(Http.Json.RawJson names, Func<string, (string Relation, string Uri)> link) =>
        Items((names.Value<NamedLink[]>() ?? []).Select(name => Link(name, link(name.Slug).Relation, link(name.Slug).Uri)));

    private static JsonObject Link(NamedLink name, string relation, string uri) =>
        Members(("name", name.Name), ("rel", relation), ("uri", WebAddress.Ascii(uri)), ("literal", name.Slug));

    private static JsonArray AlternativeIds(ArticleResponse article, string page) => Items(
    [
        Members(("role", "page"), ("value", page)),
        article.CanonicalUrl is { } canonical ? Members(("role", "canonical"), ("value", WebAddress.Ascii(canonical))) : null,
        article.ExternalId is { } externalId ? Members(("role", "external"), ("value", externalId)) : null,
    ]);

    private static string? EditorsNote(ArticleResponse article)
    {
        var corrections = (article.Corrections.Value<Correction[]>() ?? []).Select(correction => $"Correction ({correction.At.UtcDateTime:yyyy-MM-dd}): {correction.Text}");
        var withdrawal = article.Withdrawn.Value<Withdrawal>() is { } withdrawn ? new[] { $"Withdrawn ({withdrawn.At.UtcDateTime:yyyy-MM-dd}): {withdrawn.Explanation}" } : [];
        var notes = string.Join('\n', corrections.Concat(withdrawal));
        return notes.Length == 0 ? null : notes;
    }

    private static JsonArray Pictures(ImageReference? image)
    {
        if (image is null)
            return [];

        var url = WebAddress.Ascii(image.Url);
        return Items(
        [
            Members(
                ("name", "main"),
                ("uri", url),
                ("type", "picture"),
                ("by", image.Credit),
                ("descriptions", Items(
                [
                    .. Texts("caption", "text/plain", image.Caption).Select(text => text!.DeepClone()),
                    .. Texts("alt", "text/plain", image.Alt).Select(text => text!.DeepClone()),
                ])),
                ("renditions", Items([Members(("name", "original"), ("href", url), ("width", image.Width), ("height", image.Height))]))),
        ]);
    }
}
