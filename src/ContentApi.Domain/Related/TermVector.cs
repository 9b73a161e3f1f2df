namespace ContentApi.Domain.Related;

/// <summary>An article as a direction in the space of terms: the terms by number, each with a weight, of length one together.</summary>
public sealed class TermVector
{
    private readonly int[] terms;
    private readonly byte[] codes;

    private TermVector(int[] terms, byte[] codes)
    {
        this.terms = terms;
        this.codes = codes;
        Norm = NormOf(codes);
    }

    /// <summary>The terms by ascending number.</summary>
    public ReadOnlySpan<int> Terms => terms;

    internal ReadOnlySpan<byte> Codes => codes;

    internal double Norm { get; }

    /// <summary>The vector of an article's terms.</summary>
    /// <param name="terms">The terms by ascending number.</param>
    /// <param name="weights">The weight of each, in any unit; those of 0 or less fall away.</param>
    public static TermVector Of(ReadOnlySpan<Term> terms, ReadOnlySpan<double> weights)
    {
        var heaviest = 0.0;
        foreach (var weight in weights)
            heaviest = Math.Max(heaviest, weight);

        var numbers = new List<int>(terms.Length);
        var codes = new List<byte>(terms.Length);
        for (var i = 0; i < terms.Length; i++)
        {
            if (weights[i] > 0 && TermWeight.Encode(weights[i], heaviest, terms[i].Visibility) is { } code)
            {
                numbers.Add(terms[i].Number);
                codes.Add(code);
            }
        }

        return new TermVector([.. numbers], [.. codes]);
    }

    /// <summary>How much two articles speak of the same: 0 for nothing in common, 1 for the same terms in the same proportions.</summary>
    public double Cosine(TermVector other)
    {
        var (sum, i, j) = (0.0, 0, 0);
        while (i < terms.Length && j < other.terms.Length)
        {
            if (terms[i] < other.terms[j])
                i++;
            else if (terms[i] > other.terms[j])
                j++;
            else
                sum += TermWeight.Of(codes[i++]) * TermWeight.Of(other.codes[j++]);
        }

        return sum == 0 ? 0 : Math.Min(1, sum / (Norm * other.Norm));
    }

    /// <summary>Whether a term stands in the article.</summary>
    public bool Has(int number) => Array.BinarySearch(terms, number) >= 0;

    /// <summary>The terms in common that weigh in both at least this share of the heaviest.</summary>
    public IEnumerable<int> SharedPeaks(TermVector other, double share)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (TermWeight.Of(codes[i]) >= share && Array.BinarySearch(other.terms, terms[i]) is >= 0 and var j && TermWeight.Of(other.codes[j]) >= share)
                yield return terms[i];
        }
    }

    /// <summary>The heaviest terms, heaviest first; of equal weights the smaller number first.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="isWanted">Leaves the others out; null takes all.</param>
    public IReadOnlyList<WeightedTerm> Heaviest(int count, Predicate<int>? isWanted = null)
    {
        var order = new long[terms.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = (long)TermWeight.StepOf(codes[i]) << 32 | (uint)i;
        Array.Sort(order);

        var heaviest = new List<WeightedTerm>(Math.Min(count, order.Length));
        foreach (var entry in order)
        {
            if (heaviest.Count == count)
                break;
            var index = (int)(uint)entry;
            if (isWanted is null || isWanted(terms[index]))
                heaviest.Add(new WeightedTerm(terms[index], (float)(TermWeight.Of(codes[index]) / Norm)));
        }

        return heaviest;
    }

    /// <summary>The vector in the form it is stored in; see <see cref="PackedVector"/>.</summary>
    public byte[] Pack() => PackedVector.Write(terms, codes);

    /// <summary>The vector that <see cref="Pack"/> gave the bytes of.</summary>
    public static TermVector Unpack(ReadOnlySpan<byte> packed)
    {
        var numbers = new List<int>(packed.Length / 4);
        var codes = new List<byte>(packed.Length / 4);
        var reader = new PackedVector(packed);
        while (reader.MoveNext())
        {
            numbers.Add(reader.Term);
            codes.Add(reader.Code);
        }

        return new TermVector([.. numbers], [.. codes]);
    }

    private static double NormOf(ReadOnlySpan<byte> codes)
    {
        var sum = 0.0;
        foreach (var code in codes)
            sum += TermWeight.Of(code) * TermWeight.Of(code);

        return Math.Sqrt(sum);
    }
}

/// <summary>A term and its share of an article's direction, 0 to 1.</summary>
public readonly record struct WeightedTerm(int Number, float Weight);
