using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>Makes what readers get of what editors write. Serves any number of threads at once.</summary>
/// <param name="embedHosts">The hosts whose frames stay in a body; of other frames a link is left.</param>
internal sealed class BodyRenderer(IReadOnlyCollection<string> embedHosts)
{
    private readonly HtmlBody html = new(new Embeds(embedHosts));

    /// <summary>
    /// The body as safe HTML and as text. HTML that does not settle into one meaning, and Markdown that nests beyond measure, is
    /// shown as the text it is.
    /// </summary>
    public RenderedBody Render(string body, BodyFormat format)
    {
        // AngleSharp takes U+FFFF for the end of the input.
        var source = Unicode.WellFormed(body).Replace('\uFFFF', '\uFFFD');

        return format switch
        {
            BodyFormat.Text => TextBody.Render(source),
            BodyFormat.Markdown => RenderMarkdown(source) ?? AsText(source, "markdown"),
            _ => html.Render(source) ?? AsText(source, "html"),
        };
    }

    private RenderedBody? RenderMarkdown(string markdown) => MarkdownBody.ToHtml(markdown) is { } rendered ? html.Render(rendered) : null;

    private static RenderedBody AsText(string body, string removed) =>
        TextBody.Render(body) with { Removals = [new Removal("body", removed)] };
}
