using System.Text;
using AngleSharp.Dom;
using ContentApi.Features.Articles.Bodies;

namespace ContentApi.Features.Articles.Formats;

/// <summary>The elements within a paragraph, a heading or a list item, written as one run of Markdown.</summary>
internal sealed class MarkdownLine
{
    private const string HardBreak = "\\\n";

    /// <summary>Markdown has no sign for these: they stay the HTML that they are, which a rendered body may hold.</summary>
    private const string Kept = " del ins kbd mark q rp rt ruby s sub sup u ";

    private readonly StringBuilder line = new();
    private bool startsWithSpace;
    private bool spaceIsDue;

    /// <summary>What has been written, without breaks at its end.</summary>
    public override string ToString()
    {
        var text = line.ToString();
        while (text.EndsWith(HardBreak, StringComparison.Ordinal))
            text = text[..^HardBreak.Length];
        return text;
    }

    public void Add(INode node)
    {
        switch (node)
        {
            case IText text:
                AddText(text.Data);
                break;
            case IElement { LocalName: "br" }:
                AddBreak();
                break;
            case IElement { LocalName: "img" } image when image.GetAttribute("src") is { Length: > 0 } source:
                AddMarkup($"![{MarkdownText.Escaped(MarkdownText.Folded(image.GetAttribute("alt") ?? ""))}]({MarkdownText.Address(source)})");
                break;
            case IElement { LocalName: "iframe" } frame when frame.GetAttribute("src") is { Length: > 0 } source:
                AddMarkup($"[{MarkdownText.Escaped(source)}]({MarkdownText.Address(source)})");
                break;
            case IElement { LocalName: "code" } code:
                AddCode(MarkdownText.Folded(code.TextContent));
                break;
            case IElement { LocalName: "strong" or "b" } strong:
                AddAround(strong, inner => Emphasis(inner, "**", "strong"));
                break;
            case IElement { LocalName: "em" or "i" } emphasis:
                AddAround(emphasis, inner => Emphasis(inner, "*", "em"));
                break;
            case IElement { LocalName: "a" } link when link.GetAttribute("href") is { Length: > 0 } address:
                AddAround(link, inner => $"[{inner}]({MarkdownText.Address(address)})");
                break;
            case IElement element when Kept.Contains($" {element.LocalName} ", StringComparison.Ordinal):
                AddAround(element, inner => $"<{element.LocalName}>{inner}</{element.LocalName}>");
                break;
            case IElement block when !BodyElements.Inline.Contains(block.LocalName):
                EndLine();
                AddChildren(block);
                EndLine();
                break;
            default:
                AddChildren(node);
                break;
        }
    }

    // Left and right of a sign between letters there is no doubt what it means; with punctuation beside it there is.
    private string Emphasis(string inner, string sign, string element) =>
        char.IsLetterOrDigit(inner[0]) && char.IsLetterOrDigit(inner[^1]) && (spaceIsDue || line.Length == 0 || line[^1] != '*')
            ? sign + inner + sign
            : $"<{element}>{inner}</{element}>";

    private void AddChildren(INode node)
    {
        foreach (var child in node.ChildNodes)
            Add(child);
    }

    private void AddAround(IElement element, Func<string, string> wrap)
    {
        var inner = new MarkdownLine();
        inner.AddChildren(element);

        // Space belongs outside of the signs.
        if (inner.startsWithSpace)
            AddSpace();
        if (inner.ToString() is { Length: > 0 } text)
            AddMarkup(wrap(text));
        if (inner.spaceIsDue)
            AddSpace();
    }

    private void AddText(string text)
    {
        var folded = MarkdownText.Folded(text);
        if (folded is [' ', ..])
            AddSpace();
        if (folded.Trim(' ') is { Length: > 0 } words)
            Append(MarkdownText.Escaped(words));
        if (folded is [_, .., ' '])
            AddSpace();
    }

    private void AddMarkup(string markup)
    {
        // "!" before a link would make an image of it.
        if (markup[0] == '[' && !spaceIsDue && line.Length > 0 && line[^1] == '!')
            line.Insert(line.Length - 1, '\\');
        Append(markup);
    }

    private void AddCode(string code)
    {
        if (code.Trim(' ').Length == 0)
            return;

        // Two runs of backticks in a row would be one.
        var isBehindCode = !spaceIsDue && line.Length > 0 && line[^1] == '`';
        AddMarkup(isBehindCode ? $"<code>{MarkdownText.Escaped(code)}</code>" : MarkdownText.Code(code));
    }

    private void AddBreak()
    {
        if (line.Length > 0)
            line.Append(HardBreak);
        spaceIsDue = false;
    }

    // A block within a link: its lines stay lines.
    private void EndLine()
    {
        if (line.Length > 0 && line[^1] != '\n')
            AddBreak();
    }

    private void AddSpace()
    {
        if (line.Length == 0)
            startsWithSpace = true;
        else
            spaceIsDue = line[^1] != '\n';
    }

    private void Append(string text)
    {
        if (spaceIsDue)
            line.Append(' ');
        spaceIsDue = false;
        line.Append(text);
    }
}
