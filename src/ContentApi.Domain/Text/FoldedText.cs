using System.Text;

namespace ContentApi.Domain.Text;

/// <summary>Keys under which texts that differ only in writing are the same.</summary>
public static class FoldedText
{
    /// <summary>The key titles are sorted by, code point by code point: case, accents, width and white space are folded.</summary>
    public static string TitleKey(string title)
    {
        var decomposed = Unicode.WellFormed(title).Normalize(NormalizationForm.FormKD);
        var key = new StringBuilder(decomposed.Length);
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (!Unicode.IsMark(rune))
                key.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return Unicode.FoldWhiteSpace(key.ToString());
    }

    /// <summary>
    /// The key by which two names of a tag, author or section are one: case, width and white space are folded, accents are kept.
    /// </summary>
    public static string NameKey(string name)
    {
        var lowerCase = Unicode.WellFormed(name).Normalize(NormalizationForm.FormKC).ToLowerInvariant();

        // Lower-casing can leave what NFKC would have composed (İ becomes i and a dot above).
        return Unicode.FoldWhiteSpace(lowerCase.Normalize(NormalizationForm.FormKC));
    }
}
