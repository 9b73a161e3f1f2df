using System.Runtime.InteropServices;

namespace ContentApi.Domain.Related;

/// <summary>What an article is about as a model has it (an embedding): a direction, of length one.</summary>
public sealed class TextMeaning
{
    private readonly Half[] direction;

    private TextMeaning(Half[] direction) => this.direction = direction;

    /// <summary>The meaning that a model gave, in any length; null when it is none.</summary>
    public static TextMeaning? Of(ReadOnlySpan<float> embedding)
    {
        var squares = 0.0;
        foreach (var part in embedding)
            squares += (double)part * part;
        if (!double.IsFinite(squares) || squares <= 0)
            return null;

        var length = Math.Sqrt(squares);
        var direction = new Half[embedding.Length];
        for (var i = 0; i < direction.Length; i++)
            direction[i] = (Half)(embedding[i] / length);

        return new TextMeaning(direction);
    }

    /// <summary>How near two are: 1 for the same, 0 for nothing in common or for meanings of different models.</summary>
    public double Cosine(TextMeaning other)
    {
        if (direction.Length != other.direction.Length)
            return 0;

        var sum = 0.0;
        for (var i = 0; i < direction.Length; i++)
            sum += (float)direction[i] * (float)other.direction[i];

        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>The bytes it is stored in: two a dimension.</summary>
    public byte[] Pack() => MemoryMarshal.AsBytes<Half>(direction).ToArray();

    /// <summary>The meaning that <see cref="Pack"/> gave the bytes of.</summary>
    public static TextMeaning Unpack(ReadOnlySpan<byte> packed) => new(MemoryMarshal.Cast<byte, Half>(packed).ToArray());
}
