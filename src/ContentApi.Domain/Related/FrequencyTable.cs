namespace ContentApi.Domain.Related;

/// <summary>Document frequencies as bytes: how they are stored between two starts.</summary>
public static class FrequencyTable
{
    /// <summary>The table that <see cref="DocumentFrequencies.Pack"/> gave the bytes of.</summary>
    /// <param name="packed">The bytes; an empty span is an empty table.</param>
    /// <param name="capacity">The number of terms that are remembered at most.</param>
    /// <exception cref="EndOfStreamException">The bytes break off.</exception>
    public static DocumentFrequencies Read(ReadOnlySpan<byte> packed, int capacity = DocumentFrequencies.DefaultCapacity)
    {
        if (packed.IsEmpty)
            return new DocumentFrequencies(capacity);

        using var reader = new BinaryReader(new MemoryStream(packed.ToArray()));
        var articles = reader.Read7BitEncodedInt();
        var size = reader.Read7BitEncodedInt();
        var counts = new Dictionary<int, int>(Math.Min(size, capacity));
        var term = 0;
        for (var i = 0; i < size; i++)
        {
            term += reader.Read7BitEncodedInt();
            counts[term] = reader.Read7BitEncodedInt();
        }

        return new DocumentFrequencies(articles, counts, capacity);
    }

    internal static byte[] Write(int articles, Dictionary<int, int> counts)
    {
        using var stream = new MemoryStream(counts.Count * 5);
        using var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt(articles);
        writer.Write7BitEncodedInt(counts.Count);
        var before = 0;
        foreach (var term in counts.Keys.Order())
        {
            writer.Write7BitEncodedInt(term - before);
            writer.Write7BitEncodedInt(counts[term]);
            before = term;
        }

        return stream.ToArray();
    }
}
