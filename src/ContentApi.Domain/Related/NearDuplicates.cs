namespace ContentApi.Domain.Related;

/// <summary>Tells whether two articles are one text: resent, shortened, re-headlined, with a new top or lightly edited.</summary>
/// <remarks>The thresholds are measured; docs/decisions/0007-related-ranking.md tells how ranking was measured.</remarks>
public static class NearDuplicates
{
    private const double Contained = 0.6;
    private const double AlikeEnough = 0.5;
    private const double OpeningFound = 0.5;
    private const int EnoughShingles = 25;

    // A line or two may be the same under any two articles ("Read more on our site").
    private const int LeastShingles = 10;
    private const double AlikeIfTiny = 0.8;
    private const int ShortWords = 120;
    private const int ManyNumbers = 8;
    private const int WordsANumber = 20;

    /// <summary>Whether one is a copy of the other; it does not matter which is which.</summary>
    public static bool AreCopies(DuplicateText one, DuplicateText other)
    {
        var (shorter, longer) = one.Words <= other.Words ? (one, other) : (other, one);
        var fewer = Math.Min(shorter.Shingles.Count, longer.Shingles.Count);
        if (fewer < LeastShingles)
            return false;

        var shared = shorter.SharedWith(longer);
        var jaccard = (double)shared / (shorter.Shingles.Count + longer.Shingles.Count - shared);
        var copied = fewer < EnoughShingles
            ? jaccard >= AlikeIfTiny
            : (double)shared / fewer >= Contained || jaccard >= AlikeEnough;

        // A follow-up quotes the earlier article as background, further down; a shortened copy keeps its opening. Where most of
        // both is the same, the opening is what an update has changed.
        return copied && (jaccard >= AlikeEnough || shorter.OpeningIn(longer) >= OpeningFound) && !IsSameTemplate(shorter, longer);
    }

    // Market reports, forecasts and notices repeat a form of words with new figures. In a long text it takes many, and few that
    // stay: an article that is told anew may have other figures too.
    private static bool IsSameTemplate(DuplicateText shorter, DuplicateText longer)
    {
        var (all, found) = (shorter.Numbers.Count, shorter.Numbers.Count(longer.Numbers.Contains));
        if (all >= ManyNumbers && all * WordsANumber >= shorter.Words && found * 5 < all * 2)
            return true;
        if (shorter.Words >= ShortWords)
            return false;
        if (found * 3 < all * 2)
            return true;

        return !shorter.Title.SequenceEqual(longer.Title) && WithoutNumbers(shorter.Title).SequenceEqual(WithoutNumbers(longer.Title))
            && WithoutNumbers(shorter.Title).Any();
    }

    private static IEnumerable<string> WithoutNumbers(IEnumerable<string> title) => title.Where(word => !word.Any(char.IsAsciiDigit));
}
