using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sources;

public sealed class ChangeSourceTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task PATCH_changes_what_it_names_and_clears_what_it_names_null()
    {
        var source = await api.CreateSourceAsync(new { description = "Old", copyright = "© Old", ingest = "draft" });

        using var response = await editor.PatchAsync(source, new { description = "New", copyright = (string?)null, ingest = (string?)null });

        var changed = await response.ShouldBeAsync(200);
        changed.Text("name").ShouldBe(source.Json.Text("name"));
        changed.Text("description").ShouldBe("New");
        changed.GetProperty("copyright").ValueKind.ShouldBe(JsonValueKind.Null);
        changed.Text("ingest").ShouldBe("off");
        changed.Number("version").ShouldBe(2);
        response.Header("ETag")!.ShouldStartWith("\"2-");
    }

    [Fact]
    public async Task PUT_replaces_all_but_the_slug()
    {
        var source = await api.CreateSourceAsync(new { description = "Old", textPolicy = "headline" });
        var name = Verbs.Unique("Renamed");

        using var response = await editor.PutAsync(source.Path, new { name, homepageUrl = "https://new.example/" }, source.ETag);

        var replaced = await response.ShouldBeAsync(200);
        replaced.Text("name").ShouldBe(name);
        replaced.Text("slug").ShouldBe(source.Slug);
        replaced.GetProperty("description").ValueKind.ShouldBe(JsonValueKind.Null);
        replaced.Text("textPolicy").ShouldBe("full");
        replaced.Text("createdAt").ShouldBe(source.Json.Text("createdAt"));
    }

    [Fact]
    public async Task What_changes_nothing_is_no_act()
    {
        var source = await api.CreateSourceAsync();

        using var response = await editor.PatchAsync(source, new { name = source.Json.Text("name") });

        (await response.ShouldBeAsync(200)).Number("version").ShouldBe(1);
        response.Header("ETag").ShouldBe(source.ETag);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Without_If_Match_it_is_428_even_with_a_faulty_body(string method)
    {
        var source = await api.CreateSourceAsync();

        using var response = await editor.SendAsync(new HttpMethod(method), source.Path, method == "DELETE" ? null : "{ faulty", ifMatch: null);

        await response.ShouldBeProblemAsync(428, "/problems/if-match-required");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task An_unknown_source_is_404_before_anything_else(string method)
    {
        using var response = await editor.SendAsync(new HttpMethod(method), "/v1/sources/no-such-source", method == "DELETE" ? null : "{ faulty", ifMatch: null);

        await response.ShouldBeProblemAsync(404, "/problems/not-found");
    }

    [Fact]
    public async Task An_outdated_tag_is_412_and_tells_what_others_changed_and_who()
    {
        var source = await api.CreateSourceAsync();
        using var theirs = await api.ClientFor(Role.Admin).PatchAsync(source, new { description = "Theirs", country = "JP" });

        using var ours = await editor.PatchAsync(source, new { name = 1 });

        var problem = await ours.ShouldBeProblemAsync(412, "/problems/stale-version");
        problem.Number("currentVersion").ShouldBe(2);
        problem.GetProperty("changedFields").EnumerateArray().Select(field => field.GetString()).ShouldBe(["description", "country"], ignoreOrder: true);
        var change = problem.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        change.Number("version").ShouldBe(2);
        change.GetProperty("by").Text("name").ShouldBe("Test Admin");
    }

    [Fact]
    public async Task Of_24_simultaneous_changes_with_one_tag_one_wins()
    {
        var source = await api.CreateSourceAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => editor.PatchAsync(source, new { description = $"Number {i}" })));

        responses.Count(response => (int)response.StatusCode == 200).ShouldBe(1);
        responses.Count(response => (int)response.StatusCode == 412).ShouldBe(23);
    }

    [Fact]
    public async Task A_star_acts_on_whatever_is_there()
    {
        var source = await api.CreateSourceAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => editor.PatchAsync(source.Path, new { description = $"Number {i}" }, "*")));

        responses.ShouldAllBe(response => (int)response.StatusCode == 200);
        (await editor.JsonAsync(source.Path)).Number("version").ShouldBe(9);
    }

    [Fact]
    public async Task A_former_slug_leads_to_the_present_one()
    {
        var source = await api.CreateSourceAsync();
        var slug = source.Slug + "-moved";
        using var renamed = await editor.PatchAsync(source, new { slug });

        using var read = await api.Anonymous.GetAsync($"/v1/sources/{source.Slug}");
        using var articles = await api.Anonymous.GetAsync($"/v1/sources/{source.Slug}/articles?limit=5");
        using var write = await editor.PatchAsync($"/v1/sources/{source.Slug}", new { description = "New" }, "*");

        (await renamed.ShouldBeAsync(200)).Text("slug").ShouldBe(slug);
        await read.ShouldBeAsync(301);
        read.Header("Location").ShouldEndWith($"/v1/sources/{slug}");
        await articles.ShouldBeAsync(301);
        articles.Header("Location").ShouldEndWith($"/v1/sources/{slug}/articles?limit=5");
        await write.ShouldBeAsync(308);
        write.Header("Location").ShouldEndWith($"/v1/sources/{slug}");
    }

    [Fact]
    public async Task A_former_slug_is_not_given_to_another_but_back_to_its_own()
    {
        var source = await api.CreateSourceAsync();
        using var renamed = await editor.PatchAsync(source, new { slug = source.Slug + "-moved" });

        using var taken = await editor.PostAsync("/v1/sources", new { name = "Another", homepageUrl = "https://b.example/", slug = source.Slug });
        using var back = await editor.PatchAsync(source.Path, new { slug = source.Slug }, "*");
        using var read = await api.Anonymous.GetAsync($"/v1/sources/{source.Slug}");

        (await taken.ShouldBeProblemAsync(409, "/problems/slug-taken")).Text("takenBy").ShouldBe(source.Id.ToString());
        await back.ShouldBeAsync(200);
        await read.ShouldBeAsync(200);
    }

    [Fact]
    public async Task A_slug_that_is_cleared_is_made_from_the_name_again()
    {
        var source = await api.CreateSourceAsync(new { slug = Verbs.Unique("asked-for").Replace(' ', '-') });

        using var response = await editor.PatchAsync(source, new { slug = (string?)null });

        (await response.ShouldBeAsync(200)).Text("slug").ShouldBe(source.Json.Text("name")!.ToLowerInvariant().Replace(' ', '-'));
    }

    [Fact]
    public async Task A_patch_in_another_media_type_is_415_and_names_the_right_one()
    {
        var source = await api.CreateSourceAsync();
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        using var response = await editor.SendAsync(HttpMethod.Patch, source.Path, content, source.ETag);

        await response.ShouldBeProblemAsync(415, "/problems/unsupported-media-type");
        response.Header("Accept-Patch").ShouldBe("application/merge-patch+json");
    }

    [Fact]
    public async Task A_required_member_cannot_be_cleared()
    {
        var source = await api.CreateSourceAsync();

        using var response = await editor.PatchAsync(source, new { name = (string?)null, homepageUrl = (string?)null });

        await response.ShouldBeInvalidAsync("name", "homepageUrl");
    }
}
