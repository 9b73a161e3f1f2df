using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Bodies;

namespace ContentApi.UnitTests.Bodies;

/// <summary>The renderer as it comes, and one that knows a host of frames.</summary>
internal static class Bodies
{
    public static readonly BodyRenderer Renderer = new([]);

    public static readonly BodyRenderer WithEmbedHost = new(["player.example"]);

    public static RenderedBody FromHtml(string html) => Renderer.Render(html, BodyFormat.Html);

    public static RenderedBody FromMarkdown(string markdown) => Renderer.Render(markdown, BodyFormat.Markdown);

    public static RenderedBody FromText(string text) => Renderer.Render(text, BodyFormat.Text);

    /// <summary>The names of what was taken out, in their order.</summary>
    public static string Removed(this RenderedBody body) => string.Join(' ', body.Removals.Select(removal => removal.Removed));
}
