using System.Net;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles.Importing;

public sealed class ExportArticlesTests(ContentApiFixture api)
{
    private const string Export = "/v1/articles/export";

    [Fact]
    public async Task Everybody_but_a_contributor_with_a_key_may_export_and_the_source_limits_it()
    {
        var source = await api.CreateSourceAsync();
        var draft = await api.DraftArticleAsync(new { sourceId = source.Id });
        await api.PublishedArticleAsync(new { sourceId = source.Id });

        using var head = await api.ClientFor(Role.Viewer).HeadAsync(Export);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentType?.MediaType.ShouldBe("application/x-ndjson");
        (await api.Anonymous.GetAsync(Export)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await api.ClientFor(Role.Contributor).GetAsync(Export)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var lines = (await api.ClientFor(Role.Admin).GetStringAsync($"{Export}?source={source.Slug}&status=draft")).TrimEnd('\n').Split('\n');
        JsonElement.Parse(lines.ShouldHaveSingleItem()).Text("id").ShouldBe(draft.Id.ToString());
        (await api.ClientFor(Role.Admin).GetStringAsync($"{Export}?source=no-such-source")).ShouldBeEmpty();
    }
}
