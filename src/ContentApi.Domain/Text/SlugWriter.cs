using System.Globalization;
using System.Text;

namespace ContentApi.Domain.Text;

/// <summary>Writes a text in the characters of a slug: words of letters and digits, a hyphen for all that stands between.</summary>
internal sealed class SlugWriter
{
    private const int ZeroWidthSpace = 0x200B;

    private readonly StringBuilder slug = new();
    private bool hyphenDue;
    private bool behindLetter;
    private int previous;

    public static string Write(string text)
    {
        var writer = new SlugWriter();

        // NFKC again: lower-casing can leave what it would have composed (İ becomes i and a dot above).
        var folded = Unicode.WellFormed(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        foreach (var rune in folded.EnumerateRunes())
            writer.Add(rune);

        return writer.slug.ToString().Normalize(NormalizationForm.FormC);
    }

    private void Add(Rune rune)
    {
        if (JoinsWords(rune))
            return;

        // Letters with a spelling of their own first: й is y, though it is и with a breve.
        var isPlain = rune.IsAscii || Transliteration.Of(rune.Value) is not null || !Transliteration.FoldsAccents(rune.Value);
        AddLetter(isPlain ? rune : WithoutAccents(rune));
    }

    private void AddLetter(Rune letter)
    {
        var spelling = GreekDigraph(letter.Value) ?? Transliteration.Of(letter.Value);

        if (spelling is not null)
            Append(spelling, isLetter: true);
        else if (Slug.Allows(letter, behindLetter))
            Append(letter.ToString(), Rune.IsLetter(letter) || Unicode.IsMark(letter));
        else if (!Unicode.IsMark(letter) && !Rune.IsLetter(letter))
            (hyphenDue, behindLetter) = (slug.Length > 0, false);

        previous = letter.Value;
    }

    private void Append(string text, bool isLetter)
    {
        if (text.Length > 0 && hyphenDue)
        {
            slug.Append('-');
            hyphenDue = false;
        }

        slug.Append(text);
        behindLetter = isLetter;
    }

    /// <summary>ELOT 743: ου is ou, αυ and ευ are av and ev.</summary>
    private string? GreekDigraph(int letter) => (previous, letter) switch
    {
        ('ο', 'υ') => "u",
        ('α' or 'ε', 'υ') => "v",
        _ => null,
    };

    private static Rune WithoutAccents(Rune rune)
    {
        var decomposed = rune.ToString().Normalize(NormalizationForm.FormD);

        return Rune.ToLowerInvariant(Rune.GetRuneAt(decomposed, 0));
    }

    /// <summary>Apostrophes, soft hyphens, joiners and stray accents leave no gap: "Kim's" is one word.</summary>
    private static bool JoinsWords(Rune rune) => rune.Value switch
    {
        '\'' or '`' or '´' or '’' or '‘' or '‛' or '′' or >= 0x02B9 and <= 0x02BF or 0x02C8 or 0xA78B or 0xA78C => true,
        >= 0x0300 and <= 0x036F or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF or >= 0x20D0 and <= 0x20FF => true,
        ZeroWidthSpace => false,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };
}
