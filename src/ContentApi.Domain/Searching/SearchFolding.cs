using System.Text;
using ContentApi.Domain.Text;

namespace ContentApi.Domain.Searching;

/// <summary>
/// Folds what a searcher does not tell apart: width, case, accents, vowel points. Texts and queries pass the same folding,
/// so the database needs no extension for it.
/// </summary>
internal static class SearchFolding
{
    private const int CyrillicIo = 'ё';
    private const int Tatweel = 0x0640;
    private const int FinalSigma = 'ς';

    /// <summary>Appends one character as a reader sees it; nothing for what is no letter or digit.</summary>
    public static void Append(StringBuilder to, ReadOnlySpan<char> character)
    {
        if (character.Length == 1 && char.IsAscii(character[0]))
        {
            if (char.IsAsciiLetterOrDigit(character[0]))
                to.Append(char.ToLowerInvariant(character[0]));
            return;
        }

        foreach (var rune in character.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
            Append(to, rune);
    }

    private static void Append(StringBuilder to, Rune rune)
    {
        if (!Rune.IsLetterOrDigit(rune) && !(Unicode.IsMark(rune) && to.Length > 0) || rune.Value == Tatweel)
            return;

        switch (rune.Value)
        {
            case < 0x80:
                to.Append(char.ToLowerInvariant((char)rune.Value));
                break;
            case < 0x0250 or >= 0x0370 and < 0x0400 or >= 0x1E00 and < 0x2000:
                foreach (var part in rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
                    AppendLetter(to, Rune.ToLowerInvariant(part));
                break;
            // Vowel points of Hebrew and Arabic; other scripts' marks are part of the word.
            case >= 0x0300 and < 0x0370 or >= 0x0591 and < 0x05C8 or >= 0x064B and < 0x0660 or 0x0670 when Unicode.IsMark(rune):
                break;
            default:
                var lower = Rune.ToLowerInvariant(rune);
                to.Append(lower.Value == CyrillicIo ? "е" : lower.ToString());
                break;
        }
    }

    private static void AppendLetter(StringBuilder to, Rune letter)
    {
        if (Unicode.IsMark(letter))
            return;

        to.Append(letter.Value is < 0x80 or >= 0x0250 ? letter.Value == FinalSigma ? "σ" : letter.ToString() : Transliteration.Of(letter.Value) ?? letter.ToString());
    }

    /// <summary>Whether words of its script are found by pairs of characters: scripts without spaces, and Hangul, whose particles cling to the word.</summary>
    public static bool IsUnspaced(Rune rune) => Unicode.IsUnspaced(rune) || rune.Value is >= 0x1100 and <= 0x11FF or >= 0x3130 and <= 0x318F or >= 0xAC00 and <= 0xD7AF;
}
