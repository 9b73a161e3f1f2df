using System.Buffers;
using System.Text;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>Writes HTML in one way only, so that equal trees are equal strings.</summary>
internal sealed class HtmlWriter
{
    private static readonly SearchValues<char> TextSpecials = SearchValues.Create("&<>");

    // "<" and ">" are escaped in attributes too: no parser that mistakes where an attribute ends can find a tag in it.
    private static readonly SearchValues<char> AttributeSpecials = SearchValues.Create("&<>\"");

    private readonly StringBuilder html = new();
    private bool behindPre;

    public void Text(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;

        // Parsers drop a line break right behind <pre>.
        if (behindPre && text[0] == '\n')
            html.Append('\n');
        behindPre = false;
        Escape(text, TextSpecials);
    }

    public void Open(string name, IReadOnlyList<BodyAttribute> attributes)
    {
        html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            html.Append(' ').Append(attribute).Append("=\"");
            Escape(value, AttributeSpecials);
            html.Append('"');
        }

        html.Append('>');
        behindPre = name == "pre";
    }

    public void Close(string name)
    {
        html.Append("</").Append(name).Append('>');
        behindPre = false;
    }

    public override string ToString() => html.ToString();

    private void Escape(ReadOnlySpan<char> text, SearchValues<char> specials)
    {
        for (var special = text.IndexOfAny(specials); special >= 0; special = text.IndexOfAny(specials))
        {
            html.Append(text[..special]).Append(text[special] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => "&quot;",
            });
            text = text[(special + 1)..];
        }

        html.Append(text);
    }
}

/// <summary>An attribute of an element in a body.</summary>
internal readonly record struct BodyAttribute(string Name, string Value);
