using ContentApi.Domain.Related;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Related;

public sealed class SourceDiversityTests
{
    [Theory]
    [InlineData("aabb", "aabb")]
    [InlineData("aaab", "aaba")]
    [InlineData("aaaaabc", "aabaaca")]
    [InlineData("abbbba", "abbabb")]
    [InlineData("aaaa", "aaaa")]
    [InlineData("", "")]
    public void A_third_of_one_source_waits_for_the_next_of_another(string bestFirst, string arranged) =>
        string.Concat(SourceDiversity.Arrange(bestFirst, source => source)).ShouldBe(arranged);

    [Fact]
    public void Nothing_is_lost_and_three_in_a_row_come_only_when_the_rest_is_of_that_source() =>
        Gen.Char["abc"].Array[0, 20].Sample(bestFirst =>
        {
            var arranged = SourceDiversity.Arrange(bestFirst, source => source);

            arranged.Order().ShouldBe(bestFirst.Order());
            for (var i = 2; i < arranged.Count; i++)
            {
                if (arranged[i] == arranged[i - 1] && arranged[i] == arranged[i - 2])
                    arranged.Skip(i).ShouldAllBe(source => source == arranged[i]);
            }
        });
}
