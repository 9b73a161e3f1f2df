using ContentApi.Features.ReaderAids;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.ReaderAids;

public sealed class ArticleBlocksTests
{
    [Theory]
    [InlineData("<p>One  <b>two</b>\n three<br>four</p>", "Paragraph: One two three four")]
    [InlineData("<h2>Head</h2><ul><li>A</li><li><p>B</p></li></ul><blockquote><p>Q</p></blockquote>", "Heading: Head|ListItem: A|ListItem: B|Quote: Q")]
    [InlineData("Bare<div>In a div<p>In it</p>after</div>", "Paragraph: Bare|Paragraph: In a div|Paragraph: In it|Paragraph: after")]
    [InlineData("<figure><img src=\"a.png\"><figcaption>Caption</figcaption></figure><table><tr><td>Cell</td></tr></table><pre>code</pre><p>Text</p>", "Paragraph: Text")]
    [InlineData("<p><ruby>漢<rt>かん</rt></ruby>字</p>", "Paragraph: 漢字")]
    [InlineData(null, "")]
    public void A_body_falls_into_its_blocks_without_captions_tables_and_code(string? html, string blocks) =>
        string.Join('|', ArticleBlocks.Of(html).Select(block => $"{block.Kind}: {block.Text}")).ShouldBe(blocks);
}
