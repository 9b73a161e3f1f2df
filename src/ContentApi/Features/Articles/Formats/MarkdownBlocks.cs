using System.Text;

namespace ContentApi.Features.Articles.Formats;

/// <summary>Paragraphs, headings, lists and the like in their order.</summary>
internal sealed class MarkdownBlocks
{
    private readonly List<Block> blocks = [];

    /// <summary>The paragraph that is being written.</summary>
    public MarkdownLine Line { get; private set; } = new();

    /// <summary>Whether the last block is a list.</summary>
    public bool EndsWithList => blocks is [.., { Kind: Kind.List }];

    /// <summary>Ends the paragraph that is being written.</summary>
    public void EndLine()
    {
        var text = Line.ToString();
        Line = new MarkdownLine();
        if (text.Length > 0)
            blocks.Add(new Block(MarkdownText.Paragraph(text), Kind.Paragraph, CanFollowText: false));
    }

    public void Add(string text)
    {
        if (text.Length > 0)
            blocks.Add(new Block(text, Kind.Other, CanFollowText: false));
    }

    /// <param name="text">The list.</param>
    /// <param name="canFollowText">Whether it is one even right behind a line of text.</param>
    public void AddList(string text, bool canFollowText)
    {
        if (text.Length > 0)
            blocks.Add(new Block(text, Kind.List, canFollowText));
    }

    public void AddAll(MarkdownBlocks others)
    {
        others.EndLine();
        blocks.AddRange(others.blocks);
    }

    public override string ToString() => ToString(inItem: false);

    /// <param name="inItem">In an item, a list right behind its text leaves the list around it tight.</param>
    public string ToString(bool inItem)
    {
        EndLine();
        var text = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0)
                text.Append(inItem && blocks[i].CanFollowText && blocks[i - 1].Kind is Kind.Paragraph ? "\n" : "\n\n");
            text.Append(blocks[i].Text);
        }

        return text.ToString();
    }

    private enum Kind
    {
        Paragraph,
        List,
        Other,
    }

    private sealed record Block(string Text, Kind Kind, bool CanFollowText);
}
