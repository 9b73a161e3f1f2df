using System.Text;
using AngleSharp.Html.Parser;
using ContentApi.Domain.ReaderAids;
using ContentApi.Features.Articles.Bodies;

namespace ContentApi.Features.ReaderAids;

/// <summary>The text of a body, block by block: what reader aids are made from. Captions, tables and code are not read.</summary>
internal sealed class ArticleBlocks
{
    private static readonly HtmlParser Parser = new();

    private readonly List<AidBlock> blocks = [];
    private readonly Stack<string> path = new();
    private readonly StringBuilder text = new();
    private bool spaceDue;
    private int unread;

    /// <param name="bodyHtml">Sanitized HTML; null for none.</param>
    public static IReadOnlyList<AidBlock> Of(string? bodyHtml)
    {
        using var document = Parser.ParseDocument("<!doctype html><body>" + bodyHtml);
        var reader = new ArticleBlocks();
        BodyTree.Walk(document.Body!, reader.Add, element => reader.Start(element.LocalName), element => reader.End(element.LocalName));
        reader.Finish();
        return reader.blocks;
    }

    private void Start(string name)
    {
        if (name == "br")
            spaceDue = true;
        if (IsUnread(name))
            unread++;
        if (BodyElements.Inline.Contains(name))
            return;

        Finish();
        path.Push(name);
    }

    private void End(string name)
    {
        if (IsUnread(name))
            unread--;
        if (BodyElements.Inline.Contains(name))
            return;

        Finish();
        path.Pop();
    }

    private void Add(string run)
    {
        if (unread > 0)
            return;

        foreach (var sign in run)
        {
            if (char.IsWhiteSpace(sign))
            {
                spaceDue = true;
                continue;
            }

            if (spaceDue && text.Length > 0)
                text.Append(' ');
            spaceDue = false;
            text.Append(sign);
        }
    }

    private void Finish()
    {
        if (text.Length > 0)
            blocks.Add(new AidBlock(Kind(), text.ToString()));
        text.Clear();
        spaceDue = false;
    }

    private BlockKind Kind()
    {
        foreach (var name in path)
        {
            if (BodyElements.Headings.Contains(name))
                return BlockKind.Heading;
            if (name is "li" or "dd" or "dt")
                return BlockKind.ListItem;
            if (name == "blockquote")
                return BlockKind.Quote;
        }

        return BlockKind.Paragraph;
    }

    private static bool IsUnread(string name) => name is "figcaption" or "table" or "pre" or "rt" or "rp";
}
