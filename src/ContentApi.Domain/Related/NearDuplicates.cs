namespace ContentApi.Domain.Related;

/// <summary>Tells whether two articles are one text: resent, shortened, re-headlined, with a new top or lightly edited.</summary>
/// <remarks>The thresholds are measured; docs/decisions/0007-related-ranking.md tells how ranking was measured.</remarks>
public static class NearDuplicates
{
    private const double Contained = 0.6;
    private const double AlikeEnough = 0.5;
    private const double OpeningFound = 0.5;
    private const int EnoughShingles = 25;
    private const double AlikeIfTiny = 0.8;
    private const int ShortWords = 120;

    /// <summary>Whether one is a copy of the other; it does not matter which is which.</summary>
    public static bool AreCopies(DuplicateText one, DuplicateText other)
    {
        var (shorter, longer) = one.Words <= other.Words ? (one, other) : (other, one);
        var fewer = Math.Min(shorter.Shingles.Count, longer.Shingles.Count);
        if (fewer == 0)
            return false;

        var shared = shorter.SharedWith(longer);
        var jaccard = (double)shared / (shorter.Shingles.Count + longer.Shingles.Count - shared);
        var copied = fewer < EnoughShingles
            ? jaccard >= AlikeIfTiny
            : (double)shared / fewer >= Contained || jaccard >= AlikeEnough;

        // A follow-up quotes the earlier article as background, further down; a shortened copy keeps its opening.
        return copied && shorter.OpeningIn(longer) >= OpeningFound && !IsSameTemplate(shorter, longer);
    }

    // Market reports and notices repeat a form of words with new figures.
    private static bool IsSameTemplate(DuplicateText shorter, DuplicateText longer)
    {
        if (shorter.Words >= ShortWords)
            return false;
        if (shorter.Numbers.Count(longer.Numbers.Contains) * 3 < shorter.Numbers.Count * 2)
            return true;

        return !shorter.Title.SequenceEqual(longer.Title) && WithoutNumbers(shorter.Title).SequenceEqual(WithoutNumbers(longer.Title))
            && WithoutNumbers(shorter.Title).Any();
    }

    private static IEnumerable<string> WithoutNumbers(IEnumerable<string> title) => title.Where(word => !word.Any(char.IsAsciiDigit));
}
