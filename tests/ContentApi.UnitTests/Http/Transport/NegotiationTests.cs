using ContentApi.Features.Articles.Formats;
using ContentApi.Http.Transport;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Transport;

public sealed class NegotiationTests
{
    [Theory]
    [InlineData("", "json")]
    [InlineData("*/*", "json")]
    [InlineData("application/json", "json")]
    [InlineData("application/json; charset=utf-8", "json")]
    [InlineData("Application/LD+JSON", "jsonld")]
    [InlineData("application/vnd.iptc.ninjs+json", "ninjs")]
    [InlineData("text/markdown", "markdown")]
    [InlineData("text/*", "markdown")]
    [InlineData("application/*", "json")]
    [InlineData("application/*+json", "jsonld")]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "json")]
    [InlineData("application/json;q=0.5, text/markdown;q=0.9", "markdown")]
    [InlineData("application/json;q=0.5, text/markdown;q=0.4, */*;q=0.1", "json")]
    [InlineData("text/markdown, */*", "markdown")]
    [InlineData("application/ld+json, application/json", "jsonld")]
    [InlineData("*/*, application/json;q=0", "jsonld")]
    [InlineData("*/*;q=0.1, application/json;q=0, application/ld+json;q=0, application/vnd.iptc.ninjs+json;q=0", "markdown")]
    [InlineData("nonsense, text/markdown", "markdown")]
    public void The_best_liked_format_is_chosen(string accept, string expected) =>
        ArticleFormat.OfType(Negotiation.Choose(accept, ArticleFormat.MediaTypes))!.Name.ShouldBe(expected);

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("image/*")]
    [InlineData("application/problem+json")]
    [InlineData("nonsense")]
    public void Where_none_is_taken_there_is_none(string accept) => Negotiation.Choose(accept, ArticleFormat.MediaTypes).ShouldBeNull();
}
