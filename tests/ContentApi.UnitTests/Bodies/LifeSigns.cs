using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ContentApi.UnitTests.Bodies;

/// <summary>
/// Looks for anything alive in HTML as a browser would build it. Knows nothing of the renderer: its lists are written a second time.
/// </summary>
internal static partial class LifeSigns
{
    private static readonly HashSet<string> Elements = new((
        "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr " +
        "i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr")
        .Split(' '));

    private static readonly HashSet<string> Attributes = new((
        "abbr alt cite class colspan datetime decoding dir height href hreflang lang loading rel reversed rowspan scope sizes span src srcset " +
        "start target title type value width").Split(' '));

    private static readonly HashSet<string> Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>The first thing that should not be there, or null.</summary>
    public static string? In(string html)
    {
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument("<!doctype html><body><main>" + html);

        if (document.Head!.ChildElementCount > 0 || document.Body!.Children.Length != 1)
            return "something outside of the body";
        if (document.Body.FirstElementChild!.GetDescendants().OfType<IComment>().FirstOrDefault() is { } comment)
            return comment.Data;

        return document.QuerySelectorAll("main *").Select(Fault).FirstOrDefault(fault => fault is not null);
    }

    private static string? Fault(IElement element)
    {
        if (element.NamespaceUri != "http://www.w3.org/1999/xhtml" || !Elements.Contains(element.LocalName))
            return element.LocalName;

        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name))
                return attribute.Name;
            if (attribute.Name is "href" or "src" or "cite" && !IsHarmless(attribute.Value))
                return attribute.Value;
            if (attribute.Name is "srcset" && !attribute.Value.Split(',', ' ').All(IsHarmless))
                return attribute.Value;
            if (attribute.Name is "class" && !attribute.Value.StartsWith("language-", StringComparison.Ordinal))
                return attribute.Value;
        }

        return null;
    }

    private static bool IsHarmless(string address)
    {
        // Stricter than any browser: white space and controls are left out wherever they are, and a colon may be written in full width.
        var bare = NotSeen().Replace(address, "").Replace('：', ':').ToLowerInvariant();
        var scheme = Scheme().Match(bare);

        return !scheme.Success || Schemes.Contains(scheme.Groups[1].Value);
    }

    [GeneratedRegex(@"[\p{C}\p{Z}]")]
    private static partial Regex NotSeen();

    [GeneratedRegex("^([^/?#:]*):")]
    private static partial Regex Scheme();
}
