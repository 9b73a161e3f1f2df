using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderAids;

/// <summary>Two instances on one database that ask the stand-in, and a source of articles that nobody else's answers are about.</summary>
public sealed class ProviderFixture : IAsyncLifetime
{
    public OwnContentApiFixture Api { get; } = new();

    public StandIn StandIn { get; private set; } = null!;

    public ContentApiServer One { get; private set; } = null!;

    public ContentApiServer Two { get; private set; } = null!;

    public HttpClient Viewer => One.ClientFor(Role.Viewer);

    public async ValueTask InitializeAsync()
    {
        await Api.InitializeAsync();
        StandIn = await StandIn.StartAsync();
        One = await InstanceAsync();
        Two = await InstanceAsync();
    }

    /// <summary>Another instance that asks the stand-in.</summary>
    public Task<ContentApiServer> InstanceAsync(params (string, string)[] settings) => Api.SecondInstanceAsync(
        [("Ai:Endpoint", StandIn.Endpoint.ToString()), ("Ai:Model", "model-of-the-test"), ("Ai:Languages", "ja,de"), .. settings]);

    /// <summary>An article that holds this word in its text, for the stand-in to know it by.</summary>
    public Task<Resource> ArticleAsync(string word, object? with = null) => Api.PublishedArticleAsync(with ?? new
    {
        title = "The night ferry returns",
        summary = "It is back.",
        language = "en",
        body = $"<p>The night ferry called {word} returns to Oslo on Friday after 9 years. It carries 300 passengers.</p><p>Tickets cost 40 crowns, <a href=\"https://harbour.example/\">the office</a> said. Ada Moss bought the first one.</p>",
    });

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await StandIn.DisposeAsync();
    }
}
