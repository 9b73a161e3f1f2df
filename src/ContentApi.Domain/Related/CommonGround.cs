namespace ContentApi.Domain.Related;

/// <summary>Tells whether two articles are about the same, or only have words in common.</summary>
/// <remarks>On a young site rarity cannot tell yet which words are common: see <see cref="RelatedScore.LeastFitAmong"/>.</remarks>
public static class CommonGround
{
    private const double AmongTheHeaviest = 0.6;

    /// <summary>
    /// Whether a word or phrase is among the heaviest of both, or a tag of both stands in both texts. A tag alone is not
    /// enough, since some sites give one to all articles.
    /// </summary>
    /// <param name="text">The terms of one article, for their text.</param>
    /// <param name="here">Its vector.</param>
    /// <param name="there">The other's vector.</param>
    /// <param name="tags">The slugs of its tags.</param>
    /// <param name="topicsThere">The other's topics.</param>
    public static bool IsFirm(AnalysedText text, TermVector here, TermVector there, IEnumerable<string> tags, TermVector topicsThere) =>
        here.SharedPeaks(there, AmongTheHeaviest).Any(number => text.TextOf(number) is { } term && Tells(term))
        || tags.Any(tag => topicsThere.Has(TopicAnalysis.NumberOfTag(tag)) && TermAnalysis.NumberOf(tag) is var named && here.Has(named) && there.Has(named));

    // A single character of a script without spaces is in any text, and hiragana alone are mostly grammar.
    private static bool Tells(string term) => term.Length > 1 && term.Any(character => character is not (>= '\u3041' and <= '\u309F'));
}
