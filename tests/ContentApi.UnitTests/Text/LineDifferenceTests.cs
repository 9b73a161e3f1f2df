using ContentApi.Domain.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class LineDifferenceTests
{
    private static readonly string[] Pieces = ["<p>a</p>", "\n", "\r\n", "text", "<br>", "<li>b</li>", "<"];
    private static readonly Gen<string[]> Lines = Gen.Int[0, 3].Select(i => $"line {i}").Array[0, 30];

    [Fact]
    public void The_pieces_make_the_second_text_of_the_first() => Gen.Select(Lines, Lines).Sample((from, to) =>
    {
        var made = new List<string>();
        var place = 0;
        foreach (var (at, removed, atNew, added) in LineDifference.Between(from, to))
        {
            made.AddRange(from[place..at]);
            made.Count.ShouldBe(atNew);
            (removed + added).ShouldBeGreaterThan(0);
            made.AddRange(to[atNew..(atNew + added)]);
            place = at + removed;
        }

        made.AddRange(from[place..]);
        made.ShouldBe(to);
    });

    [Fact]
    public void Equal_texts_differ_nowhere() => Lines.Sample(lines => LineDifference.Between(lines, [.. lines]).ShouldBeEmpty());

    [Fact]
    public void One_changed_line_is_one_piece() =>
        LineDifference.Between(["a", "b", "c", "d", "e"], ["a", "b", "X", "d", "e"]).ShouldBe([(2, 1, 2, 1)]);

    [Fact]
    public void Lines_joined_are_the_body() => Gen.Int[0, 6].Array[0, 20].Select(places => string.Concat(places.Select(place => Pieces[place])))
        .Sample(body => string.Concat(LineDifference.Lines(body)).ShouldBe(body));

    [Theory]
    [InlineData("<p>a</p><p>b</p>", 2)]
    [InlineData("<p>a</p>\n<p>b</p>\n", 2)]
    [InlineData("a\nb", 2)]
    [InlineData("<ul><li>a</li><li>b</li></ul>", 3)]
    [InlineData("", 0)]
    public void Lines_end_at_breaks_and_behind_blocks(string body, int lines) => LineDifference.Lines(body).Count.ShouldBe(lines);

    [Fact]
    public void Texts_without_a_line_in_common_are_one_piece_however_long() =>
        LineDifference.Between([.. Enumerable.Range(0, 5_000).Select(i => $"a{i}")], [.. Enumerable.Range(0, 5_000).Select(i => $"b{i}")]).Count.ShouldBe(1);
}
