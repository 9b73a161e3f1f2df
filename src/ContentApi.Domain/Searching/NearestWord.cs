namespace ContentApi.Domain.Searching;

/// <summary>Chooses the word that a searcher most likely meant.</summary>
public static class NearestWord
{
    private const double OtherFirstLetter = 0.5;
    private const double Frequency = 0.25;

    /// <summary>The best of the candidates; null where none is near.</summary>
    /// <param name="wanted">The folded word that nothing has.</param>
    /// <param name="candidates">Words, how many articles have them, and what share of trigrams they have in common with it.</param>
    public static string? Of(string wanted, IEnumerable<(string Word, int Articles, float Similarity)> candidates)
    {
        var most = Math.Clamp(wanted.Length / 3, 1, 3);
        return candidates
            .Select(candidate => (candidate.Word, Distance: Distance(wanted, candidate.Word), candidate.Articles, candidate.Similarity))
            .Where(candidate => candidate.Distance <= most)
            .OrderByDescending(candidate => candidate.Similarity + (Frequency * Math.Log10(candidate.Articles)) - candidate.Distance
                - (candidate.Word[0] == wanted[0] ? 0 : OtherFirstLetter))
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment).</summary>
    internal static int Distance(string a, string b)
    {
        var rows = new int[3][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            rows[0][j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            var (now, last, beforeLast) = (rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                now[j] = Math.Min(substituted, Math.Min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], beforeLast[j - 2] + 1);
            }
        }

        return rows[a.Length % 3][b.Length];
    }
}
