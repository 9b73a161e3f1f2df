using ContentApi.Domain.Searching;
using ContentApi.UnitTests.Text;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Searching;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("white house", "0 1 &")]
    [InlineData("\"white house\" roof", "0 1 <1 2 &")]
    [InlineData("white -house", "0 1 ! &")]
    [InlineData("white - house", "0 1 &")]
    [InlineData("--white", "0 !")]
    [InlineData("-\"white house\"", "0 1 <1 !")]
    [InlineData("a or b c OR d", "0 1 2 & | 3 |")]
    [InlineData("or a or", "0 1 & 2 &")]
    [InlineData("a or -", "0 1 &")]
    [InlineData("covid-19", "0 1 <1")]
    [InlineData("東京都", "0 1 <1")]
    [InlineData("東", "0")]
    [InlineData("時代AI", "0 1 <2")]
    [InlineData("\" & | !", "")]
    public void A_query_becomes_a_program(string text, string program) => string.Join(' ', SearchQuery.Parse(text).Exact).ShouldBe(program);

    [Theory]
    [InlineData("white -house", "0")]
    [InlineData("\"white house\" -roof", "0 1 &")]
    [InlineData("white or -house", "")]
    [InlineData("-white", "")]
    public void The_index_is_asked_for_more_than_is_wanted_never_for_less(string text, string program) => string.Join(' ', SearchQuery.Parse(text).Wide).ShouldBe(program);

    [Fact]
    public void Every_program_leaves_one_result()
    {
        foreach (var text in NaughtyStringTests.All())
        {
            var query = SearchQuery.Parse(text);
            foreach (var program in (IReadOnlyList<string>[])[query.Exact, query.Positive, query.Wide])
            {
                var depth = 0;
                foreach (var step in program)
                {
                    depth += step[0] switch { '!' => 0, '&' or '|' or '<' => -1, _ => 1 };
                    depth.ShouldBeGreaterThan(0);
                }

                depth.ShouldBe(program.Count == 0 ? 0 : 1, text);
            }

            query.IsEmpty.ShouldBe(query.Exact.Count == 0);
        }
    }

    [Fact]
    public void Words_are_replaced_where_they_stand() =>
        SearchQuery.Parse("Archeopteryx, \"fosil\" -fosil").WithWords(new Dictionary<string, string> { ["archeopteryx"] = "archaeopteryx", ["fosil"] = "fossil" })
            .ShouldBe("archaeopteryx, \"fossil\" -fosil");

    [Theory]
    [InlineData("presidnet", "president")]
    [InlineData("presidet", "president")]
    [InlineData("resident", "president")]
    [InlineData("zzzzz", null)]
    public void The_nearest_word_is_chosen(string wanted, string? nearest) =>
        NearestWord.Of(wanted, [("president", 100, .6f), ("precedent", 3, .3f), ("presidio", 1, .5f)]).ShouldBe(nearest);

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "abcd", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Swaps_of_neighbours_are_one_slip(string a, string b, int distance)
    {
        NearestWord.Distance(a, b).ShouldBe(distance);
        NearestWord.Distance(b, a).ShouldBe(distance);
    }
}
