namespace ContentApi.Domain.Related;

/// <summary>The cosines of an article with its twenty nearest, which say how crowded it is around it.</summary>
/// <remarks>
/// Long round-ups and market reports are a little near to everything. A fit is divided by a power of this mean, which puts
/// them down.
/// </remarks>
public sealed class NearestCosines
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 20;

    private const double LeastMean = 0.05;

    private readonly List<float> cosines;

    /// <summary>The cosines known so far, in any order; null for none.</summary>
    public NearestCosines(IEnumerable<float>? cosines = null) =>
        this.cosines = cosines is null ? new(Kept) : [.. cosines.OrderDescending().Take(Kept)];

    /// <summary>The cosines, greatest first, as they are stored.</summary>
    public IReadOnlyList<float> Cosines => cosines;

    /// <summary>The mean over twenty, where missing ones count 0; never below 0.05, or noise would look near on a young site.</summary>
    public double Mean => Math.Max(LeastMean, cosines.Sum() / Kept);

    /// <summary>Takes a new article's cosine in; false when it is not among the greatest, and nothing changed.</summary>
    public bool Add(double cosine)
    {
        var value = (float)cosine;
        if (value <= 0 || cosines.Count == Kept && value <= cosines[^1])
            return false;
        if (cosines.Count == Kept)
            cosines.RemoveAt(Kept - 1);

        var place = cosines.FindIndex(known => known < value);
        cosines.Insert(place < 0 ? cosines.Count : place, value);
        return true;
    }
}
