using ContentApi.Domain.Text;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("EN-us")]
    [InlineData("zh-Hant-TW")]
    [InlineData("zh-cmn-Hans-CN")]
    [InlineData("es-419")]
    [InlineData("de-CH-1996")]
    [InlineData("sl-rozaj-biske-1994")]
    [InlineData("hy-Latn-IT-arevela")]
    [InlineData("en-u-islamcal-x-abc")]
    [InlineData("de-a-xxx-b-yyy")]
    [InlineData("x-whatever")]
    [InlineData("i-klingon")]
    [InlineData("sgn-BE-FR")]
    [InlineData("art-lojban")]
    [InlineData("zh-min-nan")]
    [InlineData("und")]
    public void Well_formed_tags_are_valid(string tag)
    {
        LanguageTag.IsValid(tag).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("en_US")]
    [InlineData("en-")]
    [InlineData("-en")]
    [InlineData("en--US")]
    [InlineData("en US")]
    [InlineData("en\n")]
    [InlineData("englishlanguage")]
    [InlineData("de-419-DE")]
    [InlineData("a-DE")]
    [InlineData("ar-a-aaa-b-bbb-a-ccc")]
    [InlineData("de-1996-1996")]
    [InlineData("en-x")]
    [InlineData("en-a")]
    [InlineData("ｅｎ")]
    [InlineData("ın")]
    [InlineData("sKR-\u212Aa")]
    public void Other_texts_are_not(string tag)
    {
        LanguageTag.IsValid(tag).ShouldBeFalse();
    }

    [Theory]
    [InlineData("en-us", "en-US")]
    [InlineData("ZH-HANT-hk", "zh-Hant-HK")]
    [InlineData("sr-latn-rs", "sr-Latn-RS")]
    [InlineData("es-419", "es-419")]
    [InlineData("en-ca-X-CA", "en-CA-x-ca")]
    [InlineData("AZ-latn-X-LATN", "az-Latn-x-latn")]
    [InlineData("de-ch-1996", "de-CH-1996")]
    [InlineData("SGN-be-fr", "sgn-BE-FR")]
    public void Each_part_is_written_in_its_customary_case(string tag, string canonical)
    {
        LanguageTag.Canonical(tag).ShouldBe(canonical);
        LanguageTag.IsValid(canonical).ShouldBeTrue();
    }
}
