using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>A reason can be checked against both texts, and tells nothing that a reader may not see.</summary>
public sealed class ReasonsTests(RelatedFixture api)
{
    [Fact]
    public async Task Every_reason_is_found_in_both_articles()
    {
        var story = new Story();
        var with = new { tags = new[] { Verbs.Unique("tag"), Verbs.Unique("other") }, section = Verbs.Unique("section"), authors = new[] { Verbs.Unique("author") } };
        var here = await story.PublishAsync(api, with);
        var there = await story.PublishAsync(api, with);

        var item = (await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(there.Id), "include=body")).Of(there);
        var article = await api.Anonymous.JsonAsync(here.Path);
        foreach (var one in (JsonElement[])[article, item.GetProperty("article")])
        {
            item.Reason("terms").ShouldNotBeEmpty();
            foreach (var term in item.Reason("terms"))
                TextOf(one).ShouldContain(term, Case.Insensitive);
            item.Reason("tags").ShouldBe(one.GetProperty("tags").EnumerateArray().Select(tag => tag.Text("slug")), ignoreOrder: true);
            item.Reason("section").ShouldBe([one.GetProperty("section").Text("slug")!]);
            item.Reason("authors").ShouldBe(one.GetProperty("authors").EnumerateArray().Select(author => author.Text("slug")));
        }

        item.Reason("date").ShouldBe([item.GetProperty("article").Text("publishedAt")![..10]]);
    }

    [Theory]
    [InlineData("headline")]
    [InlineData("excerpt")]
    public async Task No_reason_reveals_what_a_licence_withholds(string textPolicy)
    {
        var story = new Story();
        var source = await api.CreateSourceAsync(new { textPolicy });
        var (title, secret) = (story.Title(), story.Body());
        var here = await story.PublishAsync(api);
        var there = await story.PublishAsync(api, new { source = source.Slug, title, summary = "A short summary.", body = secret });

        var item = (await api.Anonymous.RelatedAsync(here, related => related.Ids().Contains(there.Id), "include=body")).Of(there);
        item.GetProperty("article").Text("bodyHtml").ShouldBeNull();
        item.Reason("terms").ShouldNotBeEmpty();
        foreach (var term in item.Reason("terms"))
            $"{title} {(textPolicy == "excerpt" ? "A short summary." : "")}".ShouldContain(term, Case.Insensitive);

        var whole = (await api.ClientFor(Role.Viewer).RelatedAsync(here)).Of(there);
        whole.Reason("terms").ShouldContain(term => !title.Contains(term, StringComparison.OrdinalIgnoreCase), "Who holds a key sees all.");

        using var changed = await api.ClientFor(Role.Editor).PatchAsync(source, new { textPolicy = "full" });
        changed.EnsureSuccessStatusCode();
        (await api.Anonymous.RelatedAsync(here)).Of(there).Reason("terms").ShouldBe(whole.Reason("terms"));
    }

    private static string TextOf(JsonElement article) => $"{article.Text("title")}\n{article.Text("summary")}\n{article.Text("bodyHtml")!.Replace("<p>", "", StringComparison.Ordinal)}";
}
