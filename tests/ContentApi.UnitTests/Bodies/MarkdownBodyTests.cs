using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Bodies;

public sealed partial class MarkdownBodyTests
{
    [Fact]
    public void Markdown_becomes_html()
    {
        var body = Bodies.FromMarkdown("# Title\n\nHello *world*, [link](https://e.example \"t\")\n\n```csharp\na < b\n```\n\n> quote\n\n- a\n- b\n");

        body.Html.ShouldBe("<h1>Title</h1>\n<p>Hello <em>world</em>, <a href=\"https://e.example\" title=\"t\">link</a></p>\n" +
            "<pre><code class=\"language-csharp\">a &lt; b\n</code></pre>\n<blockquote>\n<p>quote</p>\n</blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
        body.PlainText.ShouldBe("Title\nHello world, link\na < b\nquote\na\nb");
        body.Removals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a <b onclick=x>b</b> <script>alert(1)</script>", "<p>a <b>b</b> </p>\n", "onclick script")]
    [InlineData("[x](javascript:alert(1)) <javascript:alert(1)>", "<p><a>x</a> <a>javascript:alert(1)</a></p>\n", "href")]
    [InlineData("<div>\n\n*a*\n\n</div>", "<div>\n<p><em>a</em></p>\n</div>\n", "")]
    public void Html_in_it_is_sanitized(string markdown, string html, string removed)
    {
        var body = Bodies.FromMarkdown(markdown);

        body.Html.ShouldBe(html);
        body.Removed().ShouldBe(removed);
    }

    [Fact]
    public void It_is_CommonMark_without_extensions()
    {
        Bodies.FromMarkdown("|a|b|\n|-|-|\n|1|2|\n\n~~x~~ https://e.example").Html
            .ShouldBe("<p>|a|b|\n|-|-|\n|1|2|</p>\n<p>~~x~~ https://e.example</p>\n");
    }

    [Fact]
    public void The_examples_of_the_specification_come_out_as_it_says()
    {
        foreach (var example in SharedFolder.Lines("fixtures/markdown/commonmark-0.31.ndjson"))
        {
            var rendered = Bodies.FromMarkdown(example.GetProperty("markdown").GetString()!);
            var expected = Bodies.FromHtml(example.GetProperty("html").GetString()!);

            WithoutSpaceAroundBlocks(rendered.Html).ShouldBe(WithoutSpaceAroundBlocks(expected.Html), example.ToString());
            LifeSigns.In(rendered.Html).ShouldBeNull(example.ToString());
        }
    }

    [Fact]
    public void What_nests_beyond_measure_is_shown_as_text()
    {
        var body = Bodies.FromMarkdown(new string('>', 5000) + " a");

        body.Html.ShouldStartWith("<p>&gt;&gt;&gt;");
        body.Removed().ShouldBe("markdown");
    }

    // The specification's own tests compare like this: line breaks between blocks mean nothing in HTML.
    private static string WithoutSpaceAroundBlocks(string html) => BlockTag().Replace(html, "$1");

    [GeneratedRegex(@"\s*(</?(?:blockquote|code|div|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|tr|ul)\b[^>]*>)\s*")]
    private static partial Regex BlockTag();
}
