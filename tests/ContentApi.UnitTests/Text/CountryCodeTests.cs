using System.Globalization;
using ContentApi.Domain.Text;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("JP", true)]
    [InlineData("KP", true)]
    [InlineData("GB", true)]
    [InlineData("UK", false)]
    [InlineData("EU", false)]
    [InlineData("XK", false)]
    [InlineData("jp", false)]
    [InlineData("JPN", false)]
    [InlineData("", false)]
    public void Only_assigned_codes_in_upper_case_are_valid(string code, bool isValid)
    {
        CountryCode.IsValid(code).ShouldBe(isValid);
    }

    [Fact]
    public void There_are_249_of_them()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToList();

        letters.SelectMany(first => letters.Select(second => $"{first}{second}")).Count(CountryCode.IsValid).ShouldBe(249);
    }

    [Fact]
    public void They_hold_every_country_that_the_system_has_a_culture_for()
    {
        CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName)
            .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper) && code is not ("XK" or "AC" or "DG" or "EA" or "IC" or "TA" or "CQ"))
            .ShouldAllBe(code => CountryCode.IsValid(code));
    }
}
