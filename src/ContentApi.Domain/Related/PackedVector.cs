namespace ContentApi.Domain.Related;

/// <summary>Reads a stored vector: for each term the distance from the one before in 7-bit groups, then its weight.</summary>
/// <remarks>About 4.5 bytes a term, where an array of numbers and one of weights take 6.</remarks>
internal ref struct PackedVector(ReadOnlySpan<byte> packed)
{
    private readonly ReadOnlySpan<byte> packed = packed;
    private int position;

    public int Term { get; private set; }

    public byte Code { get; private set; }

    /// <summary>Goes to the next term; false at the end, and where the bytes break off.</summary>
    public bool MoveNext()
    {
        var (gap, shift, at) = (0, 0, position);
        while (at < packed.Length - 1)
        {
            var group = packed[at++];
            gap |= (group & 0x7F) << shift;
            shift += 7;
            if (group >= 0x80)
                continue;

            Term += gap;
            Code = packed[at];
            position = at + 1;
            return true;
        }

        return false;
    }

    public static byte[] Write(ReadOnlySpan<int> terms, ReadOnlySpan<byte> codes)
    {
        var bytes = new byte[terms.Length * 6];
        var (length, before) = (0, 0);
        for (var i = 0; i < terms.Length; i++)
        {
            var gap = terms[i] - before;
            before = terms[i];
            while (gap >= 0x80)
            {
                bytes[length++] = (byte)(gap | 0x80);
                gap >>= 7;
            }

            bytes[length++] = (byte)gap;
            bytes[length++] = codes[i];
        }

        return bytes[..length];
    }
}
