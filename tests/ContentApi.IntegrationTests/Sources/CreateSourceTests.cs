using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Sources;

public sealed class CreateSourceTests(ContentApiFixture api)
{
    private const string Path = "/v1/sources";

    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task A_source_is_answered_as_it_was_written_with_its_address_and_tag()
    {
        var name = Verbs.Unique("The Daily Echo");
        using var response = await editor.PostAsync(Path, new
        {
            name,
            homepageUrl = "https://echo.example/",
            logoUrl = "https://echo.example/logo.svg",
            feedUrl = "https://echo.example/feed",
            ingest = "draft",
            country = "GB",
            language = "EN-gb",
            description = "A paper.\nOf record.",
            copyright = "© The Daily Echo",
            textPolicy = "excerpt",
        });

        var source = await response.ShouldBeAsync(201);
        var slug = name.ToLowerInvariant().Replace(' ', '-');
        source.Names().ShouldBe([
            "id", "slug", "version", "name", "homepageUrl", "logoUrl", "feedUrl", "ingest", "country", "language", "description", "copyright",
            "textPolicy", "articleCount", "createdAt", "updatedAt"]);
        source.Text("slug").ShouldBe(slug);
        source.Number("version").ShouldBe(1);
        source.Text("name").ShouldBe(name);
        source.Text("ingest").ShouldBe("draft");
        source.Text("language").ShouldBe("en-GB");
        source.Text("textPolicy").ShouldBe("excerpt");
        source.Number("articleCount").ShouldBe(0);
        source.Text("createdAt").ShouldEndWith("Z");
        response.Header("Location").ShouldBe($"{api.Address.ToString().TrimEnd('/')}/v1/sources/{slug}");
        response.Header("ETag")!.ShouldStartWith("\"1-");

        using var read = await editor.GetAsync(response.Header("Location")!);
        (await read.ShouldBeAsync(200)).ToString().ShouldBe(source.ToString());
        read.Header("ETag").ShouldBe(response.Header("ETag"));
    }

    [Fact]
    public async Task What_is_absent_gets_its_default()
    {
        var source = (await api.CreateSourceAsync()).Json;

        foreach (var member in (string[])["logoUrl", "feedUrl", "country", "language", "description", "copyright"])
            source.GetProperty(member).ValueKind.ShouldBe(JsonValueKind.Null);
        source.Text("ingest").ShouldBe("off");
        source.Text("textPolicy").ShouldBe("full");
    }

    [Fact]
    public async Task A_name_without_letters_of_a_slug_still_gets_an_address()
    {
        var source = await api.CreateSourceAsync(new { name = "★" });

        source.Slug.ShouldStartWith("source");
    }

    [Fact]
    public async Task A_slug_made_from_a_taken_name_gets_a_suffix()
    {
        var first = await api.CreateSourceAsync();

        var second = await api.CreateSourceAsync(new { name = first.Json.Text("name") });

        second.Slug.ShouldMatch($"^{first.Slug}-[a-z2-7]{{6}}$");
    }

    [Fact]
    public async Task A_taken_slug_that_was_asked_for_is_409_and_tells_by_which()
    {
        var first = await api.CreateSourceAsync();

        using var second = await editor.PostAsync(Path, new { name = "Another", homepageUrl = "https://b.example/", slug = first.Slug });

        var problem = await second.ShouldBeProblemAsync(409, "/problems/slug-taken");
        problem.Text("takenBy").ShouldBe(first.Id.ToString());
    }

    [Fact]
    public async Task Of_64_simultaneous_creates_of_one_name_each_gets_an_address_of_its_own()
    {
        var name = Verbs.Unique("Rush");

        var sources = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => api.CreateSourceAsync(new { name })));

        sources.Select(source => source.Slug).ShouldBeUnique();
        sources.Count(source => source.Slug == name.ToLowerInvariant().Replace(' ', '-')).ShouldBe(1);
        (await editor.JsonAsync($"{Path}?q={Uri.EscapeDataString(name)}&limit=100")).Items().Count().ShouldBe(64);
    }

    [Fact]
    public async Task All_faults_are_answered_at_once()
    {
        using var response = await editor.PostAsync(Path, new
        {
            name = new string('x', 201),
            slug = "Not A Slug",
            logoUrl = "ftp://a.example/",
            feedUrl = "javascript:alert(1)",
            ingest = "always",
            country = "jp",
            language = "english!",
            description = new string('x', 2_001),
            copyright = "two\nlines",
            textPolicy = 1,
            homePageUrl = "https://a.example/",
            articleCount = 3,
        });

        var errors = await response.ShouldBeInvalidAsync(
            "name", "homepageUrl", "slug", "logoUrl", "feedUrl", "ingest", "country", "language", "description", "copyright", "textPolicy", "homePageUrl", "articleCount");
        errors.GetProperty("homePageUrl")[0].GetString().ShouldBe("Unknown member; did you mean `homepageUrl`?");
        errors.GetProperty("homepageUrl")[0].GetString()!.ShouldStartWith("Is required");
    }

    [Theory]
    [InlineData("\u0000", "name")]
    [InlineData("a\u202Eb", "name")]
    [InlineData(" ", "name")]
    public async Task A_name_may_not_hold_what_nobody_can_see(string name, string place)
    {
        using var response = await editor.PostAsync(Path, new { name, homepageUrl = "https://a.example/" });

        await response.ShouldBeInvalidAsync(place);
    }

    [Theory]
    [InlineData("export")]
    [InlineData("0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57")]
    public async Task Reserved_slugs_are_refused(string slug)
    {
        using var response = await editor.PostAsync(Path, new { name = "A", homepageUrl = "https://a.example/", slug });

        await response.ShouldBeInvalidAsync("slug");
    }

    [Theory]
    [InlineData(null, 401, "/problems/unauthorized")]
    [InlineData(Role.Viewer, 403, "/problems/forbidden")]
    [InlineData(Role.Contributor, 403, "/problems/forbidden")]
    public async Task Only_editors_make_sources(Role? role, int status, string type)
    {
        var client = role is null ? api.Anonymous : api.ClientFor(role.Value);

        using var response = await client.PostAsync(Path, "no json at all");

        await response.ShouldBeProblemAsync(status, type);
    }

    [Fact]
    public async Task A_retry_under_the_same_key_makes_nothing_and_is_answered_as_the_first()
    {
        var (name, key) = (Verbs.Unique("Once"), Guid.NewGuid().ToString());
        using var first = await editor.PostAsync(Path, new { name, homepageUrl = "https://a.example/" }, idempotencyKey: key);
        using var second = await editor.PostAsync(Path, new { name, homepageUrl = "https://a.example/" }, idempotencyKey: key);

        (await second.ShouldBeAsync(201)).ToString().ShouldBe((await first.ShouldBeAsync(201)).ToString());
        second.Header("Idempotency-Replayed").ShouldBe("true");
        second.Header("ETag").ShouldBe(first.Header("ETag"));
        second.Header("Location").ShouldBe(first.Header("Location"));
        (await editor.JsonAsync($"{Path}?q={Uri.EscapeDataString(name)}")).Items().Count().ShouldBe(1);
    }
}
