using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>The numbers of a text: what a summary states and its article does not is made up.</summary>
public static partial class StatedNumbers
{
    /// <summary>Whether every number of the claims stands in the article.</summary>
    public static bool Hold(AidText article, string? summary, IEnumerable<string> claims)
    {
        var known = article.Blocks.Select(block => block.Text).Append(article.Title).Append(summary ?? "").SelectMany(In).ToHashSet();
        return claims.SelectMany(In).All(known.Contains);
    }

    // 1,200 and 1200 are one number, and so are Arabic digits in any script.
    private static IEnumerable<string> In(string text) =>
        Number().Matches(text).Select(match => string.Concat(match.Value.Where(char.IsDigit).Select(digit => (char)('0' + char.GetNumericValue(digit)))));

    [GeneratedRegex(@"\p{Nd}+(?:[.,]\p{Nd}+)*")]
    private static partial Regex Number();
}
