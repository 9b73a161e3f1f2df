using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>
/// Reads a body tag by tag, lets through what a news body may have, and notes the rest. One pass in linear time and with a bounded
/// stack, so that the tree builder and the sanitizer behind it meet no nesting and no crowd of siblings that they could choke on.
/// </summary>
internal sealed partial class TagFilter : IDisposable
{
    private readonly HtmlTokenizer tokenizer;
    private readonly Embeds embeds;
    private readonly Removals removals;
    private readonly HtmlWriter writer = new();
    private readonly OpenTags tags;
    private DroppedRegion? dropped;
    private bool behindPre;

    private TagFilter(TextSource source, Embeds embeds, Removals removals)
    {
        tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        tags = new OpenTags(writer);
        (this.embeds, this.removals) = (embeds, removals);
    }

    public static string Filter(string html, Embeds embeds, Removals removals)
    {
        using var source = new TextSource(EndlessCommentEnd().Replace(html, "--!"));
        using var filter = new TagFilter(source, embeds, removals);
        filter.Run();

        return filter.writer.ToString();
    }

    public void Dispose() => tokenizer.Dispose();

    private void Run()
    {
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token.Type == HtmlTokenType.Character)
                AddText(token.Data);
            else if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } start)
                Start(start);
            else if (token is HtmlTagToken end)
                End(end.Name);
        }

        tags.CloseAll();
    }

    private void AddText(string data)
    {
        if (dropped is not null)
            return;

        var text = Printable.Only(data);
        if (behindPre && text.StartsWith('\n'))
            text = text[1..];
        behindPre = false;
        if (text.Length > 0)
            tags.Text(text);
    }

    private void Start(HtmlTagToken start)
    {
        behindPre = false;
        tokenizer.State = start.Name switch
        {
            "script" => HtmlParseMode.Script,
            "iframe" or "noembed" or "noframes" or "style" => HtmlParseMode.Rawtext,
            "textarea" or "title" => HtmlParseMode.RCData,
            _ => tokenizer.State,
        };

        if (dropped is not null && !dropped.EndsBefore(start))
            StartWithinDropped(start);
        else
            StartWithinBody(start);
    }

    private void StartWithinDropped(HtmlTagToken start)
    {
        if (BodyElements.DroppedWhole.Contains(start.Name))
            removals.Add(start.Name);
        if (dropped!.LinkIsDue && Embeds.Address(start) is { } address)
        {
            AddLink(address);
            dropped.LinkIsDue = false;
        }
    }

    private void StartWithinBody(HtmlTagToken start)
    {
        dropped = null;
        if (BodyElements.Allowed.Contains(start.Name) && start.Name != "iframe")
            Keep(start.Name, start);
        else if (start.Name == "iframe" && embeds.IsWelcome(start.GetAttribute("src")))
            Keep(start.Name, start);
        else
            Drop(start);
    }

    private void Keep(string name, HtmlTagToken start)
    {
        var attributes = AttributeFilter.Filter(name, start, removals);
        if (name == "img" && !attributes.Exists(attribute => attribute.Name is "src" or "srcset"))
            removals.Add(name);
        else if (!tags.TryOpen(name, attributes))
            removals.Add(start.Name);
        else if (name == "div" && start.GetAttribute("data-href") is not null && Embeds.Address(start) is { } address)
            AddLink(address);
        behindPre = name == "pre";
        if (name == "iframe")
            dropped = new DroppedRegion(start, linkIsDue: false);
    }

    private void Drop(HtmlTagToken start)
    {
        removals.Add(start.Name);
        var address = BodyElements.Embeds.Contains(start.Name) ? Embeds.Address(start) : null;
        if (address is not null)
            AddLink(address);

        var isEmpty = start.IsSelfClosing && start.Name is "svg" or "math";
        if (BodyElements.DroppedWhole.Contains(start.Name) && !isEmpty)
            dropped = new DroppedRegion(start, BodyElements.Embeds.Contains(start.Name) && address is null);
        else if (BodyElements.Replaced.TryGetValue(start.Name, out var replacement))
            Keep(replacement, start);
    }

    private void End(string name)
    {
        behindPre = false;
        if (dropped is not null && dropped.TryClose(name, out var isOver))
        {
            if (isOver)
                EndDropped(name);
        }
        else if (dropped is null || tags.IsOpen(Replacement(name)))
        {
            dropped = null;
            if (name == "br")
                tags.TryOpen(name, []);
            else
                tags.Close(Replacement(name));
        }
    }

    private void EndDropped(string name)
    {
        dropped = null;
        if (name == "iframe")
            tags.Close(name);
    }

    private void AddLink(string address)
    {
        var inLine = tags.IsWithinLine;
        if (!inLine)
            tags.TryOpen("p", []);
        var isLink = !tags.IsOpen("a") && tags.TryOpen("a", [new BodyAttribute("href", address)]);
        tags.Text(address);
        if (isLink)
            tags.Close("a");
        if (!inLine)
            tags.Close("p");
    }

    private static string Replacement(string name) => BodyElements.Replaced.GetValueOrDefault(name, name);

    /// <summary>AngleSharp's tokenizer recurses once for each of these in a comment; some thousands end the process.</summary>
    [GeneratedRegex("(?<!-)(?:(?>-{2,})!){32,}")]
    private static partial Regex EndlessCommentEnd();
}
