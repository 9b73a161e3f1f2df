using ContentApi.Domain.Articles;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Bodies;

public sealed class HostileBodyTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href=/x>", "</a>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<caption>", "<tr>", "<td>",
        "</td>", "</table>", "<colgroup>", "<col>", "<h1>", "<h2>", "<dl>", "<dt>", "<dd>", "<pre>", "\n", "<ruby>", "<rt>", "<span>", "</span>", "<br>", "<img src=x>",
        "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "<style>", "</style>", "<script>", "</script>", "<template>", "<select>", "<option>", "<form>",
        "<noscript>", "<textarea>", "</textarea>", "<title>", "<xmp>", "<plaintext>", "<iframe src=//v.example>", "</iframe>", "<embed src=//v.example>",
        "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<img title=\"--><img src=x onerror=alert(1)>\">", "<a title=\"</style><img src=x onerror=alert(1)>\">",
        "x", " ", "&lt;", "&amp;lt;", "&", "<", ">", "\"", "'", "`", "=", "onerror=alert(1)", "<svg/onload=alert(1)>", "<p onclick='",
    ];

    [Theory]
    [InlineData("dompurify.ndjson")]
    [InlineData("h5sc.ndjson")]
    [InlineData("payloads.ndjson")]
    [InlineData("svg-files.ndjson")]
    public void Nothing_alive_survives_of_the_public_lists(string file)
    {
        foreach (var line in SharedFolder.Lines($"fixtures/xss/{file}"))
        {
            var payload = (line.TryGetProperty("payload", out var given) ? given : line.GetProperty("text")).GetString()!;
            foreach (var format in Enum.GetValues<BodyFormat>())
                ShouldBeHarmless(payload, format);
        }
    }

    [Fact]
    public void Sanitizing_twice_is_sanitizing_once()
    {
        Soup(Pieces).Sample(html => ShouldBeHarmless(html, BodyFormat.Html), iter: 2000);
    }

    [Fact]
    public void Markdown_of_any_kind_is_harmless()
    {
        Soup([.. Pieces, "*", "**", "[", "](", ")", "> ", "- ", "```", "`", "    ", "![", "[a]: ", "javascript:x", "<javascript:x>"])
            .Sample(markdown => ShouldBeHarmless(markdown, BodyFormat.Markdown), iter: 1000);
    }

    [Fact]
    public void Text_of_any_kind_is_harmless()
    {
        Gen.OneOf(Gen.String, Soup(Pieces)).Sample(text => ShouldBeHarmless(text, BodyFormat.Text), iter: 1000);
    }

    [Fact]
    public void One_renderer_serves_many_threads()
    {
        var expected = Bodies.FromHtml("<p>a<script>b</script><iframe src=//v.example></iframe></p>");

        Parallel.For(0, 1000, i =>
        {
            var other = Bodies.FromHtml($"<p class={i}>{i}</p>");
            other.Html.ShouldBe($"<p>{i}</p>");
            other.Removed().ShouldBe("class");
            Bodies.FromHtml("<p>a<script>b</script><iframe src=//v.example></iframe></p>").Html.ShouldBe(expected.Html);
        });
    }

    private static Gen<string> Soup(string[] pieces) =>
        Gen.Int[0, pieces.Length - 1].Array[0, 40].Select(picks => string.Concat(picks.Select(pick => pieces[pick])));

    private static void ShouldBeHarmless(string body, BodyFormat format)
    {
        var rendered = Bodies.Renderer.Render(body, format);
        LifeSigns.In(rendered.Html).ShouldBeNull(body);

        var again = Bodies.FromHtml(rendered.Html);
        again.Html.ShouldBe(rendered.Html, body);
        again.PlainText.ShouldBe(rendered.PlainText, body);
        again.Removals.ShouldBeEmpty(body);
    }
}
