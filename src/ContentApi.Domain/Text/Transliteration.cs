using System.Collections.Frozen;

namespace ContentApi.Domain.Text;

/// <summary>ASCII spellings of lower-case Latin, Cyrillic and Greek letters that do not decompose into a letter and accents.</summary>
internal static class Transliteration
{
    private static readonly FrozenDictionary<int, string> Spellings = Read(
        // Latin
        "ß=ss æ=ae œ=oe ø=o ð=d þ=th đ=d ħ=h ı=i ȷ=j ĸ=k ł=l ŋ=n ŧ=t ƒ=f ə=e ǝ=e ƀ=b ɓ=b ƃ=b ƈ=c ɖ=d ɗ=d ƌ=d ɛ=e ɠ=g ǥ=g " +
        "ɣ=g ɨ=i ɩ=i ƙ=k ƚ=l ɫ=l ɲ=n ƞ=n ɔ=o ɵ=o ƥ=p ɾ=r ʃ=sh ƭ=t ʈ=t ʉ=u ʊ=u ʋ=v ƴ=y ɏ=y ƶ=z ȥ=z ʒ=zh ɐ=a ɑ=a ɪ=i ʏ=y " +
        "ʟ=l ʀ=r ʌ=v ɡ=g ɟ=j ɦ=h ɱ=m ɳ=n ʂ=s ʐ=z ⱥ=a ȼ=c ɇ=e ɉ=j ɍ=r ⱦ=t ȿ=s ꞌ= " +
        // Cyrillic: Russian, Ukrainian, Belarusian, the South Slavic and Central Asian languages
        "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh " +
        "щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ї=yi ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz ә=a ғ=g қ=k ҝ=k " +
        "ҡ=k ҟ=k ң=n ҥ=n ө=o ұ=u ү=u һ=h ҳ=h җ=j ҙ=z ҫ=s ҷ=ch ҹ=ch ҽ=ch ҿ=ch ҭ=t ҕ=g ҵ=ts ӏ= ӄ=k ӈ=n ӌ=ch ӡ=dz ҩ=o ҧ=p " +
        "ѣ=ye ѳ=f ѵ=i ѫ=a ѧ=ya ѩ=ya ѭ=ya ѡ=o ѥ=ye ѯ=ks ѱ=ps ѹ=u " +
        // Greek
        "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ϝ=w ϙ=q " +
        "ϡ=s");

    /// <summary>The ASCII spelling of a lower-case letter; it may be empty. Null for a letter that is not in the table.</summary>
    public static string? Of(int codePoint) => Spellings.GetValueOrDefault(codePoint);

    /// <summary>Whether accents on this character are folded: Latin, Greek and Cyrillic blocks.</summary>
    public static bool FoldsAccents(int codePoint) =>
        codePoint is < 0x0530 or >= 0x1C80 and <= 0x1C8F or >= 0x1D00 and <= 0x1DBF or >= 0x1E00 and <= 0x1FFF
            or >= 0x2C60 and <= 0x2C7F or >= 0x2DE0 and <= 0x2DFF or >= 0xA640 and <= 0xA69F or >= 0xA720 and <= 0xA7FF
            or >= 0xAB30 and <= 0xAB6F;

    private static FrozenDictionary<int, string> Read(string table) => table
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split('='))
        .ToFrozenDictionary(entry => char.ConvertToUtf32(entry[0], 0), entry => entry[1]);
}
