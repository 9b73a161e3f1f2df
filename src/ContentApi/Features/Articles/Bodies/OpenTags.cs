namespace ContentApi.Features.Articles.Bodies;

/// <summary>
/// Writes tags so that they nest as a parser would nest them: every element closed, no more than 100 deep, no more than 50,000 in all.
/// A tree builder takes linear time over that: nothing is left open for it to reconstruct in each later block, and nothing has to be
/// moved out of a table.
/// </summary>
internal sealed class OpenTags(HtmlWriter writer)
{
    private const int MaxDepth = 100;
    private const int MaxElements = 50_000;

    // Each element taken up again is work that the body did not pay for with bytes of its own.
    private int mayBeTakenUp = 1000;

    private readonly List<Tag> open = [];
    private int elements;

    /// <summary>The innermost open element; null outside of all.</summary>
    public string? Innermost => open.Count == 0 ? null : open[^1].Name;

    /// <summary>Whether only phrasing content may stand here: within a paragraph, a heading, a line.</summary>
    public bool IsWithinLine => Innermost is { } innermost
        && (innermost is "p" or "pre" || BodyElements.Inline.Contains(innermost) || BodyElements.Headings.Contains(innermost));

    public bool IsOpen(string name) => open.Exists(tag => tag.Name == name);

    public void Text(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            EnsureCell();
        writer.Text(text);
    }

    /// <summary>Opens the element, and writes a void one, unless it can't stand here, is too deep or one too many.</summary>
    public bool TryOpen(string name, IReadOnlyList<BodyAttribute> attributes)
    {
        // An open table must get its rows and cells, or its text would have nowhere to go.
        var isBounded = !BodyElements.TableParts.Contains(name);
        if (!CloseWhatEndsBefore(name) || isBounded && (open.Count >= MaxDepth || elements >= MaxElements))
            return false;

        Push(name, attributes);

        return true;
    }

    public void Close(string name)
    {
        var index = BodyElements.Headings.Contains(name)
            ? IndexInScope(tag => BodyElements.Headings.Contains(tag.Name), IsCell)
            : IndexInScope(tag => tag.Name == name, Scope(name));
        if (index < 0)
            return;

        if (!BodyElements.Inline.Contains(name))
            CloseFrom(index);
        else if (open.FindIndex(index, tag => !IsInline(tag)) >= 0)
            open[index] = open[index] with { ClosingDue = true };
        else
            CloseAndTakeUp(index);
    }

    public void CloseAll() => CloseFrom(0);

    private bool CloseWhatEndsBefore(string name)
    {
        if (BodyElements.TableParts.Contains(name))
            return TryEnterTable(name);

        EnsureCell();
        if (name is "li")
            CloseItem(tag => tag.Name == "li");
        else if (name is "dt" or "dd")
            CloseItem(tag => tag.Name is "dt" or "dd");
        if (BodyElements.EndParagraph.Contains(name))
            CloseFrom(IndexInScope(tag => tag.Name == "p", IsCell));
        if (BodyElements.Headings.Contains(name) && Innermost is { } innermost && BodyElements.Headings.Contains(innermost))
            CloseFrom(open.Count - 1);
        if (name is "rt" or "rp" && Innermost is "rt" or "rp")
            CloseFrom(open.Count - 1);

        // Parsers would nest it; AngleSharp recurses over <pre><pre><pre>.
        if (name == "pre" && Innermost == "pre")
            CloseFrom(open.Count - 1);

        return name != "a" || TryCloseLink();
    }

    private void CloseItem(Predicate<Tag> isItem) =>
        CloseFrom(IndexInScope(isItem, tag => !IsInline(tag) && tag.Name is not ("div" or "p")));

    /// <summary>Links don't nest: a second one ends the first, unless blocks stand between them.</summary>
    private bool TryCloseLink()
    {
        var link = IndexInScope(tag => tag.Name == "a", tag => !IsInline(tag));
        CloseFrom(link);

        return IndexInScope(tag => tag.Name == "a", IsCell) < 0;
    }

    private bool TryEnterTable(string part)
    {
        var table = open.FindLastIndex(tag => tag.Name == "table");
        if (table < 0)
            return false;

        // How much of the table's own structure stays open around the part.
        var (row, section) = (part is "td" or "th", part is "td" or "th" or "tr");
        var keep = table + 1;
        if (section && open.Count > keep && open[keep].Name is "tbody" or "thead" or "tfoot")
            keep++;
        if (part == "col" && open.Count > keep && open[keep].Name == "colgroup")
            keep++;
        if (row && keep > table + 1 && open.Count > keep && open[keep].Name == "tr")
            keep++;
        CloseFrom(keep);

        if (section && Innermost == "table")
            Push("tbody", []);
        if (row && Innermost != "tr")
            Push("tr", []);
        if (part == "col" && Innermost == "table")
            Push("colgroup", []);

        return true;
    }

    /// <summary>What stands in a table outside of its cells gets a cell; parsers would move it before the table, node by node.</summary>
    private void EnsureCell()
    {
        if (Innermost is "colgroup")
            CloseFrom(open.Count - 1);
        if (Innermost is "table" or "tbody" or "thead" or "tfoot" or "tr" && TryEnterTable("td"))
            Push("td", []);
    }

    private void Push(string name, IReadOnlyList<BodyAttribute> attributes)
    {
        elements++;
        writer.Open(name, attributes);
        if (!BodyElements.Void.Contains(name))
            open.Add(new Tag(name, attributes.Count > 0, ClosingDue: false));
    }

    private void CloseAndTakeUp(int index)
    {
        var takenUp = open.Skip(index + 1)
            .Where(tag => BodyElements.Formatting.Contains(tag.Name) && tag is { HasAttributes: false, ClosingDue: false })
            .ToList();
        CloseFrom(index);
        if (takenUp.Count == 0 || (mayBeTakenUp -= takenUp.Count) < 0)
            return;

        foreach (var tag in takenUp)
            Push(tag.Name, []);
    }

    private void CloseFrom(int index)
    {
        if (index < 0 || index >= open.Count)
            return;

        while (open.Count > index || open.Count > 0 && open[^1].ClosingDue)
        {
            writer.Close(open[^1].Name);
            open.RemoveAt(open.Count - 1);
        }
    }

    /// <summary>The innermost open element that is looked for, unless a border is met first; -1 then.</summary>
    private int IndexInScope(Predicate<Tag> isSought, Predicate<Tag> isBorder)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (isSought(open[i]))
                return i;
            if (isBorder(open[i]))
                return -1;
        }

        return -1;
    }

    private static Predicate<Tag> Scope(string name) => name switch
    {
        "li" => tag => tag.Name is "ul" or "ol" || IsCell(tag),
        _ when name == "table" || BodyElements.TableParts.Contains(name) => tag => tag.Name == "table",
        _ => IsCell,
    };

    private static bool IsCell(Tag tag) => tag.Name is "td" or "th" or "caption" or "table";

    private static bool IsInline(Tag tag) => BodyElements.Inline.Contains(tag.Name);

    private readonly record struct Tag(string Name, bool HasAttributes, bool ClosingDue);
}
