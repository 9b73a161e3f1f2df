using System.Collections.Frozen;
using AngleSharp.Html.Parser.Tokens;
using ContentApi.Domain.Text;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>What is shown from elsewhere: frames of known hosts stay, of all else a link is left.</summary>
internal sealed class Embeds(IReadOnlyCollection<string> embedHosts)
{
    private readonly FrozenSet<string> hosts = embedHosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What every frame gets. Scripts of a known host run, in their own origin; they can't send the reader elsewhere, nor open forms
    /// or windows.
    /// </summary>
    public static IReadOnlyList<BodyAttribute> FrameAttributes { get; } =
        [new("sandbox", "allow-scripts allow-same-origin allow-presentation"), new("loading", "lazy")];

    /// <summary>Whether the frame's address is https at a known host.</summary>
    public bool IsWelcome(string? address) =>
        address is not null
        && address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        && WebAddress.IsAbsoluteHttp(address)
        && new Uri(address) is { IsDefaultPort: true } uri
        && hosts.Contains(uri.IdnHost);

    /// <summary>The address of what this element, or an element within an embed, shows; null when it names none on the web.</summary>
    public static string? Address(HtmlTagToken element)
    {
        var value = element.Name switch
        {
            "object" => element.GetAttribute("data"),
            "param" when element.GetAttribute("name") is "movie" or "src" or "url" => element.GetAttribute("value"),
            "iframe" when element.GetAttribute("src") is null or "" or "about:blank" => element.GetAttribute("data-src"),
            "iframe" => element.GetAttribute("src"),
            "audio" or "embed" or "source" or "video" => element.GetAttribute("src"),
            "div" => element.GetAttribute("data-href"),
            _ => null,
        };

        var address = BodyAddress.Resource(value ?? "");
        if (address is not null && address.StartsWith("//", StringComparison.Ordinal))
            address = "https:" + address;

        return address is not null && WebAddress.IsAbsoluteHttp(address) ? address : null;
    }
}
