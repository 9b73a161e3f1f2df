using AngleSharp.Html.Parser.Tokens;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>Takes from a tag the attributes that its element may have.</summary>
internal static class AttributeFilter
{
    private static readonly string[] TypesOfOutwardLink = ["noopener", "noreferrer"];

    public static List<BodyAttribute> Filter(string element, HtmlTagToken tag, Removals removals)
    {
        var accepted = new List<BodyAttribute>();
        foreach (var attribute in tag.Attributes)
        {
            if (element == "iframe" && Embeds.FrameAttributes.Any(own => own.Name == attribute.Name))
                continue;

            if (BodyAttributes.Accept(element, attribute.Name, attribute.Value) is not { } value)
                removals.Add(attribute.Name);
            else if (!accepted.Exists(earlier => earlier.Name == attribute.Name))
                accepted.Add(new BodyAttribute(attribute.Name, Printable.Only(value)));
        }

        if (element == "iframe")
            accepted.AddRange(Embeds.FrameAttributes);
        if (element == "a" && accepted.Exists(attribute => attribute.Name == "target"))
            ProtectOpener(accepted);

        return accepted;
    }

    /// <summary>A page in a new window must not get hold of the one it was opened from.</summary>
    private static void ProtectOpener(List<BodyAttribute> attributes)
    {
        var index = attributes.FindIndex(attribute => attribute.Name == "rel");
        var types = index < 0 ? [] : attributes[index].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rel = new BodyAttribute("rel", string.Join(' ', types.Union(TypesOfOutwardLink, StringComparer.OrdinalIgnoreCase)));

        if (index < 0)
            attributes.Add(rel);
        else
            attributes[index] = rel;
    }
}
