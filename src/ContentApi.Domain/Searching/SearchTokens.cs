using System.Globalization;
using System.Text;
using ContentApi.Domain.Text;

namespace ContentApi.Domain.Searching;

/// <summary>Takes a text, or a query, apart into what is searched for. There is no other place that knows what a word is.</summary>
internal static class SearchTokens
{
    /// <summary>Longer words are cut, in texts and in queries alike.</summary>
    private const int MostLetters = 64;

    private const int SoftHyphen = 0x00AD;

    /// <summary>The tokens in order.</summary>
    public static IEnumerable<SearchToken> Of(string text)
    {
        var wellFormed = Unicode.WellFormed(text);
        var word = new StringBuilder();
        var run = new List<(string Text, int Start, int End)>();
        var (position, start, letters, initials) = (0, 0, 0, true);
        for (var at = 0; at < wellFormed.Length;)
        {
            var length = WidthAt(wellFormed, at);
            var rune = Rune.GetRuneAt(wellFormed, at);
            if (rune.Value == SoftHyphen)
            {
                at += length;
                continue;
            }

            var isLetter = Rune.IsLetterOrDigit(rune) || IsSpelledByWidth(rune);
            var isUnspaced = isLetter && SearchFolding.IsUnspaced(rune);
            if (word.Length > 0 && (!isLetter || isUnspaced))
            {
                if (initials && letters == 1 && IsInitial(wellFormed, at))
                {
                    letters = 0;
                    at++;
                    continue;
                }

                yield return Word(at);
                if (IsPossessive(wellFormed, at))
                {
                    at += 2;
                    continue;
                }
            }

            if (run.Count > 0 && !isUnspaced)
            {
                foreach (var token in Pairs(run, position))
                    yield return token;
                position += run.Count;
                run.Clear();
            }

            if (isUnspaced)
            {
                var character = new StringBuilder();
                SearchFolding.Append(character, wellFormed.AsSpan(at, length));
                if (character.Length > 0)
                    run.Add((character.ToString(), at, at + length));
            }
            else if (isLetter)
            {
                if (word.Length == 0)
                    (start, letters, initials) = (at, 0, true);
                letters++;
                initials &= letters == 1 && Rune.IsLetter(rune);
                if (word.Length < MostLetters)
                    SearchFolding.Append(word, wellFormed.AsSpan(at, length));
            }

            at += length;
        }

        if (word.Length > 0)
            yield return Word(wellFormed.Length);
        foreach (var token in Pairs(run, position))
            yield return token;

        SearchToken Word(int end)
        {
            while (end > start && !Rune.IsLetterOrDigit(LastBefore(wellFormed, end)) && !Unicode.IsMark(LastBefore(wellFormed, end)))
                end--;
            var token = new SearchToken(word.ToString(), TokenKind.Word, position++, start, end, end);
            word.Clear();
            return token;
        }
    }

    private static IEnumerable<SearchToken> Pairs(List<(string Text, int Start, int End)> run, int position)
    {
        for (var i = 0; i < run.Count; i++)
        {
            yield return i + 1 < run.Count
                ? new SearchToken(run[i].Text + run[i + 1].Text, TokenKind.Pair, position + i, run[i].Start, run[i + 1].End, run[i].End)
                : new SearchToken(run[i].Text, TokenKind.Last, position + i, run[i].Start, run[i].End, run[i].End);
        }
    }

    private static int WidthAt(string text, int at) =>
        char.IsAscii(text[at]) && (at + 1 == text.Length || char.IsAscii(text[at + 1])) ? 1 : StringInfo.GetNextTextElementLength(text.AsSpan(at));

    // Letters in circles and such: NFKC makes letters of them.
    private static bool IsSpelledByWidth(Rune rune) => rune.Value is >= 0x2460 and <= 0x24FF or >= 0x3200 and <= 0x33FF or >= 0x1D400 and <= 0x1D7FF or 0x00B2 or 0x00B3 or 0x00B9 or >= 0x2070 and <= 0x209C;

    // "U.S." is one word, "a.bc" is two.
    private static bool IsInitial(string text, int at) =>
        text[at] == '.' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static bool IsPossessive(string text, int at) =>
        text[at] is '\'' or '’' or '＇' && at + 1 < text.Length && text[at + 1] is 's' or 'S' && (at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static Rune LastBefore(string text, int end) =>
        Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;
}
