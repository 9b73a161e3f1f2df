using System.Globalization;
using ContentApi.Domain.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Short text.", 280, "Short text.")]
    [InlineData("One two three", 13, "One two three")]
    [InlineData("One two three", 12, "One two…")]
    [InlineData("One two three", 8, "One two…")]
    [InlineData("One two three", 7, "One…")]
    [InlineData("One, two three", 7, "One…")]
    [InlineData("Line one\n\nline  two", 280, "Line one line two")]
    [InlineData("Extraordinarily", 6, "Extra…")]
    [InlineData("北朝鮮の金正恩氏", 5, "北朝鮮の…")]
    [InlineData("Kim 北朝鮮の金正恩氏", 8, "Kim 北朝鮮…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧 x", 10, "👩‍👩‍👧…")]
    [InlineData("", 10, "")]
    public void The_beginning_ends_at_a_word(string text, int maxCharacters, string excerpt)
    {
        Excerpt.Of(text, maxCharacters).ShouldBe(excerpt);
    }

    [Fact]
    public void It_has_280_characters_unless_told()
    {
        Excerpt.Of(string.Join(' ', Enumerable.Repeat("word", 100))).Length.ShouldBeInRange(276, 280);
    }

    [Fact]
    public void It_is_a_prefix_within_the_limit_that_takes_no_character_apart()
    {
        Gen.Select(Gen.String[Gen.Char["ab c,.\n北が\u0301👩é"], 0, 60], Gen.Int[1, 40]).Sample((text, limit) =>
        {
            var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var excerpt = Excerpt.Of(text, limit);
            var kept = excerpt.Length == line.Length ? excerpt : excerpt[..^1];

            return excerpt.Length <= limit && line.StartsWith(kept, StringComparison.Ordinal)
                && (kept.Length == line.Length || StringInfo.ParseCombiningCharacters(line).Contains(kept.Length));
        });
    }

    [Fact]
    public void A_limit_of_nothing_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Excerpt.Of("x", 0));
    }
}
