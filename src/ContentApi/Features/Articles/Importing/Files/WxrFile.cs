using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using ContentApi.Domain.Text;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>
/// A WordPress export. It is read twice, item by item: an article's lead image may stand behind it. There is no DTD to be
/// had, and so no entity that grows or fetches.
/// </summary>
internal sealed class WxrFile(ImportFile file, ImportArguments arguments)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreComments = true };

    private readonly Dictionary<string, string> authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> images = new(StringComparer.Ordinal);
    private string? title;
    private string? link;
    private string? language;

    /// <summary>A line for each item; the number is the item's.</summary>
    /// <exception cref="XmlException">The file is no XML from some place on.</exception>
    public IEnumerable<RawLine> Lines()
    {
        foreach (var element in Elements())
            Note(element);

        var source = FileLines.SourceOf(arguments) ?? Source();
        var number = 0;
        foreach (var item in Elements().Where(element => element.Name.LocalName == "item"))
        {
            var post = new WxrPost(item, authors, images, source);
            var line = post.ReasonToSkip(arguments.Pages) is { } reason
                ? new RawLine(++number, null) { Skipped = reason }
                : FileLines.Line(++number, post.Write(arguments.Status));
            yield return line with { Comments = post.Comments };
        }
    }

    private void Note(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "title":
                title ??= FileText.Plain(element.Value, Domain.Sources.SourceDetails.MaxNameLength);
                break;
            case "link":
                link ??= element.Value.Trim();
                break;
            case "language":
                language ??= element.Value.Trim();
                break;
            case "author" when element.Wp("author_login") is { } login && element.Wp("author_display_name") is { } name:
                authors[login] = name;
                break;
            case "item" when element.Wp("post_type") == "attachment" && element.Wp("post_id") is { } id && WxrPost.Image(element) is { } image:
                images[id] = image;
                break;
        }
    }

    private JsonObject Source()
    {
        if (title is null || link is null || !WebAddress.IsAbsoluteHttp(link))
            throw new InvalidDataException("The export names no website. Give --source \"Name|https://…\".");

        var source = new JsonObject { ["name"] = title, ["homepageUrl"] = link };
        if (language is not null && LanguageTag.IsValid(language))
            source["language"] = language;
        return source;
    }

    private IEnumerable<XElement> Elements()
    {
        using var stream = file.Read();
        using var text = new MendedXml(new StreamReader(stream));
        using var reader = XmlReader.Create(text, Settings);
        if (!reader.ReadToFollowing("channel"))
            throw new InvalidDataException("This XML is no WordPress export: it has no channel.");

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement && !reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
                yield return (XElement)XNode.ReadFrom(reader);
            else
                reader.Read();
        }
    }
}

/// <summary>The elements of an export. Its version is part of their namespace, and none matters.</summary>
internal static class WxrElements
{
    /// <summary>The text of WordPress's own element; null when it is absent or blank.</summary>
    public static string? Wp(this XElement element, string name) =>
        Text(element.Elements().FirstOrDefault(e => e.Name.LocalName == name && e.Name.NamespaceName.Contains("wordpress.org/export/", StringComparison.Ordinal)));

    /// <summary>The text of an element of another namespace, such as <c>encoded</c> of <c>excerpt</c>.</summary>
    public static string? Of(this XElement element, string space, string name) =>
        Text(element.Elements().FirstOrDefault(e => e.Name.LocalName == name && e.Name.NamespaceName.Contains(space, StringComparison.Ordinal)));

    /// <summary>The text of an element of RSS.</summary>
    public static string? Rss(this XElement element, string name) => Text(element.Element(name));

    /// <summary>A time in UTC as WordPress writes it; null for <c>0000-00-00 00:00:00</c>.</summary>
    public static DateTimeOffset? Time(this XElement element, string name) =>
        DateTimeOffset.TryParseExact(element.Wp(name), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;

    private static string? Text(XElement? element) => string.IsNullOrWhiteSpace(element?.Value) ? null : element.Value.Trim();
}
