namespace ContentApi.Features.Articles.Bodies;
internal sealed class BodyRenderer(IReadOnlyCollection<string> embedHosts) { public RenderedBody Render(string body, ContentApi.Domain.Articles.BodyFormat format) => new(body, body + embedHosts.Count, 5, []); }
internal sealed record RenderedBody(string Html, string PlainText, int WordCount, IReadOnlyList<Removal> Removals);
internal sealed record Removal(string Path, string Removed);
