using ContentApi.Domain.Related;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class TextMeaningTests
{
    [Fact]
    public void One_direction_is_the_same_meaning_whatever_its_length_and_across_is_none()
    {
        var meaning = TextMeaning.Of([3, 4, 0])!;

        meaning.Cosine(TextMeaning.Of([30, 40, 0])!).ShouldBe(1, 1e-3);
        meaning.Cosine(TextMeaning.Of([0, 0, 2])!).ShouldBe(0, 1e-3);
        meaning.Cosine(TextMeaning.Of([-3, -4, 0])!).ShouldBe(0);
        meaning.Cosine(TextMeaning.Of([3, 4])!).ShouldBe(0, "Another model's has another length.");
    }

    [Fact]
    public void What_is_no_direction_is_no_meaning()
    {
        TextMeaning.Of([]).ShouldBeNull();
        TextMeaning.Of([0, 0]).ShouldBeNull();
        TextMeaning.Of([1, float.NaN]).ShouldBeNull();
        TextMeaning.Of([1, float.PositiveInfinity]).ShouldBeNull();
    }

    [Fact]
    public void It_comes_back_from_its_bytes_as_it_was() =>
        Gen.Float[-1, 1].Array[2, 64].Where(embedding => embedding.Any(part => Math.Abs(part) > 0.01f)).Sample(embedding =>
        {
            var meaning = TextMeaning.Of(embedding)!;

            TextMeaning.Unpack(meaning.Pack()).Pack().ShouldBe(meaning.Pack());
            TextMeaning.Unpack(meaning.Pack()).Cosine(meaning).ShouldBe(1, 0.01);
        });

    [Fact]
    public void Meaning_adds_to_what_the_words_share_and_takes_nothing_away()
    {
        RelatedScore.WithMeaning(0.2, 1).ShouldBeGreaterThan(RelatedScore.WithMeaning(0.2, 0.7));
        RelatedScore.WithMeaning(0.2, 0.7).ShouldBeGreaterThan(0.2);
        RelatedScore.WithMeaning(0.2, 0.3).ShouldBe(0.2, "Any two texts are so much alike.");
    }
}
