namespace ContentApi.Domain.Related;

/// <summary>
/// A term's weight in a byte: six bits for how far it is below the article's heaviest term, in eighths of an octave, and two for
/// where the term is shown.
/// </summary>
/// <remarks>
/// A step is 9 %, so a weight is off by 4.4 % at most. Over hundreds of terms that averages out: the labelled sets score the same
/// as with floating-point weights, at a third of the bytes.
/// </remarks>
internal static class TermWeight
{
    private const int Steps = 64;
    private const double StepsAnOctave = 8;

    private static readonly float[] Values = [.. Enumerable.Range(0, 256).Select(code => (float)Math.Pow(2, -(code >> 2) / StepsAnOctave))];

    /// <summary>The byte for a weight, or null for one too light to matter: under 1/256 of the heaviest.</summary>
    public static byte? Encode(double weight, double heaviest, Visibility visibility)
    {
        var step = (int)Math.Round(Math.Log2(heaviest / weight) * StepsAnOctave);

        return step < Steps ? (byte)(step << 2 | (int)visibility) : null;
    }

    /// <summary>The weight as a share of the article's heaviest.</summary>
    public static float Of(byte code) => Values[code];

    public static Visibility VisibilityOf(byte code) => (Visibility)(code & 3);

    /// <summary>0 for the heaviest weight, and up to 63.</summary>
    public static int StepOf(byte code) => code >> 2;
}
