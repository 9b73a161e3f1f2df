namespace ContentApi.Domain.Related;

/// <summary>What of an article is looked at to tell whether another is a copy of it: its words in runs of five, and its numbers.</summary>
/// <remarks>
/// A run of five words (a shingle) is hardly ever in two texts by chance. Headlines are left out, since copies get new ones.
/// </remarks>
public sealed class DuplicateText
{
    internal const int ShingleWords = 5;
    private const int OpeningWords = 60;

    // An agency's slug or an editor's note may stand before the copied text, so a second opening begins behind it.
    private const int SecondOpening = 25;

    private readonly HashSet<int> shingles;
    private readonly int[] inOrder;

    private DuplicateText(int words, int[] inOrder, HashSet<int> numbers, IReadOnlyList<string> title)
    {
        Words = words;
        this.inOrder = inOrder;
        shingles = [.. inOrder];
        Numbers = numbers;
        Title = title;
    }

    /// <summary>The words of the body; in scripts without spaces the pairs of characters.</summary>
    public int Words { get; }

    /// <summary>The distinct runs of five words.</summary>
    public IReadOnlySet<int> Shingles => shingles;

    internal IReadOnlySet<int> Numbers { get; }

    internal IReadOnlyList<string> Title { get; }

    /// <summary>Reads the title and the body, as plain text.</summary>
    public static DuplicateText Of(string title, string body)
    {
        var folded = TermAnalysis.Folded(body);
        var hashes = new List<ulong>(folded.Length / 5);
        var numbers = new HashSet<int>();
        var words = new WordScanner(folded);
        while (words.MoveNext())
        {
            var characters = folded.AsSpan(words.Current.Start, words.Current.Length);
            hashes.Add(TermHash.Wide(characters));
            if (characters.ContainsAnyInRange('0', '9'))
                numbers.Add(TermHash.Fold(hashes[^1]));
        }

        return new DuplicateText(hashes.Count, ShinglesOf(hashes), numbers, WordsOf(TermAnalysis.Folded(title)));
    }

    /// <summary>The first runs of words, in order.</summary>
    internal IEnumerable<int> Opening(int most) => inOrder.Take(most);

    internal int SharedWith(DuplicateText other) => shingles.Count(other.shingles.Contains);

    /// <summary>The share of this text's opening that the other text has, 0 to 1.</summary>
    internal double OpeningIn(DuplicateText other)
    {
        var first = ShareIn(other, 0);

        return inOrder.Length > SecondOpening ? Math.Max(first, ShareIn(other, SecondOpening)) : first;
    }

    private double ShareIn(DuplicateText other, int start)
    {
        var opening = inOrder.AsSpan(start, Math.Min(OpeningWords - ShingleWords + 1, inOrder.Length - start));
        var found = 0;
        foreach (var shingle in opening)
        {
            if (other.shingles.Contains(shingle))
                found++;
        }

        return opening.Length == 0 ? 0 : (double)found / opening.Length;
    }

    private static int[] ShinglesOf(List<ulong> words)
    {
        var shingles = new int[Math.Max(0, words.Count - ShingleWords + 1)];
        for (var i = 0; i < shingles.Length; i++)
        {
            var hash = words[i];
            for (var j = 1; j < ShingleWords; j++)
                hash = TermHash.Then(hash, words[i + j]);
            shingles[i] = TermHash.Fold(hash);
        }

        return shingles;
    }

    private static List<string> WordsOf(string text)
    {
        var found = new List<string>();
        var words = new WordScanner(text);
        while (words.MoveNext())
            found.Add(text.Substring(words.Current.Start, words.Current.Length));

        return found;
    }
}
