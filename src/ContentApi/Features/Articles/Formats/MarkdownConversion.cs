using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Features.Articles.Bodies;

namespace ContentApi.Features.Articles.Formats;

/// <summary>
/// Writes a rendered body as CommonMark. A body nests 100 deep at most, so this may recurse. What Markdown has no sign for stays
/// the HTML that it is: a rendered body holds nothing that is not safe.
/// </summary>
internal static class MarkdownConversion
{
    /// <summary>Further levels of lists and quotations are not set off: each one costs all its content again.</summary>
    private const int MostNested = 12;

    public static string Of(string html)
    {
        using var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        return Within(document.Body!, nested: 0).ToString();
    }

    private static MarkdownBlocks Within(INode parent, int nested)
    {
        var blocks = new MarkdownBlocks();
        foreach (var child in parent.ChildNodes)
        {
            if (child is not IElement element || IsOfLine(element))
                blocks.Line.Add(child);
            else
                Add(element, blocks, nested);
        }

        return blocks;
    }

    // Signs of emphasis can't go around blocks; a link can around their lines.
    private static bool IsOfLine(IElement element) =>
        BodyElements.Inline.Contains(element.LocalName) && element.LocalName != "iframe"
        && (element.LocalName == "a" || !element.QuerySelectorAll("*").Any(inner => !BodyElements.Inline.Contains(inner.LocalName)));

    private static void Add(IElement element, MarkdownBlocks blocks, int nested)
    {
        blocks.EndLine();
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                blocks.Add(Heading(element));
                break;
            case "hr":
                // Not "---", which a list item takes for its own, and a paragraph for a heading.
                blocks.Add("___");
                break;
            case "pre":
                blocks.Add(MarkdownText.Fenced(Code(element), Language(element)));
                break;
            case "table" or "dl":
                // A blank line would end the HTML; as a reference a line break is the same everywhere.
                blocks.Add($"<{element.LocalName}>{BodyTree.ToHtml(element).Replace("\n", "&#10;", StringComparison.Ordinal)}</{element.LocalName}>");
                break;
            case "blockquote" when nested < MostNested:
                blocks.Add(Indented(Within(element, nested + 1).ToString(), "> ", "> ").Replace("> \n", ">\n", StringComparison.Ordinal));
                break;
            case "ul" or "ol" when nested < MostNested:
                AddList(element, blocks, nested);
                break;
            case "iframe":
                blocks.Line.Add(element);
                break;
            default:
                blocks.AddAll(Within(element, nested));
                break;
        }
    }

    private static string Heading(IElement element)
    {
        var line = new MarkdownLine();
        foreach (var child in element.ChildNodes)
            line.Add(child);
        var text = line.ToString().Replace("\\\n", " ", StringComparison.Ordinal);
        // Signs at its end would be taken for the closing ones.
        if (text.EndsWith('#'))
            text = text[..^1] + @"\#";
        return text.Length == 0 ? "" : $"{new string('#', element.LocalName[1] - '0')} {text}";
    }

    private static void AddList(IElement list, MarkdownBlocks blocks, int nested)
    {
        var number = list.LocalName == "ol" ? int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var start) ? Math.Clamp(start, 0, 900_000_000) : 1 : -1;
        var canFollowText = number is -1 or 1;
        // Two lists in a row are told apart by their signs.
        var other = blocks.EndsWithList;
        var items = new List<string>();
        foreach (var child in list.Children)
        {
            var marker = number < 0 ? other ? "*" : "-" : string.Create(CultureInfo.InvariantCulture, $"{number++}{(other ? ')' : '.')}");
            var content = Within(child, nested + 1).ToString(inItem: true);
            canFollowText &= items.Count > 0 || content.Length > 0;
            items.Add(content.Length == 0 ? marker : Indented(content, marker + " ", new string(' ', marker.Length + 1)));
        }

        var isTight = items.TrueForAll(item => !item.Contains("\n\n", StringComparison.Ordinal));
        blocks.AddList(string.Join(isTight ? "\n" : "\n\n", items), canFollowText);
    }

    private static string Indented(string text, string first, string rest) =>
        first + text.Replace("\n", "\n" + rest, StringComparison.Ordinal).Replace("\n" + rest + "\n", "\n" + rest.TrimEnd() + "\n", StringComparison.Ordinal);

    private static string Code(IElement element)
    {
        foreach (var lineBreak in element.QuerySelectorAll("br").ToList())
            lineBreak.Replace(element.Owner!.CreateTextNode("\n"));
        return element.TextContent;
    }

    private static string Language(IElement element) =>
        element.QuerySelector("code")?.ClassName is ['l', 'a', 'n', 'g', 'u', 'a', 'g', 'e', '-', .. var language] ? language : "";
}
