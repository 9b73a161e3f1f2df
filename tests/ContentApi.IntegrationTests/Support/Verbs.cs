using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Domain.Keys;

namespace ContentApi.IntegrationTests.Support;

/// <summary>What editors do, over HTTP, so that a test can begin where it gets interesting.</summary>
public static class Verbs
{
    private const string Sources = "/v1/sources";
    private const string Articles = "/v1/articles";

    private static int number;

    /// <summary>Words that no other test has: for names, titles and slugs.</summary>
    public static string Unique(string words) => $"{words} {Interlocked.Increment(ref number)} {Guid.NewGuid():N}"[..(words.Length + 16)];

    /// <param name="api">The server.</param>
    /// <param name="with">Members of the write form beyond <c>name</c> and <c>homepageUrl</c>, or in their place.</param>
    public static async Task<Resource> CreateSourceAsync(this ContentApiFixture api, object? with = null)
    {
        var write = Merge(new { name = Unique("Source"), homepageUrl = "https://source.example/" }, with);
        using var response = await api.ClientFor(Role.Editor).PostAsync(Sources, write);
        return await response.ResourceAsync(201, Sources);
    }

    /// <summary>An article of <see cref="ContentApiFixture.AnySourceAsync"/>, not published.</summary>
    /// <param name="api">The server.</param>
    /// <param name="with">Members of the write form beyond <c>title</c>, <c>sourceId</c> and <c>body</c>, or in their place.</param>
    /// <param name="by">Whose it is; an editor's when absent.</param>
    public static async Task<Resource> DraftArticleAsync(this ContentApiFixture api, object? with = null, HttpClient? by = null)
    {
        var write = Merge(new { title = Unique("Article"), body = "<p>Some text of an article.</p>" }, with);
        if (!write.ContainsKey("sourceId") && !write.ContainsKey("source"))
            write["sourceId"] = (await api.AnySourceAsync).Id;
        using var response = await (by ?? api.ClientFor(Role.Editor)).PostAsync(Articles, write);
        return await response.ResourceAsync(201, Articles);
    }

    /// <summary>An article that readers see.</summary>
    /// <param name="api">The server.</param>
    /// <param name="with">As for <see cref="DraftArticleAsync"/>.</param>
    public static Task<Resource> PublishedArticleAsync(this ContentApiFixture api, object? with = null) =>
        api.DraftArticleAsync(Merge(new { status = "published" }, with));

    /// <summary>Saves changes of an article as its working copy, with the ETag of what was answered last.</summary>
    public static async Task<Resource> SaveAsync(this ContentApiFixture api, Resource article, object changes)
    {
        using var response = await api.ClientFor(Role.Editor).PatchAsync(article, changes);
        return await response.ResourceAsync(200, Articles);
    }

    /// <summary>An editor's act on an article, with the ETag of what was answered last.</summary>
    /// <param name="api">The server.</param>
    /// <param name="article">The article.</param>
    /// <param name="act"><c>publish</c>, <c>unpublish</c> or <c>corrections</c>.</param>
    /// <param name="body">What the act wants to know.</param>
    public static async Task<Resource> ActAsync(this ContentApiFixture api, Resource article, string act, object? body = null)
    {
        using var response = await api.ClientFor(Role.Editor).PostAsync($"{article.Path}/{act}", body ?? new { }, article.ETag);
        return await response.ResourceAsync(200, Articles);
    }

    /// <summary>What an editor reads of an article to change it, with the ETag for that.</summary>
    public static async Task<Resource> EditAsync(this ContentApiFixture api, Resource article)
    {
        using var response = await api.ClientFor(Role.Editor).GetAsync($"{article.Path}?context=edit", ifNoneMatch: null);
        return await response.ResourceAsync(200, Articles);
    }

    /// <summary>The members of both, the second over the first.</summary>
    public static JsonObject Merge(object defaults, object? with)
    {
        var merged = Node(defaults);
        foreach (var (name, value) in with is null ? [] : Node(with))
            merged[name] = value?.DeepClone();
        return merged;
    }

    private static JsonObject Node(object value) => (JsonObject)JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web)!;
}
