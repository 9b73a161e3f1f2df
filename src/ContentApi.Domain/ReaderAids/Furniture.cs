using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Sentences that belong to the page and not to the story: bylines, credits of pictures, pointers elsewhere.</summary>
internal static partial class Furniture
{
    public static bool Is(string sentence) => Opening().IsMatch(sentence) || Credit().IsMatch(sentence);

    [GeneratedRegex(
        @"^(?:by (?:\p{Lu}[\p{L}.'’-]+ ?){1,5}(?:,|\.|$)|read (?:more|also|next|the full)|(?:story|article) continue[sd]|continue reading|click (?:here|to)|sign up\b|subscribe|follow us|©|\(c\)|copyright|photo(?:graph)?(?: courtesy)? (?:by|of)|photo:|image:|all rights reserved|this (?:post|article|story) (?:was|is) (?:originally|first) )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:\((?:photo|image|ap|afp|reuters|getty)[^)]*\)|/(?:reuters|ap|afp|getty images|file|pool)\b|getty images\)?\.?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();
}
