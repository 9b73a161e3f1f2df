namespace ContentApi.Http.StrictInput;

/// <summary>Guesses which valid name a caller meant.</summary>
internal static class NearestName
{
    private const int MostListed = 12;
    private const int LongestCompared = 64;

    /// <summary>The valid name within a third of the length in edits (a swap of neighbours is one, case costs nothing), or null.</summary>
    public static string? To(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestCompared)
            return null;

        var nearest = known.OrderBy(DistanceTo).FirstOrDefault();
        return nearest is not null && DistanceTo(nearest) * 3 <= Math.Max(name.Length, nearest.Length) ? nearest : null;

        int DistanceTo(string candidate) => Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
    }

    /// <summary>What to tell about an unknown name: the nearest one; without one the valid names, if they are few.</summary>
    public static string Advice(string name, IReadOnlyCollection<string> known) =>
        To(name, known) is { } nearest ? $"; did you mean `{nearest}`?"
        : known.Count == 0 ? ": there are none here."
        : known.Count <= MostListed ? $"; known are: {string.Join(", ", known)}."
        : ".";

    /// <summary>Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, no part being edited twice.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var rows = new int[3][];
        for (var i = 0; i < 3; i++)
            rows[i] = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            rows[0][j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            var (row, above, twoAbove) = (rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }
        }

        return rows[a.Length % 3][b.Length];
    }
}
