using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ContentApi.Domain.Text;

/// <summary>The readable part of an address: lower-case letters and digits with single hyphens between them.</summary>
public static class Slug
{
    /// <summary>The most characters (UTF-16 code units) a slug may have.</summary>
    public const int MaxLength = 150;

    /// <summary>The most characters of a slug made from a text, which leaves room for a suffix.</summary>
    private const int MaxMadeLength = 100;

    private const int SuffixLength = 6;

    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>How to write one that <see cref="IsValid"/>.</summary>
    public static readonly string Advice = $"Use lower-case letters, digits and single hyphens between them, up to {MaxLength} characters; export, import and UUIDs are reserved.";

    private static readonly string[] Reserved = ["export", "import"];

    /// <summary>
    /// A slug for the text, at most 100 characters, cut at a word. Latin is folded to ASCII, Cyrillic and Greek are transliterated,
    /// letters of other scripts stay (NFC). Never a reserved word and nothing that reads as a UUID: those follow the fallback.
    /// </summary>
    /// <param name="text">Any text, even one without letters.</param>
    /// <param name="fallback">The slug of a text without letters and digits; itself a valid slug of at most 49 characters.</param>
    public static string From(string text, string fallback = "article")
    {
        var slug = CutAtWord(SlugWriter.Write(text));
        if (slug.Length == 0)
            return fallback;

        return IsFree(slug) ? slug : $"{fallback}-{slug}";
    }

    /// <summary>
    /// Whether an editor may ask for this slug: letters (none in upper case) and digits of any script in NFC, single hyphens between
    /// them, at most <see cref="MaxLength"/> characters, neither reserved nor a UUID.
    /// </summary>
    public static bool IsValid(string slug) =>
        slug.Length is > 0 and <= MaxLength && HasSlugCharacters(slug) && slug.IsNormalized(NormalizationForm.FormC) && IsFree(slug);

    /// <summary>The slug with a hyphen and six random characters (a–z, 2–7) behind it, shortened so that both fit.</summary>
    public static string WithSuffix(string slug)
    {
        var room = MaxLength - SuffixLength - 1;
        var stem = slug.Length <= room ? slug : slug[..Graphemes.EndAtMost(slug, room)].TrimEnd('-');

        return $"{stem}-{RandomNumberGenerator.GetString(Base32, SuffixLength)}";
    }

    /// <summary>Whether the rune may stand in a slug; a mark only behind a letter or another mark of it.</summary>
    internal static bool Allows(Rune rune, bool behindLetter) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter =>
            !IsInvisible(rune) && Rune.ToLowerInvariant(rune) == rune,
        UnicodeCategory.DecimalDigitNumber => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => behindLetter && !IsInvisible(rune),
        _ => false,
    };

    private static bool IsFree(string slug) =>
        !Reserved.Contains(slug, StringComparer.Ordinal) && !Guid.TryParse(slug, CultureInfo.InvariantCulture, out _);

    private static bool HasSlugCharacters(string slug)
    {
        var (afterHyphen, behindLetter) = (true, false);
        for (var i = 0; i < slug.Length;)
        {
            if (!Rune.TryGetRuneAt(slug, i, out var rune))
                return false;
            i += rune.Utf16SequenceLength;

            var isHyphen = rune.Value == '-';
            if (isHyphen ? afterHyphen : !Allows(rune, behindLetter))
                return false;
            afterHyphen = isHyphen;
            behindLetter = Rune.IsLetter(rune) || behindLetter && Unicode.IsMark(rune);
        }

        return !afterHyphen;
    }

    /// <summary>Fillers of Hangul, variation selectors and the like: two slugs that look the same must be the same.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0
        or >= 0x180B and <= 0x180F or >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    private static string CutAtWord(string slug)
    {
        if (slug.Length <= MaxMadeLength)
            return slug;

        var hyphen = slug.LastIndexOf('-', MaxMadeLength);

        return hyphen >= MaxMadeLength / 2 ? slug[..hyphen] : slug[..Graphemes.EndAtMost(slug, MaxMadeLength)].TrimEnd('-');
    }
}
