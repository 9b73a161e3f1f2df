using System.Collections.Frozen;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>The elements of a news body, and what becomes of others.</summary>
internal static class BodyElements
{
    public static readonly FrozenSet<string> Void = Names(
        "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");

    /// <summary>Elements within a line; the tree builder gives them no scope of their own.</summary>
    public static readonly FrozenSet<string> Inline = Names(
        "a abbr b bdi bdo br cite code del dfn em i iframe img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr");

    public static readonly FrozenSet<string> Allowed = Inline.Concat(Names(
        "aside blockquote caption col colgroup dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section " +
        "table tbody td tfoot th thead tr ul")).ToFrozenSet();

    /// <summary>Inline elements that go on behind an element they overlap: <c>&lt;b&gt;&lt;i&gt;&lt;/b&gt;…&lt;/i&gt;</c>.</summary>
    public static readonly FrozenSet<string> Formatting = Names("b code em i s small strong u");

    public static readonly FrozenSet<string> Headings = Names("h1 h2 h3 h4 h5 h6");

    public static readonly FrozenSet<string> TableParts = Names("caption col colgroup tbody td tfoot th thead tr");

    /// <summary>Elements whose start ends an open paragraph (HTML, "in body" insertion mode).</summary>
    public static readonly FrozenSet<string> EndParagraph = Names(
        "aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table ul");

    /// <summary>Elements that go with all they hold, since it is no text for readers.</summary>
    public static readonly FrozenSet<string> DroppedWhole = Names(
        "applet audio button canvas datalist fencedframe frameset iframe map math noembed noframes noscript object portal script " +
        "select style svg template textarea title video");

    /// <summary>Elements that show something from elsewhere.</summary>
    public static readonly FrozenSet<string> Embeds = Names("audio embed iframe object video");

    /// <summary>Elements that stand for another: wrappers that separate blocks, and names of old.</summary>
    public static readonly FrozenDictionary<string, string> Replaced = Pairs(
        "acronym=abbr address=div article=div center=div details=div dialog=div dir=ul fieldset=div footer=div form=div header=div hgroup=div " +
        "image=img listing=pre main=div menu=ul nav=div search=div strike=s summary=p tt=code xmp=pre");

    /// <summary>HTML elements that end an unclosed svg or math (HTML, "in foreign content").</summary>
    public static readonly FrozenSet<string> BreakOutOfForeign = Names(
        "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p " +
        "pre ruby s small span strong strike sub sup table tt u ul var");

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Pairs(string pairs) =>
        pairs.Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
