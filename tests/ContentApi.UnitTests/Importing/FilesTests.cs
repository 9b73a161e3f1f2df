using ContentApi.Features.Articles.Importing.Files;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Importing;

public sealed class FilesTests
{
    [Theory]
    [InlineData("One\n\nTwo\nlines", "<p>One</p>\n<p>Two<br>\nlines</p>")]
    [InlineData("Text<ul><li>a</li></ul>more", "<p>Text</p>\n<ul>\n<li>a</li>\n</ul>\n<p>more</p>")]
    [InlineData("a\n<pre>x\n\n<b>y</b></pre>\nb", "<p>a</p>\n<pre>x\n\n<b>y</b></pre>\n<p>b</p>")]
    [InlineData("<!-- wp:paragraph -->\n<p>a</p>\n\nb", "<!-- wp:paragraph -->\n<p>a</p>\n\nb")]
    [InlineData("[gallery ids=\"1,2\"]See [embed]https://v.example/1[/embed]", "<p>See</p>\n<p><a href=\"https://v.example/1\">https://v.example/1</a></p>")]
    public void WordPress_paragraphs_are_those_its_readers_saw(string content, string html) => Paragraphs.Of(content).ShouldBe(html);

    [Theory]
    [InlineData("<a>x & y &mdash; &amp; &#38; &nosuch; ?a=1&b=2</a>", "<a>x &amp; y — &amp; &#38; &amp;nosuch; ?a=1&amp;b=2</a>\n")]
    [InlineData("<a><![CDATA[x & y]]> & z</a>", "<a><![CDATA[x & y]]> &amp; z</a>\n")]
    [InlineData("<![CDATA[a &\n& b]]>&", "<![CDATA[a &\n& b]]>&amp;\n")]
    public void Loose_ampersands_of_XML_are_mended_outside_CDATA(string xml, string mended)
    {
        using var text = new MendedXml(new StringReader(xml));

        text.ReadToEnd().ShouldBe(mended);
    }
}
