using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Domain.Related;
using ContentApi.Domain.Text;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Collects the phrases of an article: words side by side, without stop words and signs between them.</summary>
internal sealed partial class PhraseReader(string language)
{
    private const int MostWords = 3;
    private const int InTitle = 3;

    private readonly Dictionary<string, KeywordPhrase> phrases = [];
    private readonly UnspacedRuns unspaced = new(language);
    private int position;

    public IEnumerable<KeywordPhrase> Phrases => phrases.Values;

    public void Read(string text, bool isTitle)
    {
        var isShown = isTitle || IsTitleCase(text);
        foreach (var sentence in Sentences.Of(Address().Replace(text, "|"), language))
            ReadSentence(sentence, isTitle ? InTitle : 1, isShown);
    }

    private void ReadSentence(string sentence, int uses, bool isShown)
    {
        var tokens = Token.Of(sentence);
        for (var first = 0; first < tokens.Count; first++)
        {
            position++;
            if (IsUnspaced(tokens[first].Text))
            {
                foreach (var run in unspaced.In(tokens[first].Text))
                    Add([run], run, uses, isName: false);
                continue;
            }

            for (var length = 1; length <= MostWords && first + length <= tokens.Count; length++)
            {
                var last = tokens[first + length - 1];
                if (!IsContent(last.Text) || (length > 1 && sentence.AsSpan(tokens[first + length - 2].End..last.Start) is not " "))
                    break;
                Add(sentence, tokens.GetRange(first, length), uses, isName: !isShown && first > 0);
                if (last.IsPossessive)
                    break;
            }
        }
    }

    private void Add(string sentence, List<Token> words, int uses, bool isName)
    {
        var spelling = sentence[words[0].Start..(words[^1].Start + words[^1].Text.Length)];
        Add([.. words.Select(word => Stem(word.Text))], spelling, uses, isName && words.TrueForAll(word => word.IsCapitalised));
    }

    private void Add(string[] stems, string spelling, int uses, bool isName)
    {
        var key = string.Join(' ', stems);
        if (!phrases.TryGetValue(key, out var phrase))
        {
            var rarity = stems.Sum(stem => Math.Sqrt(CommonWords.Rarity(stem, language)));
            phrases[key] = phrase = new KeywordPhrase(stems, rarity, position);
        }

        phrase.Add(spelling, uses, isTitle: uses == InTitle);
        phrase.IsName |= isName;
    }

    private bool IsContent(string word) =>
        word.Length > 1 && !IsUnspaced(word) && word.Any(char.IsLetter) && !StopWords.For(language).Contains(word.ToLowerInvariant()) && !Idle.Contains(word.ToLowerInvariant());

    /// <summary>Without the ending of the plural, and in Korean without the particle.</summary>
    private string Stem(string word)
    {
        var lower = word.ToLowerInvariant();
        if (language == "ko" && lower.Length >= 3 && "은는이가을를의에와과도".Contains(lower[^1]))
            return lower[..^1];
        if (word is [.. var acronym, 's'] && acronym.Length > 1 && acronym.All(char.IsUpper))
            return lower[..^1];
        if (language is not ("en" or "fr" or "es" or "pt") || lower.Length < 4 || word.All(char.IsUpper) || lower[^1] != 's' || lower[^2] is 's' or 'u' or 'i')
            return lower;
        return lower.EndsWith("ies", StringComparison.Ordinal) && lower.Length > 4 ? lower[..^3] + "y"
            : lower.EndsWith("sses", StringComparison.Ordinal) || lower.EndsWith("ches", StringComparison.Ordinal) || lower.EndsWith("shes", StringComparison.Ordinal) || lower.EndsWith("xes", StringComparison.Ordinal) ? lower[..^2]
            : lower[..^1];
    }

    // In such a line a capital says nothing.
    private static bool IsTitleCase(string text)
    {
        var words = text.Split(' ').Where(word => word.Length > 3 && char.IsLetter(word[0])).ToList();
        return words.Count > 2 && words.Count(word => char.IsUpper(word[0])) > 0.7 * words.Count;
    }

    private static bool IsUnspaced(string word) => Rune.TryGetRuneAt(word, 0, out var rune) && Unicode.IsUnspaced(rune);

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // Words of reporting: no article is about them.
    private static readonly HashSet<string> Idle =
    [
        .. "said says say saying told tells asked added according mr mrs ms dr don doesn didn isn wasn aren won can't it's also like get got make made new one two three first last year years monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".Split(' '),
    ];
}
