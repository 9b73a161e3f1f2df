using ContentApi.Domain.Keys;
using ContentApi.Domain.Text;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

public sealed class SlugLifeTests(ContentApiFixture api)
{
    private readonly HttpClient editor = api.ClientFor(Role.Editor);

    [Fact]
    public async Task Sixty_four_simultaneous_articles_of_one_title_get_sixty_four_slugs()
    {
        var title = Verbs.Unique("One title");
        var source = (await api.AnySourceAsync).Slug;

        var created = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            using var response = await editor.PostAsync("/v1/articles", new { title, source, body = "Text.", status = "published" });
            return await response.ResourceAsync(201, "/v1/articles");
        }));

        created.Select(article => article.Slug).Distinct().Count().ShouldBe(64);
        created.ShouldAllBe(article => article.Slug.StartsWith(Slug.From(title, "article"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task There_and_back_again_every_address_leads_to_the_present_one_in_one_hop()
    {
        var (a, b) = (NewSlug(), NewSlug());
        var article = await api.PublishedArticleAsync(new { slug = a });
        article = await api.SaveAsync(article, new { slug = b, status = "published" });
        using (var former = await api.Anonymous.GetAsync($"/v1/articles/{a}"))
            former.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{b}");

        await api.SaveAsync(article, new { slug = a, status = "published" });
        using var present = await api.Anonymous.GetAsync($"/v1/articles/{a}");
        using var other = await api.Anonymous.GetAsync($"/v1/articles/{b}/related?limit=1");

        await present.ShouldBeAsync(200);
        await other.ShouldBeAsync(301);
        other.Header("Location").ShouldBe($"{api.PublicBase}/v1/articles/{a}/related?limit=1");
    }

    [Theory]
    [InlineData("東京で新しい図書館が開館")]
    [InlineData("افتتاح مكتبة جديدة في القاهرة")]
    [InlineData("🎉🎊🥳")]
    [InlineData("Ελλάδα")]
    [InlineData("Export")]
    [InlineData("import")]
    [InlineData("0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57")]
    [InlineData("—")]
    public async Task Any_title_makes_an_address_that_works(string title)
    {
        var article = await api.PublishedArticleAsync(new { title });

        var read = await api.Anonymous.JsonAsync($"/v1/articles/{Uri.EscapeDataString(article.Slug)}");

        read.GetProperty("id").GetGuid().ShouldBe(article.Id);
        Slug.IsValid(article.Slug).ShouldBeTrue(article.Slug);
    }

    [Theory]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("0197f3a2-5c1e-7d30-9a4b-2f6e8c0d1b57")]
    public async Task Reserved_words_can_not_be_asked_for(string slug)
    {
        using var response = await editor.PostAsync("/v1/articles", new { title = "T", source = (await api.AnySourceAsync).Slug, slug });

        await response.ShouldBeInvalidAsync("slug");
    }

    [Fact]
    public async Task A_slug_is_free_again_if_readers_never_saw_it_and_never_if_they_did()
    {
        var (changed, deleted, seen) = (NewSlug(), NewSlug(), NewSlug());
        await api.SaveAsync(await api.DraftArticleAsync(new { slug = changed }), new { slug = NewSlug() });
        (await editor.DeleteAsync(await api.DraftArticleAsync(new { slug = deleted }))).Dispose();
        var published = await api.PublishedArticleAsync(new { slug = seen });
        (await editor.DeleteAsync(await api.SaveAsync(published, new { slug = NewSlug(), status = "published" }))).Dispose();

        (await api.DraftArticleAsync(new { slug = changed })).Slug.ShouldBe(changed);
        (await api.DraftArticleAsync(new { slug = deleted })).Slug.ShouldBe(deleted);
        using var taken = await editor.PostAsync("/v1/articles", new { title = "T", source = (await api.AnySourceAsync).Slug, slug = seen });
        (await taken.ShouldBeProblemAsync(409, "/problems/slug-taken")).GetProperty("takenBy").GetGuid().ShouldBe(published.Id);
    }

    private static string NewSlug() => Verbs.Unique("slug").Replace(' ', '-');
}
