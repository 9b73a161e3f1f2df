using ContentApi.Domain.Text;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class WordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" — ", 0)]
    [InlineData("One", 1)]
    [InlineData("It's a well-known U.S. B-52.", 5)]
    [InlineData("war—and peace", 3)]
    [InlineData("and/or", 1)]
    [InlineData("1,200,000 people", 2)]
    [InlineData("a\nb\n\nc", 3)]
    [InlineData("北朝鮮の金正恩氏", 4)]
    [InlineData("北朝鮮のNHK放送", 4)]
    [InlineData("김정은 국무위원장", 2)]
    [InlineData("كيم يستقبل لافروف", 3)]
    public void Words_are_counted(string text, int words)
    {
        WordCount.Of(text).ShouldBe(words);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(238, 1)]
    [InlineData(239, 2)]
    [InlineData(412, 2)]
    public void Reading_takes_a_minute_for_each_238_words_begun(int words, int minutes)
    {
        WordCount.ReadingMinutes(words).ShouldBe(minutes);
    }
}
