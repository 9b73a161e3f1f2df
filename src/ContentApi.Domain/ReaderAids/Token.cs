using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>A word of a text: letters and digits, with the signs that stand inside words.</summary>
/// <param name="Text">The word, without a possessive ending.</param>
/// <param name="Start">Where it stands.</param>
/// <param name="End">Behind it, its possessive ending included.</param>
internal readonly partial record struct Token(string Text, int Start, int End)
{
    public bool IsCapitalised => char.IsUpper(Text[0]);

    public bool IsPossessive => End - Start > Text.Length;

    /// <summary>Only capitals, two or more: an acronym, or a word that is shouted.</summary>
    public bool IsAllCapitals => Text.Count(char.IsUpper) >= 2 && !Text.Any(char.IsLower);

    public string Lower => Text.ToLowerInvariant();

    /// <summary>The words of a text in their order.</summary>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length);
            var stem = word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;
            tokens.Add(new Token(stem.ToString(), match.Index, match.Index + match.Length));
        }

        return tokens;
    }

    [GeneratedRegex(@"(?:\p{Lu}\.){2,}(?!\p{Ll})|[\p{L}\p{N}\p{M}]+(?:[-'’&.][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
