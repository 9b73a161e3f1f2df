using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Bodies;

namespace ContentApi.Features.ReaderAids.Provider;

/// <summary>A body whose runs of text can be given in another language, while everything around them stays.</summary>
internal sealed class TranslatableBody : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private static readonly string[] Addresses = ["href", "src", "srcset", "cite"];

    private readonly IHtmlDocument document;
    private readonly List<List<INode>> runs = [];

    public TranslatableBody(string? bodyHtml)
    {
        document = Parser.ParseDocument("<!doctype html><body>" + bodyHtml);
        FindRuns();
        Blocks = [.. runs.Select(run => Html(run))];
    }

    /// <summary>The HTML of each run, in their order.</summary>
    public IReadOnlyList<string> Blocks { get; }

    /// <summary>The body with other text. What came back is sanitized as anything else, holds no blocks, and leads nowhere where the original did not.</summary>
    public string With(IReadOnlyList<string> blocks, BodyRenderer renderer)
    {
        for (var i = 0; i < runs.Count; i++)
            Replace(runs[i], renderer.Render(blocks[i], BodyFormat.Html).Html);
        return renderer.Render(BodyTree.ToHtml(document.Body!), BodyFormat.Html).Html;
    }

    public void Dispose() => document.Dispose();

    private void FindRuns()
    {
        var containers = new Stack<INode>([document.Body!]);
        while (containers.TryPop(out var container))
        {
            var run = new List<INode>();
            foreach (var child in container.ChildNodes.ToArray())
            {
                if (child is IText || (child is IElement { LocalName: var name } && BodyElements.Inline.Contains(name) && !HoldsBlocks(child)))
                {
                    run.Add(child);
                    continue;
                }

                Keep(run);
                run = [];
                if (child is IElement { LocalName: not "pre" })
                    containers.Push(child);
            }

            Keep(run);
        }

        // The stack goes through them from behind.
        runs.Sort((one, other) => one[0].CompareDocumentPosition(other[0]).HasFlag(DocumentPositions.Following) ? -1 : 1);
    }

    private void Keep(List<INode> run)
    {
        if (run.Exists(node => node.TextContent.Any(char.IsLetterOrDigit)))
            runs.Add(run);
    }

    private static bool HoldsBlocks(INode node) => node is IElement element && element.QuerySelectorAll("*").Any(inner => !BodyElements.Inline.Contains(inner.LocalName));

    private string Html(List<INode> run)
    {
        var holder = document.CreateElement("div");
        foreach (var node in run)
            holder.AppendChild(node.Clone(deep: true));
        return BodyTree.ToHtml(holder);
    }

    private void Replace(List<INode> run, string translated)
    {
        var known = run.OfType<IElement>().SelectMany(element => element.QuerySelectorAll("*").Prepend(element)).SelectMany(AddressesOf).ToHashSet();
        using var fragment = Parser.ParseDocument("<!doctype html><body>" + translated);
        foreach (var element in fragment.Body!.QuerySelectorAll("*").Reverse().ToArray())
        {
            if (!BodyElements.Inline.Contains(element.LocalName) || AddressesOf(element).Any(address => !known.Contains(address)))
                element.Replace([.. element.ChildNodes]);
        }

        var (parent, first) = (run[0].Parent!, run[0]);
        foreach (var node in fragment.Body.ChildNodes.ToArray())
            parent.InsertBefore(document.Import(node, deep: true), first);
        foreach (var node in run)
            parent.RemoveChild(node);
    }

    private static IEnumerable<string> AddressesOf(IElement element) => Addresses.Select(element.GetAttribute).OfType<string>();
}
