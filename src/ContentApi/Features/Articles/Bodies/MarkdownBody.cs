using System.Text;
using Markdig;
using Markdig.Parsers.Inlines;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>CommonMark as HTML, not yet sanitized.</summary>
internal static class MarkdownBody
{
    /// <summary>
    /// The parser moves all lines of a paragraph for each link reference definition in it. Definitions behind this many moves stand as
    /// the text they are: of 1,000 lines all may be definitions, of 500,000 lines 200.
    /// </summary>
    private const int MaxLinesMoved = 100_000_000;

    private const string EndOfLabel = "]:";

    private static readonly MarkdownPipeline CommonMark = Bounded(new MarkdownPipelineBuilder());

    /// <summary>The HTML, or null when the body nests deeper than the parser goes.</summary>
    public static string? ToHtml(string markdown)
    {
        try
        {
            return Markdown.ToHtml(WithBoundedDefinitions(markdown), CommonMark);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static MarkdownPipeline Bounded(MarkdownPipelineBuilder builder)
    {
        for (var i = 0; i < builder.InlineParsers.Count; i++)
        {
            if (builder.InlineParsers[i] is LinkInlineParser or CodeInlineParser or AutolinkInlineParser)
                builder.InlineParsers[i] = new BoundedInlineParser(builder.InlineParsers[i]);
        }

        return builder.Build();
    }

    private static string WithBoundedDefinitions(string markdown)
    {
        var definitions = MaxLinesMoved / (1 + markdown.AsSpan().Count('\n') + markdown.AsSpan().Count('\r'));
        var limit = 0;
        for (var labels = 0; labels < definitions && limit >= 0; labels++)
            limit = markdown.IndexOf(EndOfLabel, Math.Min(limit + 1, markdown.Length), StringComparison.Ordinal);

        return limit < 0
            ? markdown
            : new StringBuilder(markdown).Replace(EndOfLabel, @"\]:", limit, markdown.Length - limit).ToString();
    }
}
