using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;

namespace ContentApi.IntegrationTests.Terms;

/// <summary>What editors do with tags, sections and authors.</summary>
public static class TermVerbs
{
    /// <summary>A word that no other test has, which is its own slug.</summary>
    public static string Word() => "topic" + Guid.NewGuid().ToString("N")[..10];

    /// <summary>Members of the write form that give an article terms of a kind.</summary>
    public static Dictionary<string, object> With(string kind, params string[] names) =>
        kind == "sections" ? new() { ["section"] = names[0] } : new() { [kind] = names };

    /// <summary>The slugs and names of a kind that an article shows.</summary>
    public static IEnumerable<(string? Slug, string? Name)> Of(JsonElement article, string kind) =>
        (kind == "sections" ? [article.GetProperty("section")] : article.GetProperty(kind).EnumerateArray().ToArray())
        .Select(term => (term.Text("slug"), term.Text("name")));

    public static async Task<Resource> TermAsync(this ContentApiFixture api, string kind, string slug)
    {
        using var response = await api.ClientFor(Role.Editor).GetAsync($"/v1/{kind}/{slug}", ifNoneMatch: null);
        return await response.ResourceAsync(200, $"/v1/{kind}");
    }

    public static async Task<Resource> RenameAsync(this ContentApiFixture api, string kind, string slug, object changes)
    {
        using var response = await api.ClientFor(Role.Editor).PatchAsync(await api.TermAsync(kind, slug), changes);
        return await response.ResourceAsync(200, $"/v1/{kind}");
    }

    public static async Task<Resource> MergeAsync(this ContentApiFixture api, string kind, string slug, string into)
    {
        var term = await api.TermAsync(kind, slug);
        using var response = await api.ClientFor(Role.Editor).PostAsync($"{term.Path}/merge", new { into }, term.ETag);
        return await response.ResourceAsync(200, $"/v1/{kind}");
    }

    /// <summary>Waits until all articles have followed what was changed so far.</summary>
    public static async Task RelabelledAsync(this ContentApiFixture api)
    {
        var last = await api.AskAsync<long>("select coalesce(max(id), 0) from term_changes");
        for (var i = 0; i < 300; i++)
        {
            if (await api.AskAsync<bool>($"select not exists (select from term_changes where id <= {last})"))
                return;
            await Task.Delay(50);
        }

        true.ShouldBeFalse("Articles have not followed within 15 seconds.");
    }
}
