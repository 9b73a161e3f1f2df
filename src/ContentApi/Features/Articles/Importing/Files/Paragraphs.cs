using System.Text.RegularExpressions;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>The body of a WordPress post as its readers saw it: WordPress stores no paragraphs, it makes them when it shows the post.</summary>
internal static partial class Paragraphs
{
    private const string Blocks =
        "address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|object|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video|audio";

    /// <summary>The post's HTML with paragraphs. One that was written in blocks has them already.</summary>
    public static string Of(string content)
    {
        var html = Embeds().Replace(Captions().Replace(Galleries().Replace(content, ""), Figure), "<p><a href=\"$1\">$1</a></p>");
        if (content.Contains("<!-- wp:", StringComparison.Ordinal))
            return html;

        var kept = new List<string>();
        html = Preformatted().Replace(html.ReplaceLineEndings("\n"), match =>
        {
            kept.Add(match.Value);
            return $"\n\n<pre {kept.Count - 1}></pre>\n\n";
        });
        // A block begins and ends a paragraph.
        html = BlockEnd().Replace(BlockStart().Replace(html, "\n\n$0"), "$0\n\n");
        var paragraphs = html.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => IsBlock().IsMatch(part) ? part : $"<p>{part.Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>");
        return Placeholder().Replace(string.Join('\n', paragraphs), match => kept[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)]);
    }

    private static string Figure(Match match)
    {
        var parts = CaptionParts().Match(match.Groups[1].Value);
        return parts.Success ? $"<figure>{parts.Groups[1].Value}<figcaption>{parts.Groups[2].Value.Trim()}</figcaption></figure>" : match.Groups[1].Value;
    }

    [GeneratedRegex(@"\[caption[^\]]*\](.*?)\[/caption\]", RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Captions();

    [GeneratedRegex(@"^\s*((?:<a [^>]*>)?\s*<img [^>]*>\s*(?:</a>)?)(.*)$", RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex CaptionParts();

    [GeneratedRegex(@"\[gallery[^\]]*\]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Galleries();

    [GeneratedRegex(@"\[embed[^\]]*\](https?://[^\s""<>\[\]]+)\[/embed\]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Embeds();

    [GeneratedRegex("<pre[ >].*?</pre>", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Preformatted();

    [GeneratedRegex(@"<pre (\d+)></pre>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Placeholder();

    [GeneratedRegex($@"<(?:{Blocks})[\s>/]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BlockStart();

    [GeneratedRegex($@"</(?:{Blocks})\s*>|<hr\s*/?>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BlockEnd();

    [GeneratedRegex($@"^</?(?:{Blocks})[\s>/]|^<!--", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex IsBlock();
}
