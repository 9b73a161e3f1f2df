using System.Text.Json;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Related;

/// <summary>What tests of related articles do over HTTP.</summary>
public static class RelatedVerbs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What stands beside an article.</summary>
    public static Task<JsonElement> RelatedAsync(this HttpClient client, Resource article, string query = "limit=20") =>
        client.JsonAsync($"{article.Path}/related?{query}");

    /// <summary>What stands beside an article once it is as it must become.</summary>
    public static async Task<JsonElement> RelatedAsync(this HttpClient client, Resource article, Func<JsonElement, bool> until, string query = "limit=20")
    {
        for (var deadline = DateTime.UtcNow + Patience; ; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            var related = await client.RelatedAsync(article, query);
            if (until(related))
                return related;
            DateTime.UtcNow.ShouldBeLessThan(deadline, related.ToString());
        }
    }

    /// <summary>The ids of the related articles, in order.</summary>
    public static Guid[] Ids(this JsonElement related) => [.. related.Items().Select(item => item.GetProperty("article").GetProperty("id").GetGuid())];

    /// <summary>The item that shows an article.</summary>
    public static JsonElement Of(this JsonElement related, Resource article) =>
        related.Items().Single(item => item.GetProperty("article").GetProperty("id").GetGuid() == article.Id);

    /// <summary>The ids of copies.</summary>
    public static Guid[] Copies(this JsonElement holder) => [.. holder.GetProperty("alsoAt").EnumerateArray().Select(copy => copy.GetProperty("id").GetGuid())];

    /// <summary>The values of a reason; none when it is not given.</summary>
    public static string[] Reason(this JsonElement item, string type) =>
        [.. item.GetProperty("reasons").EnumerateArray().Where(reason => reason.Text("type") == type).SelectMany(reason => reason.GetProperty("values").EnumerateArray()).Select(value => value.GetString()!)];

    /// <summary>Waits until nothing is left to be related.</summary>
    public static async Task SettleAsync(this ContentApiFixture api)
    {
        for (var deadline = DateTime.UtcNow + Patience; await api.AskAsync<long>("select count(*) from related_outbox") > 0; await Task.Delay(50, TestContext.Current.CancellationToken))
            DateTime.UtcNow.ShouldBeLessThan(deadline, "The outbox does not empty.");
    }

    /// <summary>Waits until what stands beside an article is read as one row.</summary>
    public static async Task ReadyAsync(this ContentApiFixture api, Resource article)
    {
        for (var deadline = DateTime.UtcNow + Patience; !await api.AskAsync<bool>($"select exists (select from related_ready where article_id = '{article.Id}')"); await Task.Delay(20, TestContext.Current.CancellationToken))
            DateTime.UtcNow.ShouldBeLessThan(deadline, "The answer is not made.");
    }

    /// <summary>How many a stored list holds, once it holds enough.</summary>
    public static async Task<long> ListLengthAsync(this ContentApiFixture api, int number, int atLeast)
    {
        for (var deadline = DateTime.UtcNow + Patience; ; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            var length = await api.AskAsync<long>($"select count(*) from related_items where number = {number}");
            if (length >= atLeast)
                return length;
            DateTime.UtcNow.ShouldBeLessThan(deadline, $"The list stays at {length}.");
        }
    }
}
