using System.Globalization;
using System.Text;
using System.Xml;

namespace ContentApi.Features.Feeds;

/// <summary>Writes XML of which no part can be malformed: what XML has no character for is left out, and absent values have no element.</summary>
internal sealed class FeedXml(XmlWriter writer, string? plain)
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string Dublin = "http://purl.org/dc/elements/1.1/";
    public const string Media = "http://search.yahoo.com/mrss/";

    /// <summary>Line breaks of a text must come back as they were, and not as a parser makes them.</summary>
    public static XmlWriterSettings Settings { get; } = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    /// <param name="plain">The namespace of the elements without a prefix.</param>
    /// <param name="write">Writes the document.</param>
    public static byte[] Write(string? plain, Action<FeedXml> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
            write(new FeedXml(writer, plain));
        return stream.ToArray();
    }

    /// <summary>An element with what is in it; a namespace that has a prefix keeps it.</summary>
    public void Within(string name, string? ns, Action inner, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        writer.WriteStartElement(Prefix(ns), name, ns);
        foreach (var (attribute, value) in attributes)
            Attribute(attribute, value);
        inner();
        writer.WriteEndElement();
    }

    /// <summary>An element of text, unless there is none.</summary>
    public void Element(string name, string? ns, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (text is null)
            return;

        writer.WriteStartElement(Prefix(ns), name, ns);
        foreach (var (attribute, value) in attributes)
            Attribute(attribute, value);
        writer.WriteString(Clean(text));
        writer.WriteEndElement();
    }

    /// <summary>An element of attributes alone.</summary>
    public void Empty(string name, string? ns, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        writer.WriteStartElement(Prefix(ns), name, ns);
        foreach (var (attribute, value) in attributes)
            Attribute(attribute, value);
        writer.WriteEndElement();
    }

    /// <summary>Declares a namespace on the open element.</summary>
    public void Declare(string ns) => writer.WriteAttributeString("xmlns", Prefix(ns)!, null, ns);

    /// <summary>The language of what is in the open element.</summary>
    public void Language(string? language)
    {
        if (language is not null)
            writer.WriteAttributeString("xml", "lang", null, Clean(language));
    }

    /// <summary>A time of RFC 3339.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string? Pixels(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text without what XML 1.0 forbids.</summary>
    public static string Clean(string text)
    {
        var isClean = true;
        for (var i = 0; i < text.Length && isClean; i++)
            isClean = XmlConvert.IsXmlChar(text[i]);
        if (isClean)
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is read as U+FFFD.
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private void Attribute(string name, string? value)
    {
        if (value is not null)
            writer.WriteAttributeString(name, Clean(value));
    }

    private string? Prefix(string? ns) => ns switch
    {
        _ when ns == plain => "",
        Atom => "atom",
        Content => "content",
        Dublin => "dc",
        Media => "media",
        SitemapXml.NewsNs => "news",
        _ => null,
    };
}
