namespace ContentApi.Domain.Related;

/// <summary>The few shingles of a text that are stored so that its copies are found.</summary>
/// <remarks>Which ones is decided by the shingle itself, so two copies keep the same ones.</remarks>
public static class ShingleSketch
{
    /// <summary>What two sketches must have in common before the texts are looked at.</summary>
    public const int LeastShared = 2;

    private const int OneIn = 16;
    private const int OneInOpening = 4;
    private const int OpeningShingles = 64;
    private const int TooShortToThin = 60;

    /// <summary>
    /// One shingle in sixteen, and one in four of the opening, which is what an excerpt has; of a text under 60 words all of them.
    /// </summary>
    public static int[] Of(DuplicateText text) =>
        [.. text.Shingles.Where(shingle => text.Words < TooShortToThin || shingle % OneIn == 0)
            .Union(text.Opening(OpeningShingles).Where(shingle => shingle % OneInOpening == 0)).Order()];
}
