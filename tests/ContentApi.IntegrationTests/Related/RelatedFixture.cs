using ContentApi.IntegrationTests.Related;
using ContentApi.IntegrationTests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(RelatedFixture))]

namespace ContentApi.IntegrationTests.Related;

/// <summary>A server whose articles are those of the tests here alone: they wait until all of them are related.</summary>
public sealed class RelatedFixture : ContentApiFixture;
