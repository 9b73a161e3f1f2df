namespace ContentApi.Domain.Text;

/// <summary>What must be replaced in one text to have another, line by line.</summary>
public static class LineDifference
{
    // A table of a million cells; beyond it what differs is shown as one piece.
    private const int MostCells = 1_000_000;

    private static readonly string[] BlockEnds = ["</p>", "</li>", "</blockquote>", "</h1>", "</h2>", "</h3>", "</h4>", "</h5>", "</h6>", "</figure>", "</tr>", "</pre>", "<br>"];

    /// <summary>The lines of a body: they end at line breaks and, in HTML without such, behind each block. Joined they are the body.</summary>
    public static IReadOnlyList<string> Lines(string body)
    {
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var ends = body[i] == '\n' || (body[i] == '>' && (i + 1 == body.Length || body[i + 1] is not ('\r' or '\n')) && EndsBlock(body.AsSpan(start, i + 1 - start)));
            if (!ends)
                continue;
            lines.Add(body[start..(i + 1)]);
            start = i + 1;
        }

        if (start < body.Length)
            lines.Add(body[start..]);
        return lines;
    }

    /// <summary>The pieces that differ, in order.</summary>
    /// <returns>For each: from where on and how many lines of the first text give way to how many of the second.</returns>
    public static IReadOnlyList<(int From, int Removed, int To, int Added)> Between(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var (start, fromEnd, toEnd) = (0, from.Count, to.Count);
        while (start < fromEnd && start < toEnd && from[start] == to[start])
            start++;
        while (fromEnd > start && toEnd > start && from[fromEnd - 1] == to[toEnd - 1])
            (fromEnd, toEnd) = (fromEnd - 1, toEnd - 1);
        if (start == fromEnd && start == toEnd)
            return [];
        if ((long)(fromEnd - start + 1) * (toEnd - start + 1) > MostCells)
            return [(start, fromEnd - start, start, toEnd - start)];

        return Pieces(from, to, start, fromEnd, toEnd);
    }

    private static List<(int From, int Removed, int To, int Added)> Pieces(IReadOnlyList<string> from, IReadOnlyList<string> to, int start, int fromEnd, int toEnd)
    {
        var common = CommonLengths(from, to, start, fromEnd, toEnd);
        var pieces = new List<(int From, int Removed, int To, int Added)>();
        var (i, j) = (start, start);
        while (i < fromEnd || j < toEnd)
        {
            var (pieceFrom, pieceTo) = (i, j);
            while (i < fromEnd || j < toEnd)
            {
                if (i < fromEnd && j < toEnd && from[i] == to[j])
                    break;
                if (j == toEnd || (i < fromEnd && common[i + 1 - start, j - start] >= common[i - start, j + 1 - start]))
                    i++;
                else
                    j++;
            }

            if (i > pieceFrom || j > pieceTo)
                pieces.Add((pieceFrom, i - pieceFrom, pieceTo, j - pieceTo));
            while (i < fromEnd && j < toEnd && from[i] == to[j])
                (i, j) = (i + 1, j + 1);
        }

        return pieces;
    }

    // How many lines two ends of the texts have in common at most.
    private static int[,] CommonLengths(IReadOnlyList<string> from, IReadOnlyList<string> to, int start, int fromEnd, int toEnd)
    {
        var common = new int[fromEnd - start + 1, toEnd - start + 1];
        for (var i = fromEnd - 1; i >= start; i--)
        {
            for (var j = toEnd - 1; j >= start; j--)
            {
                common[i - start, j - start] = from[i] == to[j]
                    ? common[i + 1 - start, j + 1 - start] + 1
                    : Math.Max(common[i + 1 - start, j - start], common[i - start, j + 1 - start]);
            }
        }

        return common;
    }

    private static bool EndsBlock(ReadOnlySpan<char> line)
    {
        foreach (var end in BlockEnds)
        {
            if (line.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
