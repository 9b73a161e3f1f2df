using System.Text;

namespace ContentApi.Domain.Text;

/// <summary>How long a text is to a reader.</summary>
public static class WordCount
{
    /// <summary>The silent reading speed of adults in English: M. Brysbaert, Journal of Memory and Language 109 (2019).</summary>
    private const int WordsPerMinute = 238;

    /// <summary>The number of words; in scripts that put no spaces between them, two characters are a word.</summary>
    public static int Of(string text)
    {
        var words = 0;
        var unspacedCharacters = 0;
        var inWord = false;

        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && Unicode.IsUnspaced(rune))
            {
                unspacedCharacters++;
                inWord = false;
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else if (Rune.IsWhiteSpace(rune) || rune.Value is '—' or '–' or '…')
            {
                inWord = false;
            }
        }

        return words + (unspacedCharacters + 1) / 2;
    }

    /// <summary>The minutes it takes to read so many words, rounded up.</summary>
    public static int ReadingMinutes(int words) => (Math.Max(words, 0) + WordsPerMinute - 1) / WordsPerMinute;
}
