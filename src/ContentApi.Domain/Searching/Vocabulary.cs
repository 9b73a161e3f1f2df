namespace ContentApi.Domain.Searching;

/// <summary>The words of a text that queries are corrected by.</summary>
public static class Vocabulary
{
    private const int FewestLetters = 3;
    private const int MostLetters = 30;

    /// <summary>The words of texts, each once.</summary>
    public static HashSet<string> Of(params IEnumerable<string> texts) =>
        texts.SelectMany(SearchTokens.Of).Where(token => token.Kind is TokenKind.Word && Holds(token.Text)).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);

    internal static bool Holds(string word) => word.Length is >= FewestLetters and <= MostLetters && !word.Any(char.IsDigit);
}
