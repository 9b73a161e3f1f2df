using ContentApi.Http.Transport;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Http.Transport;

public sealed class QuerySecretsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("?", "?")]
    [InlineData("?q=preview&limit=5", "?q=preview&limit=5")]
    [InlineData("?preview=abc", "?preview=***")]
    [InlineData("?a=1&Preview=abc=d&b=2", "?a=1&Preview=***&b=2")]
    [InlineData("?pre%76iew=abc", "?pre%76iew=***")]
    [InlineData("?access_token=abc&preview", "?access_token=***&preview")]
    public void Values_of_secrets_are_taken_out(string? query, string expected) => QuerySecrets.Redact(query).ShouldBe(expected);
}
