using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Bodies;

public sealed class TextBodyTests
{
    [Theory]
    [InlineData("One.", "<p>One.</p>")]
    [InlineData("One\ntwo\n\nthree", "<p>One<br>two</p>\n<p>three</p>")]
    [InlineData("One\r\n\r\n \r\n\r\ntwo\r\n", "<p>One</p>\n<p>two</p>")]
    [InlineData("  a  b ", "<p>a  b</p>")]
    [InlineData("<b>1 & 2</b>", "<p>&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("bell\u0007\u0003", "<p>bell</p>")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void Paragraphs_end_at_blank_lines(string text, string html)
    {
        var body = Bodies.FromText(text);

        body.Html.ShouldBe(html);
        body.Removals.ShouldBeEmpty();
        Bodies.FromHtml(body.Html).Html.ShouldBe(html);
    }

    [Fact]
    public void Its_plain_text_has_a_line_for_each()
    {
        var body = Bodies.FromText("One  two\nthree\n\nfour & five");

        body.PlainText.ShouldBe("One two\nthree\nfour & five");
        body.WordCount.ShouldBe(5);
        Bodies.FromHtml(body.Html).PlainText.ShouldBe(body.PlainText);
    }
}
