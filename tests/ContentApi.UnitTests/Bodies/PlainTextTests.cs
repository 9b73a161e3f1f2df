using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Bodies;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<p>One  <b>two</b>\n three</p><p>four</p>", "One two three\nfour")]
    [InlineData("a<b>b</b>c", "abc")]
    [InlineData("<ul><li>a</li><li>b</li></ul>c", "a\nb\nc")]
    [InlineData("<p>a<br>b<br><br>c</p>", "a\nb\nc")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc")]
    [InlineData("<h1>T</h1>\n<div><div><p>x</p></div></div>", "T\nx")]
    [InlineData("<p>1 &lt; 2 &amp;&nbsp;3</p>", "1 < 2 & 3")]
    [InlineData("<figure><img src=/a alt=no><figcaption>yes</figcaption></figure>", "yes")]
    [InlineData("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です", "漢字です")]
    [InlineData("<script>x</script><p> </p>", "")]
    public void Blocks_are_lines_and_white_space_is_folded(string html, string plainText)
    {
        Bodies.FromHtml(html).PlainText.ShouldBe(plainText);
    }

    [Fact]
    public void Words_are_counted_in_it()
    {
        Bodies.FromHtml("<p>One two</p><p>three</p>").WordCount.ShouldBe(3);
    }
}
