using ContentApi.Domain.Text;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Text;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://example.com", true)]
    [InlineData("HTTP://EXAMPLE.com:8080/a?b=c#d", true)]
    [InlineData("https://例え.jp/ニュース", true)]
    [InlineData("http://192.0.2.1/", true)]
    [InlineData("http://[2001:db8::1]/", true)]
    [InlineData("https://example.com/a|b?c={d}", true)]
    [InlineData("", false)]
    [InlineData("example.com", false)]
    [InlineData("/path", false)]
    [InlineData("//example.com", false)]
    [InlineData("ftp://example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https:example.com", false)]
    [InlineData("https:/example.com", false)]
    [InlineData("https:///example.com", false)]
    [InlineData("https://", false)]
    [InlineData("https://?q", false)]
    [InlineData("https://user@example.com", false)]
    [InlineData("https://user:pass@example.com", false)]
    [InlineData("https://@example.com", false)]
    [InlineData("https://good.example\\@evil.example", false)]
    [InlineData("https://exam ple.com", false)]
    [InlineData(" https://example.com", false)]
    [InlineData("https://example.com/a b", false)]
    [InlineData("https://example.com/\u0007", false)]
    [InlineData("https://example.com/\u202E", false)]
    [InlineData("https://example.com:99999/", false)]
    [InlineData("https://a..b/", false)]
    [InlineData("https://example.com/<script>", false)]
    public void Only_absolute_http_addresses_with_a_host_are_good(string url, bool isGood)
    {
        WebAddress.IsAbsoluteHttp(url).ShouldBe(isGood);
    }

    [Fact]
    public void A_lone_surrogate_makes_no_address()
    {
        WebAddress.IsAbsoluteHttp("https://example.com/\uD800").ShouldBeFalse();
    }

    [Fact]
    public void An_address_has_at_most_2048_characters()
    {
        WebAddress.IsAbsoluteHttp("https://example.com/".PadRight(2048, 'a')).ShouldBeTrue();
        WebAddress.IsAbsoluteHttp("https://example.com/".PadRight(2049, 'a')).ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://example.com/a")]
    [InlineData("https://www.example.com/a/")]
    [InlineData("https://EXAMPLE.com:443/a#top")]
    [InlineData("http://example.com:80/a?utm_source=x&utm_medium=y")]
    [InlineData("https://example.com/a?fbclid=1&gclid=2&UTM_id=3&")]
    [InlineData("https://example.com/b/../a?")]
    [InlineData("https://example.com/%61")]
    public void Spellings_of_one_page_have_one_key(string url)
    {
        WebAddress.Key(url).ShouldBe("example.com/a");
    }

    [Theory]
    [InlineData("https://example.com/A", "example.com/A")]
    [InlineData("https://example.com/a?id=2&utm_x=1&b=c", "example.com/a?id=2&b=c")]
    [InlineData("https://example.com:8443/", "example.com:8443")]
    [InlineData("https://www.com/", "www.com")]
    [InlineData("https://example.com/caf%c3%a9", "example.com/caf%C3%A9")]
    [InlineData("https://example.com/café", "example.com/caf%C3%A9")]
    [InlineData("https://例え.jp/", "xn--r8jz45g.jp")]
    public void What_may_be_another_page_is_kept(string url, string key)
    {
        WebAddress.Key(url).ShouldBe(key);
    }

    [Fact]
    public void A_long_key_is_cut_and_still_tells_pages_apart()
    {
        var url = "https://example.com/".PadRight(2000, 'é');

        WebAddress.Key(url).Length.ShouldBe(WebAddress.MaxKeyLength);
        WebAddress.Key(url + "1").ShouldNotBe(WebAddress.Key(url + "2"));
        WebAddress.Key(url + "/#x").ShouldBe(WebAddress.Key(url));
    }

    [Fact]
    public void What_is_no_address_has_no_key()
    {
        Should.Throw<ArgumentException>(() => WebAddress.Key("mailto:a@b.example"));
    }
}
