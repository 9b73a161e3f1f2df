using System.Collections.Concurrent;
using System.Diagnostics;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Articles;

/// <summary>How often a request asks the database is part of its design: it may not creep up.</summary>
public sealed class RoundTripTests(ContentApiFixture api)
{
    [Fact]
    public async Task An_article_is_read_in_one_round_trip_and_a_list_in_one_or_two_whatever_its_size()
    {
        var article = await api.PublishedArticleAsync();
        (await TripsAsync(HttpMethod.Get, $"/v1/articles/{article.Slug}")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, $"/v1/articles/{article.Id}")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, "/v1/articles?limit=1")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, "/v1/articles?limit=100")).Length.ShouldBe(1);
        (await TripsAsync(HttpMethod.Get, $"/v1/articles?limit=100&source={(await api.AnySourceAsync).Slug}")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_article_is_created_by_one_look_up_and_one_batch()
    {
        var source = (await api.AnySourceAsync).Slug;
        foreach (var status in (string[])["draft", "published"])
        {
            var body = new { title = $"Round trips {Guid.NewGuid()}", source, body = "<p>Text</p>", tags = new[] { "Counting" }, status };
            // The key is known for a second; the first request may ask for it.
            await TripsAsync(HttpMethod.Post, "/v1/articles", body);
            var trips = await TripsAsync(HttpMethod.Post, "/v1/articles", body);
            trips.Length.ShouldBe(2, string.Join("\n\n", trips));
        }
    }

    private async Task<string[]> TripsAsync(HttpMethod method, string path, object? body = null)
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var commands = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId.ToHexString() == trace)
                    commands.Add($"{activity.DisplayName}: {activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        var client = method == HttpMethod.Get ? api.Anonymous : api.ClientFor(Role.Editor);
        using var response = await client.SendAsync(method, path, body, ifMatch: null, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01"));
        await response.ShouldBeAsync(method == HttpMethod.Get ? 200 : 201);
        return [.. commands];
    }
}
