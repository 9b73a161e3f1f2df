using ContentApi.Domain.Related;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class TermVectorTests
{
    private static readonly Gen<TermVector> Vectors =
        from numbers in Gen.Int[0, 400].HashSet[1, 120]
        from weights in Gen.Double[0.01, 50].Array[numbers.Count]
        select VectorOf([.. numbers.Order()], weights);

    [Fact]
    public void A_vector_is_one_with_itself() => Vectors.Sample(vector => vector.Cosine(vector).ShouldBe(1, 1e-6));

    [Fact]
    public void The_cosine_does_not_ask_who_is_first() =>
        Gen.Select(Vectors, Vectors).Sample((one, other) => one.Cosine(other).ShouldBe(other.Cosine(one), 1e-9));

    [Fact]
    public void The_cosine_is_between_0_and_1() =>
        Gen.Select(Vectors, Vectors).Sample((one, other) => one.Cosine(other).ShouldBeInRange(0, 1));

    [Fact]
    public void Packing_loses_nothing() => Vectors.Sample(vector =>
    {
        var again = TermVector.Unpack(vector.Pack());

        again.Terms.ToArray().ShouldBe(vector.Terms.ToArray());
        again.Cosine(vector).ShouldBe(1, 1e-6);
    });

    [Fact]
    public void The_probe_reads_the_same_cosine_from_the_bytes() =>
        Gen.Select(Vectors, Vectors).Sample((one, other) => new VectorProbe(one).Cosine(other.Pack()).ShouldBe(one.Cosine(other), 1e-5));

    [Fact]
    public void Bytes_that_break_off_give_what_came_before() => Vectors.Sample(vector =>
    {
        var packed = vector.Pack();

        TermVector.Unpack(packed.AsSpan(0, packed.Length - 1)).Terms.Length.ShouldBe(vector.Terms.Length - 1);
    });

    [Fact]
    public void Rounding_keeps_weights_within_five_percent_and_so_their_order()
    {
        var weights = Enumerable.Range(0, 40).Select(i => Math.Pow(1.1, i)).ToArray();
        var vector = VectorOf([.. Enumerable.Range(0, 40)], weights);

        var heaviest = vector.Heaviest(40);

        heaviest.Select(term => term.Number).ShouldBe(Enumerable.Range(0, 40).Reverse());
        foreach (var term in heaviest)
            (term.Weight / heaviest[0].Weight).ShouldBe((float)(weights[term.Number] / weights[39]), 0.05f * term.Weight / heaviest[0].Weight);
    }

    [Fact]
    public void Rounding_changes_a_cosine_by_two_hundredths_at_most() =>
        Gen.Select(Gen.Double[0.5, 50].Array[200], Gen.Double[0.5, 50].Array[200]).Sample((one, other) =>
        {
            var numbers = Enumerable.Range(0, 200).ToArray();
            var exact = one.Zip(other, (a, b) => a * b).Sum() / Math.Sqrt(one.Sum(a => a * a) * other.Sum(b => b * b));

            VectorOf(numbers, one).Cosine(VectorOf(numbers, other)).ShouldBe(exact, 0.02);
        });

    [Fact]
    public void Only_the_wanted_terms_are_among_the_heaviest() =>
        VectorOf([1, 2, 3, 4], [4, 3, 2, 1]).Heaviest(2, number => number % 2 == 0).Select(term => term.Number).ShouldBe([2, 4]);

    [Fact]
    public void Weights_of_the_whole_vector_have_length_one() =>
        Vectors.Sample(vector => vector.Heaviest(int.MaxValue).Sum(term => (double)term.Weight * term.Weight).ShouldBe(1, 1e-4));

    [Fact]
    public void An_empty_vector_has_nothing_in_common_with_any()
    {
        var empty = VectorOf([], []);

        empty.Cosine(empty).ShouldBe(0);
        new VectorProbe(empty).Cosine(empty.Pack()).ShouldBe(0);
    }

    private static TermVector VectorOf(int[] numbers, double[] weights) =>
        TermVector.Of([.. numbers.Select(number => new Term(number, 1, false, Visibility.Full))], weights);
}
