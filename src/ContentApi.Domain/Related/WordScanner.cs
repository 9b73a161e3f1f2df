using System.Globalization;
using System.Text;

namespace ContentApi.Domain.Related;

/// <summary>Walks over the words of a text, in any script, without allocating.</summary>
/// <remarks>
/// A word is a run of letters, digits and their marks. Scripts that put no spaces between words (Han, kana, Thai, …) and
/// Hangul, whose particles cling to the word, come as overlapping pairs of characters instead.
/// </remarks>
internal ref struct WordScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;
    private int runEnd;
    private bool sentenceEnded = true;

    /// <summary>The word found last.</summary>
    public ScannedWord Current { get; private set; }

    public bool MoveNext()
    {
        if (position < runEnd)
            return NextPair();

        while (position < text.Length)
        {
            var script = ScriptAt(position, out var width);
            if (script is Script.None)
            {
                PassSeparator(width);
                continue;
            }

            var start = position;
            position += width;
            while (position < text.Length && (ScriptAt(position, out width) is var next) && (next == script || next is Script.Mark))
                position += width;

            if (script is Script.Spaced or Script.Mark)
            {
                Found(start, position, WordKind.Spaced);
                return true;
            }

            (runEnd, position) = (position, start);
            return NextPair();
        }

        return false;
    }

    private bool NextPair()
    {
        var start = position;
        var first = start + WidthAt(start);
        if (first >= runEnd)
        {
            position = runEnd;
            Found(start, runEnd, WordKind.Single);
            return true;
        }

        var second = first + WidthAt(first);
        position = second >= runEnd ? runEnd : first;
        Found(start, second, WordKind.Pair);
        return true;
    }

    private void Found(int start, int end, WordKind kind)
    {
        Current = new ScannedWord(start, end - start, kind, sentenceEnded);
        sentenceEnded = false;
    }

    private void PassSeparator(int width)
    {
        var sign = text[position];
        position += width;
        if (char.IsWhiteSpace(sign) && sign != '\n')
            return;

        if (sign is '\n' or '。' or '！' or '？' or '．' or '।' or '؟' or '۔')
            sentenceEnded = true;
        else if (sign is '.' or '!' or '?' or '…' or ';' or ':')
            sentenceEnded |= position >= text.Length || !ContinuesWord(text[position]);
    }

    private static bool ContinuesWord(char following) => char.IsLetterOrDigit(following) || following is '/' or '-' or '_' or '@';

    private readonly int WidthAt(int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    private readonly Script ScriptAt(int index, out int width)
    {
        var sign = text[index];
        width = 1;
        if (char.IsAscii(sign))
            return char.IsAsciiLetterOrDigit(sign) ? Script.Spaced : Script.None;
        if (Rune.DecodeFromUtf16(text[index..], out var rune, out width) != System.Buffers.OperationStatus.Done)
            return Script.None;

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Script.Mark,
            _ when !Rune.IsLetterOrDigit(rune) && rune.Value != 'ー' => Script.None,
            _ => Unspaced(rune.Value),
        };
    }

    private static Script Unspaced(int code) => code switch
    {
        >= 0x3041 and <= 0x309F => Script.Hiragana,
        >= 0x30A0 and <= 0x30FF or >= 0x31F0 and <= 0x31FF => Script.Katakana,
        >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF or 0x3005 or 0x3007 => Script.Han,
        >= 0xAC00 and <= 0xD7AF or >= 0x1100 and <= 0x11FF => Script.Hangul,
        >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF => Script.SouthEastAsian,
        _ => Script.Spaced,
    };

    private enum Script
    {
        None,
        Mark,
        Spaced,
        Han,
        Hiragana,
        Katakana,
        Hangul,
        SouthEastAsian,
    }
}

/// <summary>What a scanned word is made of.</summary>
internal enum WordKind
{
    /// <summary>A word between spaces or signs.</summary>
    Spaced,

    /// <summary>Two neighbouring characters of a script without spaces.</summary>
    Pair,

    /// <summary>A character that stands alone in its script.</summary>
    Single,
}

/// <summary>One word, and whether a sentence ended before it.</summary>
internal readonly record struct ScannedWord(int Start, int Length, WordKind Kind, bool BeginsSentence);
