using ContentApi.Domain.Articles;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Bodies;

public sealed class EmbedTests
{
    private const string Link = "<p><a href=\"https://v.example/1\">https://v.example/1</a></p>";

    [Theory]
    [InlineData("<iframe src=\"https://v.example/1\" onload=x><p>no frames</p></iframe>", "iframe")]
    [InlineData("<iframe src=\"//v.example/1\"></iframe>", "iframe")]
    [InlineData("<iframe src=\"about:blank\" data-src=\"https://v.example/1\"></iframe>", "iframe")]
    [InlineData("<embed src=\"https://v.example/1\">", "embed")]
    [InlineData("<object data=\"https://v.example/1\"><p>old browser</p></object>", "object")]
    [InlineData("<object data=x.swf><param name=movie value=\"https://v.example/1\"><embed src=\"https://v.example/2\"></object>", "object")]
    [InlineData("<video controls poster=x><source src=\"https://v.example/1\"><source src=\"https://v.example/2\">Old</video>", "video")]
    [InlineData("<audio src=\"https://v.example/1\"></audio>", "audio")]
    public void A_removed_embed_leaves_a_link(string html, string removed)
    {
        var body = Bodies.FromHtml(html);

        body.Html.ShouldBe(Link);
        body.Removed().ShouldBe(removed);
    }

    [Theory]
    [InlineData("<iframe src=\"javascript:alert(1)\"></iframe>a")]
    [InlineData("<iframe src=\"data:text/html,x\"></iframe>a")]
    [InlineData("<iframe srcdoc=\"<script>x</script>\"></iframe>a")]
    [InlineData("<iframe src=\"/here\"></iframe>a")]
    [InlineData("<iframe src=\"https://user@v.example/\"></iframe>a")]
    [InlineData("<embed src=file:///etc/passwd>a")]
    [InlineData("<object><param name=movie value=\"javascript:x\"></object>a")]
    public void Only_web_addresses_are_linked(string html)
    {
        Bodies.FromHtml(html).Html.ShouldBe("a");
    }

    [Theory]
    [InlineData("<p>See <iframe src=\"https://v.example/1\"></iframe> now</p>", "<p>See <a href=\"https://v.example/1\">https://v.example/1</a> now</p>")]
    [InlineData("<a href=/x><embed src=\"https://v.example/1\"></a>", "<a href=\"/x\">https://v.example/1</a>")]
    [InlineData("<figure><iframe src=\"https://v.example/1\"></iframe><figcaption>c</figcaption></figure>", "<figure>" + Link + "<figcaption>c</figcaption></figure>")]
    [InlineData("<p>a</p><iframe src=\"https://v.example/1\"></iframe><p>b</p>", "<p>a</p>" + Link + "<p>b</p>")]
    public void The_link_fits_its_place(string html, string left)
    {
        Bodies.FromHtml(html).Html.ShouldBe(left);
    }

    [Fact]
    public void A_post_keeps_its_text_and_link_without_its_script()
    {
        var body = Bodies.FromHtml(
            "<blockquote class=\"twitter-tweet\"><p>Hello</p>— X <a href=\"https://t.example/1\">July 13</a></blockquote>" +
            "<script async src=\"https://t.example/widgets.js\"></script>" +
            "<div class=\"fb-post\" data-href=\"https://f.example/1\"></div>");

        body.Html.ShouldBe("<blockquote><p>Hello</p>— X <a href=\"https://t.example/1\">July 13</a></blockquote>" +
            "<div><p><a href=\"https://f.example/1\">https://f.example/1</a></p></div>");
        body.Removed().ShouldBe("class script data-href");
    }

    [Fact]
    public void Frames_of_a_known_host_stay_sandboxed()
    {
        var html = "<iframe src=\"https://player.example/1\" width=\"560\" height=\"315\" allowfullscreen=\"\" " +
            "sandbox=\"allow-scripts allow-same-origin allow-presentation\" loading=\"lazy\"></iframe>";

        Bodies.WithEmbedHost.Render(html, BodyFormat.Html).ShouldSatisfyAllConditions(
            body => body.Html.ShouldBe(html),
            body => body.Removals.ShouldBeEmpty());
        Bodies.WithEmbedHost
            .Render("<iframe src=\"https://PLAYER.example/1\" sandbox=\"allow-top-navigation\" srcdoc=\"<script>\" name=x>old</iframe>a", BodyFormat.Html)
            .ShouldSatisfyAllConditions(
                body => body.Html.ShouldBe("<iframe src=\"https://PLAYER.example/1\" sandbox=\"allow-scripts allow-same-origin allow-presentation\" loading=\"lazy\"></iframe>a"),
                body => body.Removed().ShouldBe("srcdoc name"));
    }

    [Theory]
    [InlineData("http://player.example/1")]
    [InlineData("https://player.example:444/1")]
    [InlineData("https://evil.example/player.example")]
    [InlineData("https://player.example.evil.example/")]
    [InlineData("https://player.example@evil.example/")]
    [InlineData("https://sub.player.example/")]
    [InlineData("https://evil.example\\@player.example/")]
    public void Frames_of_other_addresses_go(string address)
    {
        Bodies.WithEmbedHost.Render($"<iframe src=\"{address}\"></iframe>", BodyFormat.Html).Html.ShouldNotContain("<iframe");
    }
}
