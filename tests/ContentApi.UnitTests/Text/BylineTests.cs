using ContentApi.Domain.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class BylineTests
{
    [Theory]
    [InlineData("By Jack Kim", "Jack Kim")]
    [InlineData("By A, B and C", "A|B|C")]
    [InlineData("By A, B, and C", "A|B|C")]
    [InlineData("BY A & B", "A|B")]
    [InlineData("by: A; B", "A|B")]
    [InlineData("Jack Kim", "Jack Kim")]
    [InlineData("A and B, Reuters", "A|B")]
    [InlineData("By Reuters", "Reuters")]
    [InlineData("The Associated Press", "The Associated Press")]
    [InlineData("By Jack Kim, Senior Correspondent", "Jack Kim")]
    [InlineData("Staff Writer", "Staff Writer")]
    [InlineData("By Jack Kim in Seoul", "Jack Kim")]
    [InlineData("By Jack Kim (Reuters)", "Jack Kim")]
    [InlineData("Jack Kim <jack@example.com>", "Jack Kim")]
    [InlineData("Jack Kim jack@example.com @jackkim", "Jack Kim")]
    [InlineData("Reporting by Jack Kim and Hyunsu Yim; Editing by Ed Davies", "Jack Kim|Hyunsu Yim")]
    [InlineData("Martin Luther King, Jr. and Robert Downey Jr.", "Martin Luther King, Jr.|Robert Downey Jr.")]
    [InlineData("Sandy Byrd and Andy Anderson", "Sandy Byrd|Andy Anderson")]
    [InlineData("By A, a and Ａ", "A")]
    [InlineData("山田太郎、鈴木花子", "山田太郎|鈴木花子")]
    [InlineData("By  Jack\tKim ", "Jack Kim")]
    public void Names_are_read_from_the_byline(string byline, string names)
    {
        string.Join('|', Byline.Authors(byline)).ShouldBe(names);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("By")]
    [InlineData("by , and &")]
    [InlineData("—")]
    public void Without_a_name_there_is_no_author(string? byline)
    {
        Byline.Authors(byline).ShouldBeEmpty();
    }

    [Fact]
    public void There_are_at_most_50_names_of_at_most_100_characters()
    {
        Byline.Authors(string.Join(", ", Enumerable.Range(0, 80).Select(i => $"N{i}"))).Count.ShouldBe(50);
        Byline.Authors($"By {new string('a', 101)} and B").ShouldBe(["B"]);
    }

    [Fact]
    public void Names_are_distinct_trimmed_and_short()
    {
        Gen.String[Gen.Char["ABc. ,&;-'yand\t"], 0, 200].Sample(byline =>
        {
            var names = Byline.Authors(byline);

            return names.Select(FoldedText.NameKey).Distinct().Count() == names.Count
                && names.All(name => name.Length is > 0 and <= 100 && name == name.Trim());
        });
    }
}
