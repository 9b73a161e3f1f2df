using ContentApi.Domain.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Élan  Vital ", "elan vital")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Ünlü\u00A0und\nÄrger", "unlu und arger")]
    [InlineData("ΆΛΦΑ", "αλφα")]
    public void A_title_key_folds_case_accents_and_space(string title, string key)
    {
        FoldedText.TitleKey(title).ShouldBe(key);
    }

    [Theory]
    [InlineData("North  Korea ", "north korea")]
    [InlineData("ＮＨＫ", "nhk")]
    [InlineData("Cafe\u0301", "café")]
    public void A_name_key_folds_case_width_and_space_but_keeps_accents(string name, string key)
    {
        FoldedText.NameKey(name).ShouldBe(key);
    }

    [Fact]
    public void Names_with_different_accents_are_different()
    {
        FoldedText.NameKey("Pena").ShouldNotBe(FoldedText.NameKey("Peña"));
    }

    [Fact]
    public void Keys_of_keys_are_themselves()
    {
        Gen.String.Sample(text =>
            FoldedText.TitleKey(FoldedText.TitleKey(text)) == FoldedText.TitleKey(text)
            && FoldedText.NameKey(FoldedText.NameKey(text)) == FoldedText.NameKey(text));
    }
}
