using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Comments;

/// <summary>What readers and editors do with comments, over HTTP.</summary>
public static class CommentVerbs
{
    /// <summary>Posts a comment as a reader does.</summary>
    public static Task<HttpResponseMessage> CommentAsync(
        this HttpClient client, Resource article, string text, string author = "Mara Lind", Guid? parentId = null, string? key = null) =>
        client.SendAsync(HttpMethod.Post, $"{article.Path}/comments", new { author, text, parentId }, ifMatch: null, ("Idempotency-Key", key));

    /// <summary>A comment that waits.</summary>
    public static async Task<JsonElement> PendingCommentAsync(this ContentApiFixture api, Resource article, string? text = null, Guid? parentId = null)
    {
        using var response = await api.Anonymous.CommentAsync(article, text ?? Verbs.Unique("A comment"), parentId: parentId);
        return await response.ShouldBeAsync(202);
    }

    /// <summary>A comment that readers see.</summary>
    public static async Task<JsonElement> ApprovedCommentAsync(this ContentApiFixture api, Resource article, string? text = null, Guid? parentId = null)
    {
        var comment = await api.PendingCommentAsync(article, text, parentId);
        return await api.ModerateAsync(comment, "approve");
    }

    /// <summary>An editor's decision.</summary>
    public static async Task<JsonElement> ModerateAsync(this ContentApiFixture api, JsonElement comment, string act, object? body = null)
    {
        using var response = await api.ClientFor(Role.Editor).SendAsync(HttpMethod.Post, $"/v1/comments/{comment.Id()}/{act}", body, ifMatch: null);
        return await response.ShouldBeAsync(200);
    }

    /// <summary>What readers see of an article's comments.</summary>
    public static Task<JsonElement> CommentsAsync(this ContentApiFixture api, Resource article, string query = "") => api.Anonymous.JsonAsync($"{article.Path}/comments{query}");

    public static Guid Id(this JsonElement json) => json.GetProperty("id").GetGuid();

    public static Guid?[] Parents(this JsonElement list) =>
        [.. list.Items().Select(c => c.GetProperty("parentId")).Select(parent => parent.ValueKind is JsonValueKind.Null ? (Guid?)null : parent.GetGuid())];

    public static Guid[] Ids(this JsonElement list) => [.. list.Items().Select(Id)];
}
