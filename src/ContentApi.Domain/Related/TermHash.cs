namespace ContentApi.Domain.Related;

/// <summary>Terms as numbers of 31 bits: small enough for an index, and rarely two on one number.</summary>
/// <remarks>The numbers are stored, so this may only change together with a rebuild of every vector.</remarks>
internal static class TermHash
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The wide hash of a word that is already folded (FNV-1a over its UTF-16 units).</summary>
    public static ulong Wide(ReadOnlySpan<char> folded)
    {
        var hash = Basis;
        foreach (var unit in folded)
            hash = (hash ^ unit) * Prime;

        return hash;
    }

    /// <summary>The wide hash of one thing after another; the order counts.</summary>
    public static ulong Then(ulong first, ulong second) => Mixed(first) * Prime ^ second;

    /// <summary>The term's number, 0 to 2³¹−1.</summary>
    public static int Fold(ulong wide) => (int)(Mixed(wide) >> 33);

    // The finalizer of MurmurHash3: FNV leaves the high bits of short words nearly alike.
    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53;
        return hash ^ hash >> 33;
    }
}
