using System.Numerics;

namespace ContentApi.Domain.Related;

/// <summary>One article's vector laid out to be compared with hundreds of stored ones, straight from their bytes.</summary>
public sealed class VectorProbe
{
    private readonly int[] slots;
    private readonly float[] weights;
    private readonly double norm;

    /// <param name="vector">The article that the others are compared with.</param>
    public VectorProbe(TermVector vector)
    {
        // Four slots a term: most terms of the other article are not here, and an empty slot says so at once.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)vector.Terms.Length * 4 + 4);
        slots = new int[size];
        weights = new float[size];
        norm = vector.Norm;

        for (var i = 0; i < vector.Terms.Length; i++)
        {
            var slot = SlotOf(vector.Terms[i]);
            slots[slot] = vector.Terms[i] + 1;
            weights[slot] = TermWeight.Of(vector.Codes[i]);
        }
    }

    /// <summary>As <see cref="TermVector.Cosine"/>, for a vector as <see cref="TermVector.Pack"/> stores it.</summary>
    public double Cosine(ReadOnlySpan<byte> packed)
    {
        var (sum, squares) = (0.0, 0.0);
        var other = new PackedVector(packed);
        while (other.MoveNext())
        {
            var weight = TermWeight.Of(other.Code);
            squares += weight * weight;
            var slot = SlotOf(other.Term);
            if (slots[slot] != 0)
                sum += weight * weights[slot];
        }

        return sum == 0 ? 0 : Math.Min(1, sum / (norm * Math.Sqrt(squares)));
    }

    private int SlotOf(int term)
    {
        // Numbers are hashes already: their low bits spread well. They are kept plus one, since 0 is an empty slot.
        var mask = slots.Length - 1;
        var slot = term & mask;
        while (slots[slot] != 0 && slots[slot] != term + 1)
            slot = slot + 1 & mask;

        return slot;
    }
}
