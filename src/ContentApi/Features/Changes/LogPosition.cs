using System.Buffers.Binary;
using System.Buffers.Text;

namespace ContentApi.Features.Changes;

/// <summary>A place in a change log, as callers keep it: the log's identity and the last entry before the place.</summary>
/// <param name="Log">The eight bytes that tell this database's log from any other.</param>
/// <param name="Sequence">The number of the last entry before it; 0 at the beginning.</param>
internal readonly record struct LogPosition(long Log, long Sequence)
{
    private const int Length = 2 * sizeof(long);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out LogPosition position)
    {
        position = default;
        if (text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(text))
            return false;

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        position = new LogPosition(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]));
        return position.Sequence >= 0 && position.ToString() == text;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Log);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], Sequence);
        return Base64Url.EncodeToString(bytes);
    }
}
