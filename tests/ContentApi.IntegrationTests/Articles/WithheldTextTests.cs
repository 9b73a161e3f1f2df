using System.Reflection;
using ContentApi.Domain.Keys;
using ContentApi.Http.StrictInput;
using ContentApi.IntegrationTests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>
/// Text that a licence withholds is hunted for in every representation that needs no key. The operations and the values of their
/// parameters are taken from the server itself: a new one is hunted through at once, or has to be told of in <see cref="PathsOf"/>.
/// </summary>
public sealed class WithheldTextTests(ContentApiFixture api)
{
    private static readonly string[] Accepted = ["application/json", "application/ld+json", "application/vnd.iptc.ninjs+json", "text/markdown"];

    [Fact]
    public async Task It_is_in_no_representation_that_needs_no_key()
    {
        var preys = new[] { await Prey.PublishAsync(api, "excerpt"), await Prey.PublishAsync(api, "headline") };
        var hunted = new List<string>();

        foreach (var path in Operations().SelectMany(operation => preys.SelectMany(prey => PathsOf(operation, prey))).Distinct())
        {
            foreach (var accept in Accepted)
            {
                using var response = await GetAsync(api.Anonymous, path, accept);
                var body = await response.Content.ReadAsStringAsync();
                ((int)response.StatusCode).ShouldBeLessThan(500, $"{path}: {body}");
                foreach (var (prey, secret) in preys.SelectMany(prey => prey.Secrets.Select(secret => (prey, secret))))
                {
                    // A word that is asked for may come back as the question, but finds nothing.
                    if (!path.Contains(secret, StringComparison.Ordinal))
                        body.ShouldNotContain(secret, Case.Insensitive, $"GET {path} as {accept}");
                    else
                        body.ShouldNotContain(prey.Article.Id.ToString(), Case.Insensitive, $"GET {path} as {accept}");
                }

                if (response.IsSuccessStatusCode)
                    hunted.Add(path);
                // The others would be the same bytes.
                if (response.IsSuccessStatusCode && !response.Headers.Vary.Contains("Accept"))
                    break;
            }
        }

        hunted.Distinct().Count().ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task The_hunt_finds_what_it_looks_for_where_a_key_shows_it()
    {
        var prey = await Prey.PublishAsync(api, "headline");
        var viewer = api.ClientFor(Role.Viewer);
        string[] places =
        [
            $"/v1/articles/{prey.Article.Slug}", $"/v1/articles/{prey.Article.Slug}?format=jsonld", $"/v1/articles/{prey.Article.Slug}?format=ninjs", $"/v1/articles/{prey.Article.Slug}?format=markdown",
            $"/v1/articles?include=body&ids={prey.Article.Id}", $"/v1/sources/{prey.Source.Slug}/articles?include=body", $"/v1/lists/{prey.List}?include=body",
            $"/feeds/sources/{prey.Source.Slug}.rss", $"/feeds/sources/{prey.Source.Slug}.atom", $"/feeds/sources/{prey.Source.Slug}.json",
        ];

        foreach (var place in places)
        {
            var body = await viewer.GetStringAsync(place);
            body.ShouldContain(prey.Secrets[0], Case.Insensitive, place);
            body.ShouldContain(prey.Secrets[1], Case.Insensitive, place);
        }
    }

    private IEnumerable<ApiDescription> Operations() => api.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>()
        .ApiDescriptionGroups.Items.SelectMany(group => group.Items)
        .Where(operation => operation.HttpMethod == "GET" && !operation.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
        .DistinctBy(operation => operation.RelativePath);

    // Each with no parameters, and with each value that its parameters can have.
    private static IEnumerable<string> PathsOf(ApiDescription operation, Prey prey)
    {
        var template = operation.RelativePath!;
        string[] paths = template switch
        {
            _ when template.StartsWith("v1/articles", StringComparison.Ordinal) || template.StartsWith("feeds/articles", StringComparison.Ordinal) => [Filled(prey.Article.Slug), Filled(prey.Beside.Slug)],
            _ when template.StartsWith("v1/sources", StringComparison.Ordinal) || template.StartsWith("feeds/sources", StringComparison.Ordinal) => [Filled(prey.Source.Slug)],
            _ when template.StartsWith("v1/lists", StringComparison.Ordinal) => [Filled(prey.List)],
            _ when template.StartsWith("v1/tags", StringComparison.Ordinal) || template.StartsWith("v1/sections", StringComparison.Ordinal) || template.StartsWith("v1/authors", StringComparison.Ordinal) => [Filled(prey.Term)],
            _ when template.StartsWith("sitemaps/articles-", StringComparison.Ordinal) => ["/sitemaps/articles-1.xml"],
            _ when template.StartsWith("sitemaps/news-", StringComparison.Ordinal) => ["/sitemaps/news-2.xml"],
            _ => [Filled(prey.Article.Slug)],
        };
        paths.ShouldAllBe(path => !path.Contains('{'), $"Tell this test how GET /{template} is reached.");
        var values = Values(operation, prey).ToList();
        return paths.SelectMany(path => values.Select(value => $"{path}?{value}").Prepend(path));

        string Filled(string name) => "/" + template.Replace("{idOrSlug}", name, StringComparison.Ordinal).Replace("{slug}", name, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Values(ApiDescription operation, Prey prey)
    {
        foreach (var parameter in operation.ActionDescriptor.Parameters.Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query))
        {
            foreach (var property in parameter.ParameterType.GetProperties())
            {
                var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
                foreach (var value in property.GetCustomAttribute<OneOfAttribute>(inherit: true)?.Values ?? [])
                    yield return $"{name}={value}";
                if (name == "source")
                    yield return $"source={prey.Source.Slug}";
                if (name == "ids")
                    yield return $"ids={prey.Article.Id}";
                if (name == "ids" && parameter.ParameterType.GetProperty("Include") is not null)
                    yield return $"ids={prey.Article.Id}&include=body";
                if (name == "q")
                {
                    foreach (var secret in prey.Secrets)
                        yield return $"q={secret}";
                    yield return $"q={Uri.EscapeDataString(prey.Article.Json.Text("title")!)}&source={prey.Source.Slug}";
                }
            }
        }
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string accept) =>
        client.SendAsync(HttpMethod.Get, path, body: null, ifMatch: null, ("Accept", accept + ", application/problem+json;q=0.5, */*;q=0.1"));

    /// <summary>An article with words that nothing else has, where it can be found: a source, a tag, a list, another article's pins.</summary>
    private sealed record Prey(Resource Source, Resource Article, Resource Beside, string List, string Term, IReadOnlyList<string> Secrets)
    {
        public static async Task<Prey> PublishAsync(ContentApiFixture api, string textPolicy)
        {
            var editor = api.ClientFor(Role.Editor);
            var word = "q" + Guid.NewGuid().ToString("N")[..12];
            var (inBody, inSummary, atStart) = ($"zinbody{word}", $"zinsummary{word}", $"zatstart{word}");
            var source = await api.CreateSourceAsync(new { textPolicy });
            var article = await api.PublishedArticleAsync(new
            {
                sourceId = source.Id,
                title = "Prey " + word,
                // An excerpt shows the summary; without one it would show the text's beginning.
                summary = $"Summary {inSummary}.",
                body = $"Beginning {atStart}. " + string.Concat(Enumerable.Repeat("Filling words stand here. ", 20)) + $"The sentence {inBody} stands here.",
                bodyFormat = "markdown",
                tags = new[] { "tag " + word },
                byline = "By Author " + word,
                section = "Section " + word,
            });
            var beside = await api.PublishedArticleAsync();
            using var pinned = await editor.PutAsync($"{beside.Path}/related/{article.Id}", new { position = 1 });
            await pinned.ShouldBeAsync(204);
            using var listed = await editor.PutAsync($"/v1/lists/list-{word}", new { name = "List", articles = new[] { article.Slug } });
            await listed.ShouldBeAsync(201);
            return new Prey(source, article, beside, $"list-{word}", $"tag-{word}", textPolicy == "headline" ? [inBody, inSummary, atStart] : [inBody, atStart]);
        }
    }
}
