using System.Text.Json;
using System.Xml.Linq;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderAids;

/// <summary>The aids that need no provider, as an installation without one gives them.</summary>
public sealed class LocalAidsTests(ContentApiFixture api)
{
    private const string Body =
        """
        <p>The night ferry returns to Oslo on July 4, 2025, nine years after its last crossing, the Harbour Authority said.</p>
        <p>"It was time," said Harbour Minister Ada Moss, who opened the <b>new pier</b> beside the old one. The ferry carries 300 passengers and sails twice a week.</p>
        <figure><img src="https://source.example/a.png" alt=""><figcaption>A caption about zebras.</figcaption></figure>
        <p>Tickets for the night ferry cost $40, Moss said. Children under the age of six travel free with their parents.</p>
        """;

    [Fact]
    public async Task A_summary_is_sentences_of_the_article_in_its_order()
    {
        var article = await FerryAsync();

        var summary = await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/summary");
        summary.Names().ShouldBe(["version", "language", "generatedBy", "sentences"]);
        summary.Number("version").ShouldBe(article.Version);
        summary.Text("language").ShouldBe("en");
        summary.Text("generatedBy").ShouldBe("local");
        var sentences = summary.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString()!).ToList();
        sentences.Count.ShouldBe(3);
        sentences[0].ShouldBe("The night ferry returns to Oslo on July 4, 2025, nine years after its last crossing, the Harbour Authority said.");

        (await api.Anonymous.JsonAsync($"/v1/articles/{article.Id}/summary?sentences=1")).GetProperty("sentences").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Keywords_that_are_tags_lead_to_them()
    {
        var tag = Verbs.Unique("Pier");
        var article = await FerryAsync(new { tags = new[] { tag }, body = Body + $"<p>The {tag} is open. Everybody likes the {tag}.</p>" });

        var keywords = await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/keywords?limit=12");
        var items = keywords.Items().ToList();
        items.Count.ShouldBeInRange(6, 12);
        (await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/keywords?limit=5")).Items().Count().ShouldBe(5);
        items[0].GetProperty("score").GetDouble().ShouldBe(1);
        items.ShouldAllBe(item => item.Names().SequenceEqual(new[] { "name", "score", "tag" }));
        items.Single(item => item.Text("name")!.Equals("night ferry", StringComparison.OrdinalIgnoreCase)).GetProperty("tag").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Whoever_has_a_preview_link_gets_them_for_the_text_that_the_link_shows()
    {
        var article = await FerryAsync();
        await api.SaveAsync(article, new { title = "Zeppelins instead", body = "<p>Zeppelins fly to Oslo instead, Zeppelin Minister Ada Moss said. Zeppelins carry 40.</p>" });
        var headlines = await api.CreateSourceAsync(new { textPolicy = "headline" });
        var withheld = await api.DraftArticleAsync(new { sourceId = headlines.Id });
        var (token, other) = (await PreviewAsync(article), await PreviewAsync(withheld));

        foreach (var aid in (string[])["summary", "keywords", "entities", "speech"])
        {
            using var previewed = await api.Anonymous.GetAsync($"{article.Path}/{aid}?preview={token}");
            using var live = await api.Anonymous.GetAsync($"{article.Path}/{aid}");
            using var wrong = await api.Anonymous.GetAsync($"{article.Path}/{aid}?preview={other}");
            using var kept = await api.Anonymous.GetAsync($"{withheld.Path}/{aid}?preview={other}");

            (await previewed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(aid == "entities" ? "Ada Moss" : "eppelins");
            previewed.Header("Cache-Control").ShouldBe("private, no-store");
            (await live.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("eppelins");
            await wrong.ShouldBeProblemAsync(401, "/problems/unauthorized");
            await kept.ShouldBeProblemAsync(403, "/problems/text-withheld");
        }

        using var question = await api.Anonymous.PostAsync($"{article.Path}/questions?preview={token}", new { question = "Who?" });
        await question.ShouldBeProblemAsync(501, "/problems/not-implemented");
    }

    [Fact]
    public async Task A_tag_that_only_a_draft_has_is_no_tag_yet()
    {
        var word = "Zq" + Guid.NewGuid().ToString("N")[..10].Replace('0', 'x');
        await api.DraftArticleAsync(new { tags = new[] { word } });
        var article = await FerryAsync(new { body = $"<p>{word} is here. We like {word} very much.</p>" });
        (await TagOfAsync()).ValueKind.ShouldBe(JsonValueKind.Null);

        await api.PublishedArticleAsync(new { tags = new[] { word } });
        (await TagOfAsync()).Text("name").ShouldBe(word);

        async Task<JsonElement> TagOfAsync() => (await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/keywords")).Items().Single(item => item.Text("name") == word).GetProperty("tag");
    }

    [Fact]
    public async Task Entities_have_a_type_their_mentions_and_a_dates_value()
    {
        var article = await FerryAsync();

        var items = (await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/entities")).Items().ToList();
        items.ShouldAllBe(item => item.Names().SequenceEqual(new[] { "name", "type", "mentions", "value" }));
        items.ShouldContain(item => item.Text("name") == "Ada Moss" && item.Text("type") == "person" && item.Number("mentions") == 2);
        items.ShouldContain(item => item.Text("name") == "Oslo" && item.Text("type") == "place");
        items.ShouldContain(item => item.Text("name") == "Harbour Authority" && item.Text("type") == "organisation");
        items.ShouldContain(item => item.Text("name") == "July 4, 2025" && item.Text("type") == "date" && item.Text("value") == "2025-07-04");
    }

    [Fact]
    public async Task Speech_is_ssml_with_headline_byline_and_text_in_the_voice_that_was_asked_for()
    {
        var article = await FerryAsync(new { byline = "By Jon Reed" });

        using var response = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}/speech?voice=en-GB-RyanNeural");
        response.Header("Content-Type").ShouldBe("application/ssml+xml; charset=utf-8");
        var speak = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        speak.Name.LocalName.ShouldBe("speak");
        speak.Elements().Single().Attribute("name")!.Value.ShouldBe("en-GB-RyanNeural");
        speak.Value.ShouldContain("By Jon Reed");
        speak.Value.ShouldNotContain("zebras");
        speak.ToString().ShouldContain("alias=\"40 dollars\"");
    }

    [Theory]
    [InlineData("summary?sentences=0", "sentences")]
    [InlineData("summary?sentences=11", "sentences")]
    [InlineData("keywords?limit=51", "limit")]
    [InlineData("keywords?limit=x", "limit")]
    [InlineData("entities?limit=5", "limit")]
    [InlineData("speech?voice=", "voice")]
    [InlineData("speech?voice=%07", "voice")]
    public async Task Parameters_out_of_range_are_refused(string path, string parameter)
    {
        using var response = await api.Anonymous.GetAsync($"/v1/articles/{(await FerryAsync()).Slug}/{path}");

        await response.ShouldBeInvalidAsync(parameter);
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("keywords")]
    [InlineData("entities")]
    [InlineData("speech")]
    public async Task Each_aid_is_read_as_articles_are(string aid)
    {
        var article = await FerryAsync();
        using var first = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}/{aid}");
        first.Header("ETag")!.ShouldStartWith($"\"{article.Version}-");
        first.Header("Cache-Control").ShouldBe("public, max-age=0, s-maxage=1, stale-while-revalidate=5");
        first.Header("Cache-Tag")!.ShouldContain($"article-{article.Id}");
        using var again = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}/{aid}", first.Header("ETag"));
        ((int)again.StatusCode).ShouldBe(304);

        // A draft of it changes nothing for readers; publishing does, and its former slug leads on.
        var slug = Verbs.Unique("ferry").Replace(' ', '-');
        var saved = await api.SaveAsync(article, new { body = "<p>Another text about boats in the harbour of Bergen on May 5, 2024.</p>", slug });
        using var still = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}/{aid}", first.Header("ETag"));
        ((int)still.StatusCode).ShouldBe(304);
        await api.ActAsync(saved, "publish");
        using var moved = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}/{aid}");
        ((int)moved.StatusCode).ShouldBe(301);
        moved.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{slug}/{aid}");
        using var changed = await api.Anonymous.GetAsync($"/v1/articles/{slug}/{aid}", first.Header("ETag"));
        ((int)changed.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("keywords")]
    [InlineData("entities")]
    [InlineData("speech")]
    public async Task What_the_licence_withholds_is_403_without_a_key_whatever_the_parameters(string aid)
    {
        foreach (var policy in (string[])["excerpt", "headline"])
        {
            var source = await api.CreateSourceAsync(new { textPolicy = policy });
            var article = await FerryAsync(new { sourceId = source.Id });

            using var response = await api.Anonymous.GetAsync($"/v1/articles/{article.Slug}/{aid}?nonsense=1");
            await response.ShouldBeProblemAsync(403, "/problems/text-withheld");
            using var withKey = await api.ClientFor(Role.Viewer).GetAsync($"/v1/articles/{article.Slug}/{aid}");
            ((int)withKey.StatusCode).ShouldBe(200);
        }
    }

    [Fact]
    public async Task A_draft_is_404_to_readers_and_its_newest_text_to_holders_of_keys()
    {
        var draft = await api.DraftArticleAsync(new { title = "Night ferry", body = Body, language = "en" });
        using var hidden = await api.Anonymous.GetAsync($"/v1/articles/{draft.Slug}/summary");
        await hidden.ShouldBeProblemAsync(404, "/problems/not-found");

        var summary = await api.ClientFor(Role.Editor).JsonAsync($"/v1/articles/{draft.Slug}/summary");
        summary.Number("version").ShouldBe(draft.Version);
        summary.GetProperty("sentences")[0].GetString()!.ShouldStartWith("The night ferry returns");
    }

    [Fact]
    public async Task An_article_carries_its_aids_when_asked()
    {
        var article = await FerryAsync();

        var page = await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}?include=aids&fields=slug");
        page.Names().ShouldBe(["slug", "aids"], ignoreOrder: true);
        var aids = page.GetProperty("aids");
        aids.Names().ShouldBe(["summary", "keywords", "entities"]);
        foreach (var aid in aids.EnumerateObject())
            aid.Value.ToString().ShouldBe((await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}/{aid.Name}")).ToString());
        (await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}")).TryGetProperty("aids", out _).ShouldBeFalse();

        var draft = await api.DraftArticleAsync();
        (await api.ClientFor(Role.Editor).JsonAsync($"/v1/articles/{draft.Slug}?include=aids")).GetProperty("aids").Names().ShouldBe(["summary", "keywords", "entities"]);
    }

    [Fact]
    public async Task Withheld_aids_are_null_beside_the_article()
    {
        var source = await api.CreateSourceAsync(new { textPolicy = "excerpt" });
        var article = await FerryAsync(new { sourceId = source.Id });

        (await api.Anonymous.JsonAsync($"/v1/articles/{article.Slug}?include=aids")).GetProperty("aids").ValueKind.ShouldBe(JsonValueKind.Null);
        (await api.ClientFor(Role.Viewer).JsonAsync($"/v1/articles/{article.Slug}?include=aids")).GetProperty("aids").ValueKind.ShouldBe(JsonValueKind.Object);
    }

    private Task<Resource> FerryAsync(object? with = null)
    {
        var write = JsonSerializer.SerializeToNode(new { title = Verbs.Unique("Night ferry returns"), body = Body, language = "en" }, JsonSerializerOptions.Web)!.AsObject();
        foreach (var (name, value) in with is null ? [] : JsonSerializer.SerializeToNode(with, JsonSerializerOptions.Web)!.AsObject())
            write[name] = value?.DeepClone();
        return api.PublishedArticleAsync(write);
    }

    private async Task<string> PreviewAsync(Resource article)
    {
        using var response = await api.ClientFor(Role.Editor).PostAsync($"{article.Path}/preview", new { });
        return (await response.ShouldBeAsync(200)).Text("token")!;
    }
}
