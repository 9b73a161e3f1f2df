using System.Globalization;
using System.Text;

namespace ContentApi.Domain.Text;

internal static class Unicode
{
    /// <summary>The text with U+FFFD for each lone surrogate and for U+FFFE, since .NET refuses to normalize those.</summary>
    public static string WellFormed(string text)
    {
        var withoutFffe = text.Replace('\uFFFE', '\uFFFD');

        return withoutFffe.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(withoutFffe))
            : withoutFffe;
    }

    /// <summary>The text trimmed, with one space for each run of white space.</summary>
    public static string FoldWhiteSpace(string text)
    {
        var folded = new StringBuilder(text.Length);
        var spaceDue = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                spaceDue = folded.Length > 0;
                continue;
            }

            if (spaceDue)
                folded.Append(' ');
            spaceDue = false;
            folded.Append(character);
        }

        return folded.ToString();
    }

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Letters of scripts that put no spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value switch
    {
        < 0x0E00 => false,
        <= 0x0EFF => true,
        >= 0x1000 and <= 0x109F => true,
        >= 0x1780 and <= 0x17FF => true,
        >= 0x3005 and <= 0x3007 => true,
        >= 0x3031 and <= 0x3035 => true,
        >= 0x3041 and <= 0x30FF => true,
        >= 0x31F0 and <= 0x31FF => true,
        >= 0x3400 and <= 0x4DBF => true,
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFF66 and <= 0xFF9F => true,
        >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    };
}
