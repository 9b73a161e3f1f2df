using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Articles.Importing;

/// <summary>Where articles are exported from.</summary>
public sealed class ExportingFixture : OwnContentApiFixture;

/// <summary>The empty one that they are imported into.</summary>
public sealed class ImportingFixture : OwnContentApiFixture;
