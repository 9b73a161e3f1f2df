using AngleSharp.Html.Parser.Tokens;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>The part of a body from a tag that goes with all it holds to where that element ends.</summary>
internal sealed class DroppedRegion
{
    private const int MaxDepth = 100;

    private readonly List<string> open;
    private readonly bool isForeign;

    public DroppedRegion(HtmlTagToken start, bool linkIsDue)
    {
        open = [start.Name];
        isForeign = start.Name is "svg" or "math";
        LinkIsDue = linkIsDue;
    }

    /// <summary>Whether this is an embed whose address has not been found yet.</summary>
    public bool LinkIsDue { get; set; }

    /// <summary>Whether the region ends in front of this start tag.</summary>
    public bool EndsBefore(HtmlTagToken start)
    {
        if (isForeign && BodyElements.BreakOutOfForeign.Contains(start.Name))
            return true;
        if (!start.IsSelfClosing && !BodyElements.Void.Contains(start.Name) && open.Count < MaxDepth)
            open.Add(start.Name);

        return false;
    }

    /// <summary>Takes an end tag for an element within the region, or for the region itself. False when it names neither.</summary>
    public bool TryClose(string name, out bool isOver)
    {
        var index = open.LastIndexOf(name);
        if (index >= 0)
            open.RemoveRange(index, open.Count - index);
        isOver = index == 0;

        return index >= 0;
    }
}
