using AngleSharp.Dom;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>
/// Walks a tree without recursion and in linear time; AngleSharp's own serializer looks up each node among its siblings, which
/// takes minutes for a body of 200,000 line breaks.
/// </summary>
internal static class BodyTree
{
    /// <summary>Calls back for each text and at the start and end of each element, in the order of the tree.</summary>
    public static void Walk(INode root, Action<string> text, Action<IElement> start, Action<IElement> end)
    {
        var path = new Stack<(INode Node, int NextChild)>();
        path.Push((root, 0));

        while (path.TryPop(out var place))
        {
            if (place.NextChild == place.Node.ChildNodes.Length)
            {
                if (path.Count > 0)
                    end((IElement)place.Node);
                continue;
            }

            path.Push((place.Node, place.NextChild + 1));
            switch (place.Node.ChildNodes[place.NextChild])
            {
                case IText child:
                    text(child.Data);
                    break;
                case IElement child:
                    start(child);
                    path.Push((child, 0));
                    break;
            }
        }
    }

    /// <summary>What is within the root, as HTML.</summary>
    public static string ToHtml(INode root)
    {
        var writer = new HtmlWriter();
        Walk(root, text => writer.Text(text), element => writer.Open(element.LocalName, Attributes(element)), element =>
        {
            if (!BodyElements.Void.Contains(element.LocalName))
                writer.Close(element.LocalName);
        });

        return writer.ToString();
    }

    private static List<BodyAttribute> Attributes(IElement element) =>
        element.Attributes.Select(attribute => new BodyAttribute(attribute.Name, attribute.Value)).ToList();
}
