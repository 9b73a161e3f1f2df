using System.Text;

namespace ContentApi.Domain.ReaderAids;

/// <summary>What may be a word in scripts that put no spaces between them.</summary>
/// <remarks>
/// Japanese changes its script between words: runs of kanji and of katakana. Elsewhere pieces of a few characters are offered, and those that
/// come again are taken for words.
/// </remarks>
internal sealed class UnspacedRuns(string language)
{
    private const int LongestRun = 10;

    // A piece costs memory; the beginning of an article tells what it is about.
    private int left = 4_000;

    public IEnumerable<string> In(string text)
    {
        foreach (var (run, isSouthEastAsian) in Runs(text))
        {
            if (language == "ja" || !(isSouthEastAsian || IsHan(run[0])))
            {
                if (run.Length is >= 2 and <= LongestRun)
                    yield return run;
                continue;
            }

            var (least, most) = isSouthEastAsian ? (4, 12) : (2, 6);
            for (var start = 0; start < run.Length && left > 0; start++, left--)
            {
                for (var length = least; length <= most && start + length <= run.Length; length++)
                {
                    if (IsBorder(run, start) && IsBorder(run, start + length))
                        yield return run.Substring(start, length);
                }
            }
        }
    }

    private static IEnumerable<(string Run, bool IsSouthEastAsian)> Runs(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var kind = Kind(text[start]);
            var end = start + 1;
            while (end < text.Length && Kind(text[end]) == kind)
                end++;
            if (kind > 0)
                yield return (text[start..end], kind == 3);
            start = end;
        }
    }

    // Hiragana is grammar, mostly.
    private static int Kind(char sign) =>
        IsHan(sign) ? 1
        : sign is (>= '\u30A1' and <= '\u30FA') or 'ー' ? 2
        : sign is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') ? 3
        : 0;

    private static bool IsHan(char sign) => sign is (>= '\u3400' and <= '\u9FFF') or '々' || char.IsSurrogate(sign);

    // Vowels and tones behind a consonant belong to it.
    private static bool IsBorder(string run, int at) =>
        at == 0 || at == run.Length
        || (!char.IsLowSurrogate(run[at]) && !(Rune.TryGetRuneAt(run, at, out var rune) && Text.Unicode.IsMark(rune))
            && run[at] is not ((>= '\u0E30' and <= '\u0E33') or 'ๅ' or 'ๆ') && run[at - 1] is not (>= 'เ' and <= 'ไ'));
}
