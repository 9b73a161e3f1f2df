using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Bodies;

public sealed class HtmlBodyTests
{
    [Theory]
    [InlineData("<p>Hi <b>there</b>, <i>you</i> <em>two</em></p>")]
    [InlineData("<h1>1</h1><h2>2</h2><h6>6</h6>")]
    [InlineData("<ul><li>a</li><li>b<ol start=\"3\" type=\"a\"><li value=\"4\">c</li></ol></li></ul>")]
    [InlineData("<dl><dt>a</dt><dd>b</dd></dl>")]
    [InlineData("<blockquote cite=\"https://e.example/q\"><p>a <q>b</q> <cite>c</cite></p></blockquote>")]
    [InlineData("<figure><img src=\"https://e.example/a.jpg\" srcset=\"https://e.example/a.jpg 1x, /b.jpg 2x\" sizes=\"(min-width: 50em) 50vw, 100vw\" alt=\"A &lt; B\" width=\"600\" height=\"400\" loading=\"lazy\"><figcaption>c</figcaption></figure>")]
    [InlineData("<table><caption>t</caption><colgroup><col span=\"2\"></colgroup><thead><tr><th scope=\"col\">h</th></tr></thead><tbody><tr><td colspan=\"2\" rowspan=\"3\">d</td></tr></tbody></table>")]
    [InlineData("<pre><code class=\"language-csharp\">a &lt; b\n  c</code></pre>")]
    [InlineData("<p><s>a</s><del datetime=\"2025-07-13\">b</del><ins>c</ins><sub>d</sub><sup>e</sup><small>f</small><mark>g</mark><u>h</u></p>")]
    [InlineData("<p><abbr title=\"United Nations\">UN</abbr> <time datetime=\"2025-07-13T10:00Z\">Sunday</time><br>x</p><hr>")]
    [InlineData("<div lang=\"ja\" dir=\"ltr\"><span lang=\"en-US\">a</span></div><section><aside>b</aside></section>")]
    [InlineData("<p><a href=\"https://e.example/?a=1&amp;b=2\">a</a><a href=\"mailto:a@e.example\">b</a><a href=\"tel:+8112345\">c</a><a href=\"/d\">d</a><a href=\"#e\">e</a></p>")]
    [InlineData("<p><a href=\"/x\" rel=\"nofollow sponsored\">x</a></p>")]
    [InlineData("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby></p>")]
    [InlineData("plain text &amp; 1 &lt; 2 &gt; 0 “ok” \u00A0")]
    [InlineData("<b><p>bold</p></b><a href=\"/x\"><h2>t</h2></a>")]
    public void A_clean_body_stays_as_it_is(string html)
    {
        var body = Bodies.FromHtml(html);

        body.Html.ShouldBe(html);
        body.Removals.ShouldBeEmpty();
        LifeSigns.In(html).ShouldBeNull();
    }

    [Theory]
    [InlineData("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", "script")]
    [InlineData("<style>p{color:red}</style><p>a</p>", "<p>a</p>", "style")]
    [InlineData("<p onclick=x style=\"color:red\" class=y id=z>t</p>", "<p>t</p>", "onclick style class id")]
    [InlineData("<p ONCLICK=x onclick=y>t</p>", "<p>t</p>", "onclick")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>", "href")]
    [InlineData("<a href=\" &#1;jAvA\tscr\nipt&colon;alert(1)\">x</a>", "<a>x</a>", "href")]
    [InlineData("<a href=\"vbscript:x\">x</a><a href=\"data:text/html,x\">y</a>", "<a>x</a><a>y</a>", "href")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=\"x\">", "onerror")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=a>b", "b", "src img")]
    [InlineData("<img src=/a srcset=\"/a 1x, javascript:x 2x\">", "<img src=\"/a\">", "srcset")]
    [InlineData("<svg onload=alert(1)><circle/></svg>a<math><mi>x</mi></math>", "a", "svg math")]
    [InlineData("<svg><p>a</svg>b", "<p>ab</p>", "svg")]
    [InlineData("<form action=/x><input name=q><p>a</p><button>Go</button></form>", "<div><p>a</p></div>", "form action input button")]
    [InlineData("<font color=red>a</font><blink>b</blink>", "ab", "font blink")]
    [InlineData("<article>a</article><article>b</article>", "<div>a</div><div>b</div>", "article")]
    [InlineData("<template><p>a</p></template><noscript><p>b</p></noscript>c", "c", "template noscript")]
    [InlineData("<textarea><p>a</textarea><select><option>b</select><title>c</title>d", "d", "textarea select title")]
    [InlineData("<html><head><title>t</title></head><body><p>a</p></body></html>", "<p>a</p>", "html head title body")]
    [InlineData("<base href=//evil.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x>a", "a", "base meta link")]
    [InlineData("<a href=/x target=_top>a</a>", "<a href=\"/x\">a</a>", "target")]
    [InlineData("<a href=/x rel=stylesheet>a</a>", "<a href=\"/x\">a</a>", "rel")]
    [InlineData("<td>a</td>b", "ab", "td")]
    [InlineData("<table background=javascript:x><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>", "background")]
    public void What_is_taken_out_is_told(string html, string left, string removed)
    {
        var body = Bodies.FromHtml(html);

        body.Html.ShouldBe(left);
        body.Removed().ShouldBe(removed);
        body.Removals.ShouldAllBe(removal => removal.Path == "body");
    }

    [Theory]
    [InlineData("<p>a<p>b", "<p>a</p><p>b</p>")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>")]
    [InlineData("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>", "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>")]
    [InlineData("<table>a<tr><td>b</table>", "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>")]
    [InlineData("<b><i>x</b>y</i>z", "<b><i>x</i></b><i>y</i>z")]
    [InlineData("<b>1<p>2</b>3</p>4", "<b>1<p>23</p></b>4")]
    [InlineData("<a href=x>1<a href=y>2</a>", "<a href=\"x\">1</a><a href=\"y\">2</a>")]
    [InlineData("<h2>a<h3>b</h2>c", "<h2>a</h2><h3>b</h3>c")]
    [InlineData("<p>a</br>b<br/>c</p>", "<p>a<br>b<br>c</p>")]
    [InlineData("<div><p>a</div>b", "<div><p>a</p></div>b")]
    [InlineData("</p></div>a", "a")]
    [InlineData("<pre>\n\na</pre>", "<pre>\n\na</pre>")]
    [InlineData("<p>a<!-- c --><?x?><!doctype html>b", "<p>ab</p>")]
    [InlineData("<P>A</P><IMG SRC=/a ALT='\"'>", "<p>A</p><img src=\"/a\" alt=\"&quot;\">")]
    [InlineData("<img src=/a src=/b width=600px>", "<img src=\"/a\" width=\"600\">")]
    [InlineData("a\r\nb\u0007&#1;c", "a\nbc")]
    [InlineData("a\uFFFF<b title=\uFFFF>b</b>c", "a\uFFFD<b title=\"\uFFFD\">b</b>c")]
    [InlineData("<p title=unclosed", "")]
    public void Loose_markup_is_put_in_order(string html, string left)
    {
        var body = Bodies.FromHtml(html);

        body.Html.ShouldBe(left);
        body.Removals.ShouldBeEmpty();
    }

    [Fact]
    public void A_link_to_a_new_window_does_not_hand_over_its_opener()
    {
        Bodies.FromHtml("<a target=_BLANK href=/x>a</a>").Html
            .ShouldBe("<a target=\"_blank\" href=\"/x\" rel=\"noopener noreferrer\">a</a>");
        Bodies.FromHtml("<a rel=nofollow target=_blank href=/x>a</a>").Html
            .ShouldBe("<a rel=\"nofollow noopener noreferrer\" target=\"_blank\" href=\"/x\">a</a>");
    }

    [Fact]
    public void Many_removals_are_told_in_part()
    {
        var body = Bodies.FromHtml($"<p {string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"a{i}=1"))} {new string('b', 5000)}=1>x</p>");

        body.Html.ShouldBe("<p>x</p>");
        body.Removals.Count.ShouldBe(100);
        Bodies.FromHtml($"<p {new string('b', 5000)}=1>x</p>").Removed().Length.ShouldBe(51);
    }
}
