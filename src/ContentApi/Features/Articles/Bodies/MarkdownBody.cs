using Markdig;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>CommonMark as HTML, not yet sanitized.</summary>
internal static class MarkdownBody
{
    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().Build();

    /// <summary>The HTML, or null when the body nests deeper than the parser goes.</summary>
    public static string? ToHtml(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, CommonMark);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
