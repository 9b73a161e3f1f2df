using System.Collections.Frozen;
using System.Globalization;

namespace ContentApi.Domain.ReaderAids;

/// <summary>How common the words of a language are, as far as it is known: a story's keywords are rarely the words of every story.</summary>
internal static class CommonWords
{
    // The share of a word that is not listed.
    private const double Rare = 0.002;

    private static readonly FrozenDictionary<string, double> English = Read("common-words-en.txt");

    /// <summary>The logarithm of a word's rarity; all words are alike in a language without a list.</summary>
    public static double Rarity(string word, string language) => -Math.Log(language == "en" ? English.GetValueOrDefault(word, Rare) : Rare);

    /// <summary>Whether it is a word that stands in any English text.</summary>
    public static bool Include(string word) => English.ContainsKey(word);

    private static FrozenDictionary<string, double> Read(string name)
    {
        var shares = new Dictionary<string, double>();
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream("ContentApi.Domain.ReaderAids." + name)!;
        using var reader = new StreamReader(stream);
        var share = 1.0;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            if (double.TryParse(line, CultureInfo.InvariantCulture, out var next))
                share = next;
            else
            {
                foreach (var word in line.Split(' '))
                    shares[word] = share;
            }
        }

        return shares.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
