using ContentApi.IntegrationTests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Secrecy;

public sealed class EveryOperationAnonymousReadsTests(ContentApiFixture api)
{
    [Fact]
    public void What_is_read_without_a_key_is_known_to_the_test_that_looks_for_leaks() =>
        new AnonymousReads(api.Services.GetRequiredService<EndpointDataSource>()).Unknown
            .ShouldBeEmpty($"Say in {nameof(AnonymousReads)} what stands in the parts of these paths.");
}
