using System.Globalization;
using System.Text;

namespace ContentApi.Domain.Text;

/// <summary>The beginning of a text.</summary>
public static class Excerpt
{
    private const string CutMark = "…";

    /// <summary>
    /// The text, or its beginning up to a word and then "…", on one line. At most <paramref name="maxCharacters"/>
    /// UTF-16 code units long; no character that a reader sees as one is taken apart.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxCharacters"/> is less than 1.</exception>
    public static string Of(string text, int maxCharacters = 280)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCharacters, 1);

        var line = Unicode.FoldWhiteSpace(text);
        if (line.Length <= maxCharacters)
            return line;

        return line[..EndOfLastWord(line, maxCharacters - CutMark.Length)].TrimEnd(' ', ',', ';', ':', '-', '–', '—', '(') + CutMark;
    }

    private static int EndOfLastWord(string line, int limit)
    {
        var end = 0;
        var endOfWord = 0;
        while (end < line.Length)
        {
            if (line[end] == ' ' || end > 0 && TouchesUnspaced(line, end))
                endOfWord = end;

            var next = end + StringInfo.GetNextTextElementLength(line, end);
            if (next > limit)
                break;
            end = next;
        }

        return endOfWord > 0 ? endOfWord : end;
    }

    private static bool TouchesUnspaced(string line, int position) =>
        Rune.DecodeFromUtf16(line.AsSpan(position), out var after, out _) == System.Buffers.OperationStatus.Done
        && Rune.DecodeLastFromUtf16(line.AsSpan(0, position), out var before, out _) == System.Buffers.OperationStatus.Done
        && Rune.IsLetterOrDigit(after)
        && (Unicode.IsUnspaced(before) || Unicode.IsUnspaced(after));
}
