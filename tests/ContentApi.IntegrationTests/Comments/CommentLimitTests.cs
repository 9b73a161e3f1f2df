using System.Globalization;
using System.Net;
using ContentApi.Domain.Keys;
using ContentApi.Hosting;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Comments;

public sealed class CommentLimitTests(ContentApiFixture api)
{
    [Fact]
    public async Task Beyond_the_limit_of_an_address_the_answer_is_429_and_says_when_to_come_back()
    {
        var article = await api.PublishedArticleAsync();
        var strict = await api.SecondInstanceAsync(("RateLimits:PostComment", "2"));

        using var first = await strict.Anonymous.CommentAsync(article, "One.");
        using var second = await strict.Anonymous.CommentAsync(article, "Two.");
        // No header of the caller's own makes another address of this one.
        using var third = await strict.Anonymous.SendAsync(
            HttpMethod.Post, $"{article.Path}/comments", new { author = "Mara", text = "Three." }, ifMatch: null,
            ("X-Forwarded-For", "203.0.113.7"), ("Forwarded", "for=203.0.113.7"), ("X-Real-IP", "203.0.113.7"));
        using var withKey = await strict.ClientFor(Role.Contributor).CommentAsync(article, "Four.");

        await first.ShouldBeAsync(202);
        await second.ShouldBeAsync(202);
        await third.ShouldBeProblemAsync(429, "/problems/rate-limited");
        int.Parse(third.Header("Retry-After")!, CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        third.Header("RateLimit").ShouldStartWith("\"PostComment\";r=0;t=");
        third.Header("RateLimit-Policy").ShouldBe("\"PostComment\";q=2;w=60");
        await withKey.ShouldBeAsync(202);
        (await strict.Anonymous.GetAsync($"{article.Path}/comments")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Behind_a_known_proxy_each_client_has_its_own_limit()
    {
        var article = await api.PublishedArticleAsync();
        var strict = await api.SecondInstanceAsync(("RateLimits:PostComment", "1"), ("Proxies:Known", "127.0.0.1"));

        (await Post("203.0.113.7", "One.")).ShouldBe(202);
        (await Post("203.0.113.8", "Two.")).ShouldBe(202);
        // What stands before the address that the proxy has added is the client's own invention.
        (await Post("203.0.113.9, 203.0.113.7", "Three.")).ShouldBe(429);

        async Task<int> Post(string forwardedFor, string text)
        {
            using var response = await strict.Anonymous.SendAsync(
                HttpMethod.Post, $"{article.Path}/comments", new { author = "Mara", text }, ifMatch: null, ("X-Forwarded-For", forwardedFor));
            return (int)response.StatusCode;
        }
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void A_household_of_IPv6_counts_as_one_address(string address, string counted) => RateLimits.Client(IPAddress.Parse(address)).ToString().ShouldBe(counted);
}
