using System.Text;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Finds in a text what somebody claims to quote from it.</summary>
public static class Passages
{
    private const int LeastLength = 12;

    /// <summary>The passage as the article has it; null where it does not. White space, quotation marks, dashes and case of letters may differ.</summary>
    public static string? Find(AidText text, string quoted)
    {
        var (wanted, _) = Fold(quoted.Trim().Trim('"', '“', '”'));
        if (wanted.Length < LeastLength)
            return null;

        foreach (var block in text.Blocks.Select(block => block.Text).Prepend(text.Title))
        {
            var (folded, places) = Fold(block);
            var at = folded.IndexOf(wanted, StringComparison.Ordinal);
            if (at >= 0)
                return block[places[at]..(places[at + wanted.Length - 1] + 1)];
        }

        return null;
    }

    // The folded text, and where each of its signs stands in the original.
    private static (string Folded, List<int> Places) Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i] switch
            {
                '“' or '”' or '„' or '«' or '»' => '"',
                '‘' or '’' => '\'',
                '–' or '—' or '−' or '‐' or '‑' => '-',
                _ when char.IsWhiteSpace(text[i]) => ' ',
                _ => char.ToLowerInvariant(text[i]),
            };
            if (sign == ' ' && (folded.Length == 0 || folded[^1] == ' '))
                continue;

            folded.Append(sign);
            places.Add(i);
        }

        return (folded.ToString().TrimEnd(), places);
    }
}
