namespace ContentApi.Domain.Related;

/// <summary>What bounds the work of placing one article, however large the collection is.</summary>
/// <remarks>
/// Few terms find candidates, the date thins them out, all terms rank what is left. Each number is on a plateau: half the stored
/// terms cost one point of nDCG, twice the compared articles gain none.
/// </remarks>
public static class RankingBounds
{
    /// <summary>The heaviest terms of an article by which others find it.</summary>
    public const int StoredTerms = 64;

    /// <summary>The heaviest terms that are looked up for an article, of those that another article has.</summary>
    public const int AskedTerms = 48;

    /// <summary>The articles with the greatest sums over the asked terms, before the date is looked at.</summary>
    public const int Found = 600;

    /// <summary>The articles, best by that sum times their closeness in time, whose whole vectors are compared.</summary>
    public const int Compared = 150;

    /// <summary>The places in an article's list: twice the most that a reader can ask for, so that filters leave enough.</summary>
    public const int ListLength = 40;
}
