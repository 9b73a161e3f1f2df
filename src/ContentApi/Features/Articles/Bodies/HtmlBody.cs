using AngleSharp.Html.Parser;
using ContentApi.Domain.Text;
using Ganss.Xss;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>
/// HTML made safe in two steps that know the same allow-list: the tag filter, which tells what it takes out and keeps the work small,
/// and HtmlSanitizer, which has the last word over the tree as a browser would build it.
/// </summary>
internal sealed class HtmlBody(Embeds embeds)
{
    /// <summary>A parser that reads our output otherwise than we wrote it needs a second round; more are not known.</summary>
    private const int MaxRounds = 4;

    private static readonly HtmlParser Parser = new();

    private static readonly HtmlSanitizerOptions Options = new()
    {
        AllowedTags = BodyElements.Allowed.ToHashSet(),
        AllowedAttributes = BodyAttributes.Names.Concat(Embeds.FrameAttributes.Select(attribute => attribute.Name)).ToHashSet(),
        AllowedSchemes = new HashSet<string> { "http", "https", "mailto", "tel" },
        UriAttributes = new HashSet<string> { "cite", "href", "src" },
        UriListAttributes = new HashSet<string> { "srcset" },
    };

    /// <summary>The body, or null when no round gives what it got: then the HTML can't be trusted to mean one thing.</summary>
    public RenderedBody? Render(string html)
    {
        var removals = new Removals();
        for (var round = 0; round < MaxRounds; round++)
        {
            var filtered = TagFilter.Filter(html, embeds, removals);
            var (sanitized, plainText) = Sanitize(filtered, removals);

            // What the filter left as it was it would leave again.
            if (sanitized == filtered && ((filtered == html && removals.IsEmpty) || IsLeftAlone(sanitized)))
                return new RenderedBody(sanitized, plainText, WordCount.Of(plainText), removals.ToList());

            html = sanitized;
        }

        return null;
    }

    /// <summary>
    /// What the sanitizer leaves as it was filtered is a fixpoint if the filter, too, leaves it as it is: no second tree is needed to know.
    /// </summary>
    private bool IsLeftAlone(string html)
    {
        var removals = new Removals();

        return TagFilter.Filter(html, embeds, removals) == html && removals.IsEmpty;
    }

    private static (string Html, string PlainText) Sanitize(string filtered, Removals removals)
    {
        using var document = Parser.ParseDocument("<!doctype html><body>" + filtered);

        // One for each call: its events belong to it, and making it costs little beside the tree.
        var sanitizer = new HtmlSanitizer(Options);
        sanitizer.RemovingTag += (_, removed) => removals.Add(removed.Tag.LocalName);
        sanitizer.RemovingAttribute += (_, removed) => removals.Add(removed.Attribute.Name);
        sanitizer.SanitizeDom(document, document.Body);

        return (BodyTree.ToHtml(document.Body!), PlainText.Of(document.Body!));
    }
}
