using System.Net.Http.Json;
using System.Text.Json;

namespace ContentApi.Benchmarks;

/// <summary>The same request to the product, to bare Npgsql and to memory.</summary>
internal sealed record Requests(Func<HttpRequestMessage> Product, Func<HttpRequestMessage> Sql, Func<HttpRequestMessage> Memory);

/// <summary>What is measured.</summary>
/// <param name="Name">The row's heading.</param>
/// <param name="Requests">What is sent.</param>
/// <param name="First">For a deep page the name of the first page's case.</param>
internal sealed record Case(string Name, Requests Requests, string? First = null)
{
    public const int Rounds = 3;
    private const int Deep = 5_000;
    private static readonly string Body = string.Concat(Enumerable.Repeat("<p>The night ferry returns on Friday, nine years after its last crossing.</p>", 39));

    public static async Task<IReadOnlyList<Case>> AllAsync(ServerUnderLoad product, ServerUnderLoad limits, int articles)
    {
        var (deepPage, deepSql) = await DeepAsync(product.Client, "", articles);
        var (oldPage, oldSql) = await DeepAsync(product.Client, "&tag=old-tag", articles * 7 / 100);
        return
        [
            new("read by slug", new(
                () => Get($"/v1/articles/{AnySlug()}"), () => Get($"/sql/articles/{AnySlug()}"), await KeepAsync("slug", Get("/v1/articles/article-1")))),
            // There is no statement to compare with: (b) reads the article alone.
            new("read by slug with related", new(
                () => Get($"/v1/articles/{AnySlug()}?include=related"), () => Get($"/sql/articles/{AnySlug()}"), await KeepAsync("related", Get("/v1/articles/article-1?include=related"))), "read by slug"),
            new("related alone", new(
                () => Get($"/v1/articles/{AnySlug()}/related"), () => Get($"/sql/articles/{AnySlug()}"), await KeepAsync("beside", Get("/v1/articles/article-1/related"))), "read by slug"),
            await ListAsync("list of 20", "/v1/articles", "/sql/list"),
            await ListAsync("list by source", "/v1/articles?source=source-1", "/sql/list?source=source-1"),
            await ListAsync("deep page", deepPage, deepSql, "list of 20"),
            await ListAsync("first page, tag of old articles", "/v1/articles?tag=old-tag", "/sql/list?tag=old-tag"),
            await ListAsync("deep page, tag of old articles", oldPage, oldSql, "first page, tag of old articles"),
            new("create", new(() => Post("/v1/articles"), () => Post("/sql/articles"), await KeepAsync("create", Post("/v1/articles")))),
        ];

        string AnySlug() => $"article-{1 + Random.Shared.Next(articles)}";

        async Task<Case> ListAsync(string name, string page, string sql, string? first = null) =>
            new(name, new(() => Get(page), () => Get(sql), await KeepAsync(Uri.EscapeDataString(name), Get(page))), first);

        // Memory answers with the product's own bytes.
        async Task<Func<HttpRequestMessage>> KeepAsync(string name, HttpRequestMessage request)
        {
            using var answer = await product.Client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            using var bytes = new ByteArrayContent(await answer.Content.ReadAsByteArrayAsync());
            using var kept = await limits.Client.PutAsync($"/memory/{name}", bytes);
            kept.EnsureSuccessStatusCode();
            return () => request.Method == HttpMethod.Post ? Post($"/memory/{name}") : Get($"/memory/{name}");
        }
    }

    /// <summary>Walks to a page some 5,000 articles deep, or half way where there are fewer.</summary>
    private static async Task<(string Page, string Sql)> DeepAsync(HttpClient client, string filter, int matching)
    {
        var depth = Math.Min(Deep, matching / 2);
        var (cursor, last) = ("", default(JsonElement));
        for (var behind = 0; behind < depth;)
        {
            var limit = Math.Min(100, depth - behind);
            var page = await client.GetFromJsonAsync<JsonElement>($"/v1/articles?limit={limit}{filter}{cursor}");
            cursor = $"&cursor={Uri.EscapeDataString(page.GetProperty("nextCursor").GetString()!)}";
            last = page.GetProperty("items")[limit - 1];
            behind += limit;
        }

        var at = Uri.EscapeDataString(last.GetProperty("publishedAt").GetString()!);
        return ($"/v1/articles?limit=20{filter}{cursor}", $"/sql/list?at={at}&id={last.GetProperty("id").GetString()}{filter}");
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    private static HttpRequestMessage Post(string path) => new(HttpMethod.Post, path)
    {
        Headers = { Authorization = new("Bearer", Corpus.Key) },
        Content = JsonContent.Create(new
        {
            source = "source-1",
            slug = $"ferry-{Guid.NewGuid():N}",
            title = "Night ferry returns after nine years",
            summary = "The first boat leaves on Friday.",
            authors = new[] { "author-1" },
            section = "section-1",
            tags = new[] { "tag-1", "tag-2" },
            language = "en",
            body = Body,
            status = "published",
        }),
    };
}
