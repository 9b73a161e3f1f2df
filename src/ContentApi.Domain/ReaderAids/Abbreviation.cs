using System.Collections.Frozen;
using System.Globalization;
using ContentApi.Domain.Related;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Tells the dot of an abbreviation, an initial or an ordinal from the end of a sentence.</summary>
internal static class Abbreviation
{
    // A name, a number or the rest of the term follows.
    private static readonly FrozenSet<string> NeverLast = Words(
        """
        mr mrs ms mx dr prof sen rep gov gen lt col sgt cpl pvt capt cmdr adm maj brig rev hon pres supt messrs st ste mt ft vs v cf approx est fig art vol pp ed eds nos
        mme mlle mgr sra srta sr dra ud uds hr fr frl abs bzw ca evtl ggf inkl usw nr str sig dott avv ing dhr mevr drs ir e.g i.e viz
        """);

    // A sentence may end with these: then a function word or a quotation follows.
    private static readonly FrozenSet<string> PerhapsLast = Words(
        """
        inc corp co ltd llc plc bros jr sr esq dept univ assn etc al a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.a m.a u.s.a no
        jan feb mar apr jun jul aug sept sep oct nov dec ave blvd rd ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
        okla ore pa tenn tex va vt wash wis wyo
        """);

    private static readonly FrozenSet<string> OrdinalLanguages = Words("de da nb no nn fi cs sk hu pl sl hr sr bs et lv is tr");

    /// <summary>Whether the sentence goes on behind the dot.</summary>
    /// <param name="text">The block.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="dot">The dot.</param>
    /// <param name="next">Where the next word begins, or the text's end.</param>
    /// <param name="quoted">Whether a quotation begins there.</param>
    /// <param name="language">The primary language subtag.</param>
    public static bool Continues(string text, int start, int dot, int next, bool quoted, string language)
    {
        var word = WordBefore(text, start, dot);
        if (word.Length == 0 || next >= text.Length)
            return false;
        if (IsNumber(word))
            return dot - word.Length <= start || (word.Length <= 2 && OrdinalLanguages.Contains(language) && !BeginsWithFunctionWord(text, next, language));
        if (word.Length == 1 && char.IsLetter(word[0]))
            return char.IsUpper(word[0]) ? word != "I" : language != "en" || next < text.Length && char.IsDigit(text[next]);
        if (word.Length == 2 && char.IsUpper(word[0]) && word[0] == word[1])
            return true;

        var plain = word.ToLowerInvariant();
        if (plain is "no" or "nr" or "nos" or "art" or "fig" or "vol" && !char.IsDigit(text[next]))
            return false;
        if (NeverLast.Contains(plain))
            return !(plain == "fr" && language == "en");
        var perhaps = PerhapsLast.Contains(plain) && (plain is not ("no" or "mar" or "ill" or "ind" or "miss" or "mo" or "la" or "wash" or "del" or "mass" or "al") || char.IsUpper(word[0]));
        return (perhaps || IsDotted(word)) && !quoted && !BeginsWithFunctionWord(text, next, language);
    }

    /// <summary>Whether the word at a position, as sentences begin, is one that only holds sentences together.</summary>
    private static bool BeginsWithFunctionWord(string text, int position, string language)
    {
        var end = position;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '\'' or '’'))
            end++;
        var word = text[position..end].ToLower(CultureInfo.InvariantCulture);
        return char.IsUpper(text[position]) && StopWords.For(language == "und" ? "en" : language).Contains(word.Split('\'', '’')[0]);
    }

    private static string WordBefore(string text, int start, int dot)
    {
        var begin = dot;
        while (begin > start && (char.IsLetterOrDigit(text[begin - 1]) || text[begin - 1] == '.'))
            begin--;
        return text[begin..dot].TrimStart('.');
    }

    private static bool IsNumber(string word) => word.Length <= 3 && word.All(char.IsAsciiDigit);

    // U.S, J.K, a.m: letters one by one.
    private static bool IsDotted(string word) => word.Length >= 3 && word.Split('.').All(part => part.Length == 1 && char.IsLetter(part[0]));

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
