using ContentApi.Http.StrictInput;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["title", "tags", "summary", "publishedAt", "expiresAt", "q"];

    [Theory]
    [InlineData("Title", "title")]
    [InlineData("TITLE", "title")]
    [InlineData("titel", "title")]
    [InlineData("published_at", "publishedAt")]
    [InlineData("publisehdAt", "publishedAt")]
    [InlineData("sumary", "summary")]
    [InlineData("tag", "tags")]
    [InlineData("Q", "q")]
    [InlineData("qq", null)]
    [InlineData("body", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_offered_within_a_third_of_the_length(string name, string? nearest) =>
        NearestName.To(name, Known).ShouldBe(nearest);

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abcd", "abdc", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void A_swap_of_neighbours_is_one_edit(string a, string b, int distance)
    {
        NearestName.Distance(a, b).ShouldBe(distance);
        NearestName.Distance(b, a).ShouldBe(distance);
    }

    [Fact]
    public void Without_a_near_one_a_few_valid_names_are_listed_and_many_are_not()
    {
        NearestName.Advice("zzz", Known).ShouldBe("; known are: title, tags, summary, publishedAt, expiresAt, q.");
        NearestName.Advice("zzz", [.. Enumerable.Range(0, 13).Select(i => $"name{i}")]).ShouldBe(".");
        NearestName.Advice("zzz", []).ShouldBe(": there are none here.");
    }
}
