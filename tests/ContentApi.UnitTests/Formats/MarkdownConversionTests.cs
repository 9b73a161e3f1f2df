using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Formats;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Formats;

public sealed class MarkdownConversionTests
{
    private static readonly BodyRenderer Renderer = new([]);

    [Theory]
    [InlineData("<p>One <b>bold</b> and <em>fine</em> word.</p><p>Two</p>", "One **bold** and *fine* word.\n\nTwo")]
    [InlineData("<h2>Head</h2><p>Text</p>", "## Head\n\nText")]
    [InlineData("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c")]
    [InlineData("<ol start=\"3\"><li>a</li><li>b</li></ol>", "3. a\n4. b")]
    [InlineData("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b")]
    [InlineData("<p>See <a href=\"https://a.example/x?y=1&amp;z=(2)\">the <i>page</i></a>.</p>", "See [the *page*](https://a.example/x?y=1&z=%282%29).")]
    [InlineData("<figure><img src=\"https://a.example/i.jpg\" alt=\"A [cat]\"><figcaption>Cat</figcaption></figure>", "![A \\[cat\\]](https://a.example/i.jpg)\n\nCat")]
    [InlineData("<pre><code class=\"language-cs\">if (a)\n\n    b();</code></pre>", "```cs\nif (a)\n\n    b();\n```")]
    [InlineData("<p>a<br>b</p>", "a\\\nb")]
    [InlineData("<p>a <code>x`y</code></p>", "a ``x`y``")]
    [InlineData("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O")]
    [InlineData("<table><tbody><tr><td>a\n\nb</td></tr></tbody></table>", "<table><tbody><tr><td>a&#10;&#10;b</td></tr></tbody></table>")]
    [InlineData("<p>a</p><hr><p>b</p>", "a\n\n___\n\nb")]
    [InlineData("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b")]
    public void Bodies_are_written_as_one_would_write_them(string html, string markdown) => MarkdownConversion.Of(html).ShouldBe(markdown);

    [Theory]
    [InlineData("# no heading")]
    [InlineData("1986. A year")]
    [InlineData("- no item")]
    [InlineData("+ no item")]
    [InlineData("> no quotation")]
    [InlineData("=== no underline")]
    [InlineData("*no* _emphasis_ **at** all_")]
    [InlineData("[no](https://link.example) ![image](x) [ref]: x")]
    [InlineData("`no` ~~~code~~~ ```fence```")]
    [InlineData("&amp; &copy; &#35; AT&T & <b>none</b> <script>alert(1)</script>")]
    [InlineData("C:\\path\\*")]
    [InlineData("2 * 3 * 4 = 24, a_b_c, 5 < 6 > 4")]
    public void Text_stays_text(string text)
    {
        var html = Renderer.Render(text, BodyFormat.Text).Html;

        var back = Renderer.Render(MarkdownConversion.Of(html), BodyFormat.Markdown);

        back.PlainText.ShouldBe(text);
        back.Html.Trim().ShouldBe(html);
    }

    [Theory]
    [InlineData("<p><b>Note:</b>text, <em>\"quoted\"</em>s, a<b>b</b>c<i>d</i><b>e</b><b>f</b></p>")]
    [InlineData("<p>Look!<a href=\"https://a.example/\">here</a> &amp;<b>amp;</b> <b> spaced </b>out</p>")]
    [InlineData("<ul><li></li><li># x</li><li>1. y</li><li><pre>code\n\n  more</pre></li><li><blockquote>q<ul><li>z</li></ul></blockquote></li></ul>")]
    [InlineData("<h1>A # b #</h1><h3>Two lines</h3><dl><dt>t</dt><dd>d</dd></dl><p>日本語の<b>「強調」</b>文</p>")]
    public void Reading_it_again_gives_the_same_text(string html)
    {
        var body = Renderer.Render(html, BodyFormat.Html);

        var back = Renderer.Render(MarkdownConversion.Of(body.Html), BodyFormat.Markdown);

        back.PlainText.ShouldBe(body.PlainText, MarkdownConversion.Of(body.Html));
    }

    [Fact]
    public void Any_text_in_any_block_is_read_again_as_it_was()
    {
        var words = Gen.OneOf("#", "1.", "-", "*", "**", "_", "[a]", "(b)", "!", "<i>", "&lt;", "&", "`", "``", "~~~", "\\", "word", "C++", "=", "---", ">", "|", "日本", "é", "😀", ";", "amp;");
        var text = words.Array[1, 12].Select(parts => string.Join(' ', parts));
        var glued = words.Array[1, 12].Select(parts => string.Concat(parts));
        var inline = Gen.OneOf(text, glued).Select(Escape);
        var marked = Gen.Select(Gen.OneOf("{0}", "<b>{0}</b>", "x<em>{0}</em>y", "<a href=\"https://a.example/\">{0}</a>", "<code>{0}</code>", "!<a href=\"/x\">{0}</a>", "<sub>{0}</sub>"), inline)
            .Select((frame, inner) => string.Format(null, frame, inner));
        var line = marked.Array[1, 4].Select(parts => string.Concat(parts));
        var block = Gen.Select(Gen.OneOf("<p>{0}</p>", "<h2>{0}</h2>", "<ul><li>{0}</li><li>z</li></ul>", "<ol start=\"7\"><li>{0}</li></ol>", "<blockquote>{0}</blockquote>", "<pre>{0}</pre>"), line)
            .Select((frame, inner) => string.Format(null, frame, inner));

        block.Array[1, 4].Select(blocks => string.Concat(blocks)).Sample(
            html =>
            {
                var body = Renderer.Render(html, BodyFormat.Html);
                var back = Renderer.Render(MarkdownConversion.Of(body.Html), BodyFormat.Markdown);
                back.PlainText.ShouldBe(body.PlainText, $"{body.Html}\n\n{MarkdownConversion.Of(body.Html)}\n\n{back.Html}");
                back.Removals.ShouldBeEmpty();
            },
            iter: 3_000);
    }

    [Fact]
    public void Bodies_of_other_peoples_markdown_keep_their_text()
    {
        var examples = SharedFolder.Lines("fixtures/markdown/commonmark-0.31.ndjson");
        foreach (var example in examples.Select(line => line.GetProperty("markdown").GetString()!))
        {
            var body = Renderer.Render(example, BodyFormat.Markdown);
            var back = Renderer.Render(MarkdownConversion.Of(body.Html), BodyFormat.Markdown);
            back.PlainText.ShouldBe(body.PlainText, $"{body.Html}\n\n{MarkdownConversion.Of(body.Html)}\n\n{back.Html}");
        }
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
