namespace ContentApi.Domain.Related;

/// <summary>Finds the terms that bring two articles together, to be shown as the reason.</summary>
public static class SharedTerms
{
    /// <summary>The terms shown to a reader at most.</summary>
    public const int Shown = 4;

    private const int Considered = 24;

    // A phrase tells more than its words, though it adds less to the cosine.
    private const double PhraseFirst = 3;

    private static readonly Visibility[] Licences = [Visibility.Full, Visibility.Excerpt, Visibility.Headline];

    /// <summary>
    /// The terms that add most to the cosine: enough that under whatever licence of either source <see cref="Select"/> finds some,
    /// as long as there are any. Words that a phrase holds already are left out, and so is what neither text could be quoted with.
    /// </summary>
    /// <param name="text">The terms of one of the two articles, for their text.</param>
    /// <param name="here">The vector of the article that is read.</param>
    /// <param name="there">The vector of the related one.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is neither's.</exception>
    public static IReadOnlyList<SharedTerm> Find(AnalysedText text, TermVector here, TermVector there)
    {
        var common = InCommon(here, there);
        common.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Number.CompareTo(b.Number));

        var quoted = new (double Weight, SharedTerm Term)?[common.Count];
        var chosen = new List<(double Weight, SharedTerm Term)>();
        var looked = new HashSet<long>();
        foreach (var licenceHere in Licences)
        {
            foreach (var licenceThere in Licences)
            {
                var shown = new List<(double Weight, SharedTerm Term)>(Considered);
                var which = 17L;
                for (var i = 0; i < common.Count && shown.Count < Considered; i++)
                {
                    if (common[i].Here <= licenceHere && common[i].There <= licenceThere)
                    {
                        shown.Add(quoted[i] ??= Quoted(text, common[i]));
                        which = unchecked(which * 1_000_003 + i);
                    }
                }

                // Mostly the licences make no difference, and it is the same terms again.
                if (shown.Count > 0 && looked.Add(which))
                    chosen.AddRange(WithoutParts(shown.OrderByDescending(term => term.Weight)).Where(term => !chosen.Contains(term)));
            }
        }

        return [.. chosen.OrderByDescending(term => term.Weight).Select(term => term.Term)];
    }

    /// <summary>The terms to show under the licences of the two sources, weightiest first.</summary>
    public static IEnumerable<string> Select(IEnumerable<SharedTerm> terms, Visibility here, Visibility there) =>
        WithoutParts(terms.Where(term => term.IsShownUnder(here, there)).Select(term => (0.0, term))).Select(term => term.Term.Text);

    private static List<(double Weight, SharedTerm Term)> WithoutParts(IEnumerable<(double Weight, SharedTerm Term)> weightiestFirst)
    {
        var kept = new List<(double Weight, SharedTerm Term)>();
        foreach (var candidate in weightiestFirst)
        {
            var text = candidate.Term.Text;
            if (kept.Exists(other => Holds(other.Term.Text, text)))
                continue;
            kept.RemoveAll(other => Holds(text, other.Term.Text));
            kept.Add(candidate);
        }

        return kept.Count > Shown ? kept[..Shown] : kept;
    }

    private static (double Weight, SharedTerm Term) Quoted(AnalysedText text, Common term)
    {
        var quoted = text.TextOf(term.Number) ?? throw new ArgumentException("The terms are not those of the vectors.", nameof(text));

        return (term.Weight * (quoted.Contains(' ') ? PhraseFirst : 1), new SharedTerm(quoted, term.Here, term.There));
    }

    // A phrase is two words.
    private static bool Holds(string phrase, string word) =>
        phrase.Length > word.Length + 1
        && (phrase.StartsWith(word, StringComparison.Ordinal) && phrase[word.Length] == ' '
            || phrase.EndsWith(word, StringComparison.Ordinal) && phrase[^(word.Length + 1)] == ' ');

    private static List<Common> InCommon(TermVector here, TermVector there)
    {
        var common = new List<Common>();
        var (i, j) = (0, 0);
        while (i < here.Terms.Length && j < there.Terms.Length)
        {
            if (here.Terms[i] < there.Terms[j])
                i++;
            else if (here.Terms[i] > there.Terms[j])
                j++;
            else
            {
                var (a, b) = (here.Codes[i++], there.Codes[j++]);
                var (shownHere, shownThere) = (TermWeight.VisibilityOf(a), TermWeight.VisibilityOf(b));
                if (shownHere is not Visibility.Nowhere && shownThere is not Visibility.Nowhere)
                    common.Add(new Common(here.Terms[i - 1], TermWeight.Of(a) * TermWeight.Of(b), shownHere, shownThere));
            }
        }

        return common;
    }

    private readonly record struct Common(int Number, double Weight, Visibility Here, Visibility There);
}
