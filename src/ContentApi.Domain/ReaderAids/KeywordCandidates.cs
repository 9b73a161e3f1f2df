using ContentApi.Domain.Text;

namespace ContentApi.Domain.ReaderAids;

/// <summary>A keyword of an article.</summary>
/// <param name="Name">As the article writes it most often.</param>
/// <param name="Score">From 0 to 1, the best has 1.</param>
public sealed record Keyword(string Name, double Score);

/// <summary>The words and phrases that an article may be about, to be ranked once it is known which of them are tags.</summary>
public sealed class KeywordCandidates
{
    private const double OfTag = 4;

    private readonly IReadOnlyList<KeywordPhrase> phrases;

    private KeywordCandidates(IReadOnlyList<KeywordPhrase> phrases) => this.phrases = phrases;

    /// <summary>Reads them from an article.</summary>
    public static KeywordCandidates Of(AidText text)
    {
        var reader = new PhraseReader(text.PrimaryLanguage);
        reader.Read(text.Title, isTitle: true);
        var left = AidText.MostCharacters;
        foreach (var block in text.Blocks.TakeWhile(block => (left -= block.Text.Length) + block.Text.Length > 0))
            reader.Read(block.Text, isTitle: false);
        return new KeywordCandidates([.. reader.Phrases.Where(phrase => phrase.Count >= 2 || phrase.IsName).OrderByDescending(phrase => phrase.Score).ThenBy(phrase => phrase.Position)]);
    }

    /// <summary>The keys (<see cref="FoldedText.NameKey"/>) of the most promising: which of them are tags?</summary>
    public IEnumerable<string> Keys(int most) => phrases.SelectMany(phrase => phrase.Spellings).Select(FoldedText.NameKey).Distinct().Take(most);

    /// <summary>The best ones.</summary>
    /// <param name="limit">How many.</param>
    /// <param name="isTag">Whether a key belongs to a tag of the site; those come first.</param>
    public IReadOnlyList<Keyword> Best(int limit, Func<string, bool> isTag)
    {
        var tagged = phrases.Where(phrase => phrase.Spellings.Any(spelling => isTag(FoldedText.NameKey(spelling)))).ToHashSet();
        var absorbed = Absorbed(tagged);
        var ranked = phrases.Where(phrase => !absorbed.Contains(phrase))
            .Select(phrase => (Phrase: phrase, Score: phrase.Score * (tagged.Contains(phrase) ? OfTag : 1)))
            .OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.Phrase.Position);

        var taken = new List<(KeywordPhrase Phrase, double Score)>();
        foreach (var next in ranked)
        {
            if (taken.Count == limit)
                break;
            if (!taken.Exists(t => t.Phrase.Holds(next.Phrase)))
                taken.Add(next);
        }

        return [.. taken.Select(t => new Keyword(Name(t.Phrase), Math.Round(t.Score / taken[0].Score, 4)))];

        string Name(KeywordPhrase phrase) =>
            tagged.Contains(phrase) ? phrase.Spellings.First(spelling => isTag(FoldedText.NameKey(spelling))) : phrase.Spellings.First();
    }

    // "Korea" has nothing to say beside "North Korea" that is half of its uses.
    private HashSet<KeywordPhrase> Absorbed(HashSet<KeywordPhrase> tagged)
    {
        var byKey = phrases.ToDictionary(phrase => phrase.Key);
        var absorbed = new HashSet<KeywordPhrase>();
        foreach (var whole in phrases.Where(phrase => phrase.Stems.Length > 1 && phrase.InText > 1))
        {
            foreach (var part in whole.Parts())
            {
                if (byKey.TryGetValue(part, out var found) && !tagged.Contains(found) && whole.Count * 2 >= found.Count)
                    absorbed.Add(found);
            }
        }

        return absorbed;
    }
}
