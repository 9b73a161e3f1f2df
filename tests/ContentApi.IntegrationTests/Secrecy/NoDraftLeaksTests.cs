using System.Text.Json;
using System.Text.RegularExpressions;
using ContentApi.IntegrationTests.Support;
using CsCheck;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Secrecy;

/// <summary>
/// Editors do whatever they like, in any order; afterwards everything that can be read without a key is read. Nothing in
/// it may be of a text that was never published, or that a licence withholds.
/// </summary>
public sealed partial class NoDraftLeaksTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private const int Sequences = 5;

    private static readonly Gen<(int Act, int Which, int How)[]> Work =
        Gen.Select(Gen.Int[0, 37], Gen.Int[0, 1_000], Gen.Int[0, 1_000]).Array[10, 30];

    private readonly AnonymousReads reads = new(api.Services.GetRequiredService<EndpointDataSource>());
    private readonly List<Newsroom> newsrooms = [];
    private TimeSpan ahead;

    [Fact]
    public async Task Nothing_that_was_never_published_is_in_any_anonymous_answer()
    {
        await Work.SampleAsync(
            async work =>
            {
                var newsroom = await Newsroom.OpenAsync(api, () => DateTimeOffset.UtcNow + ahead);
                newsrooms.Add(newsroom);
                foreach (var step in work)
                    await newsroom.DoAsync(step);
                await ReadAllAsync(newsroom);

                // Schedules come true, and nothing else does.
                await TravelAsync(TimeSpan.FromHours(2));
                await ReadAllAsync(newsroom);
            },
            iter: Sequences,
            threads: 1);

        // What is done in the background has come of all of it by now.
        await ReadListsAsync(newsrooms[^1]);
    }

    private async Task TravelAsync(TimeSpan further)
    {
        // A name given before publishing reaches the stories in the background; what comes true meanwhile would still show the last one.
        for (var deadline = DateTime.UtcNow.AddMinutes(1); await api.AskAsync<long>("select count(*) from term_changes") > 0; await Task.Delay(50, TestContext.Current.CancellationToken))
            DateTime.UtcNow.ShouldBeLessThan(deadline, "Names do not spread.");
        ahead += further;
        await api.TravelAsync(further);
        newsrooms.ForEach(newsroom => newsroom.Settle());
    }

    private async Task ReadAllAsync(Newsroom newsroom)
    {
        await ReadListsAsync(newsroom);
        foreach (var story in newsroom.Stories)
        {
            await ReadAsync("articles", story.Resource.Id.ToString(), isSecret: !story.WasPublic, isId: true);
            foreach (var slug in story.Slugs)
                await ReadAsync("articles", StoryText.SlugOf(slug), isSecret: !slug.IsPublished, isId: false);
        }

        foreach (var label in newsroom.Labels)
        {
            foreach (var marker in label.Former.Append(label.Name))
                await ReadAsync(label.Kind, Label.SlugOf(marker), isSecret: !marker.IsPublished, isId: false);
        }

        foreach (var name in (string[])[newsroom.Source.Slug, newsroom.Source.Id.ToString()])
            await ReadAsync("sources", name, isSecret: false, isId: false);
        foreach (var list in newsroom.Lists)
            await ReadAsync("lists", list, isSecret: false, isId: false);
        foreach (var part in (string[])["0", "1"])
            await ReadAsync("parts", part, isSecret: false, isId: false);
        foreach (var story in newsroom.Stories.Where(s => s is { Preview: not null, IsDeleted: false }))
            await ReadPreviewAsync(story);
    }

    private async Task ReadListsAsync(Newsroom newsroom)
    {
        var secrets = newsroom.Secrets.Take(4).Select(marker => marker.Word).ToArray();
        var stories = newsroom.Stories.Where(s => !s.WasPublic).Take(3).ToList();
        var filters = new Dictionary<string, string[]>
        {
            ["q"] = [.. secrets, .. secrets.Select(word => $"title {word[..^1]}")],
            ["ids"] = [string.Join(',', stories.SelectMany(s => s.Slugs.Select(StoryText.SlugOf).Append(s.Resource.Id.ToString())))],
            ["source"] = [newsroom.Source.Slug],
            ["tag"] = Hidden("tags"),
            ["section"] = Hidden("sections"),
            ["author"] = Hidden("authors"),
        };
        foreach (var path in reads.Lists(filters))
        {
            for (var next = path; next is not null;)
                next = await ReadPageAsync(next);
        }

        string[] Hidden(string kind) => [.. newsroom.Labels.Where(l => l.Kind == kind && !l.Name.IsPublished).Take(2).Select(l => l.Slug)];
    }

    /// <returns>Where the list goes on.</returns>
    private async Task<string?> ReadPageAsync(string path)
    {
        using var response = await api.Anonymous.GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();
        ShouldKeepSecrets(path, response, body);
        if (!body.StartsWith('{') || !response.IsSuccessStatusCode)
            return null;

        var json = JsonElement.Parse(body);
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var start = Going().Replace(path, "");
        return json.TryGetProperty("nextCursor", out var cursor) && cursor.ValueKind is JsonValueKind.String ? $"{start}{separator}cursor={cursor.GetString()}"
            : json.TryGetProperty("atEnd", out var atEnd) && !atEnd.GetBoolean() ? $"{start}{separator}after={json.Text("position")}"
            : null;
    }

    // Its holder reads this text in every form, and nothing of others.
    private async Task ReadPreviewAsync(Story story)
    {
        foreach (var query in (string[])["", "&include=related.body,comments,aids", "&format=jsonld", "&format=ninjs", "&format=markdown"])
        {
            var path = story.Preview + query;
            using var response = await api.Anonymous.GetAsync(path);
            ShouldKeepSecrets(path, response, await response.Content.ReadAsStringAsync(), story.Newest.Words);
            ((int)response.StatusCode).ShouldBe(200, path);
        }
    }

    // What was never public is answered to the byte as what never was.
    private async Task ReadAsync(string collection, string name, bool isSecret, bool isId)
    {
        var unknown = isId ? Guid.CreateVersion7().ToString() : $"unknown-{Guid.NewGuid():N}";
        foreach (var (path, other) in reads.Of(collection, name).Zip(reads.Of(collection, unknown)))
        {
            using var response = await api.Anonymous.GetAsync(path);
            var body = await response.Content.ReadAsStringAsync();
            ShouldKeepSecrets(path, response, body);
            ((int)response.StatusCode).ShouldBeLessThan(500, path);
            if (!isSecret)
                continue;

            using var baseline = await api.Anonymous.GetAsync(other);
            Written(response, body, name).ShouldBe(Written(baseline, await baseline.Content.ReadAsStringAsync(), unknown), path);
        }

        if (!isSecret || collection != "articles")
            return;

        // What readers may send.
        foreach (var (to, content) in ((string, object)[])[("comments", new { author = "Mara", text = $"To {Guid.NewGuid():N}" }), ("questions", new { question = "Who?" })])
        {
            using var response = await api.Anonymous.PostAsync($"/v1/articles/{name}/{to}", content);
            using var baseline = await api.Anonymous.PostAsync($"/v1/articles/{unknown}/{to}", content);
            ((int)response.StatusCode).ShouldBe(404, to);
            Written(response, await response.Content.ReadAsStringAsync(), name).ShouldBe(Written(baseline, await baseline.Content.ReadAsStringAsync(), unknown), to);
        }
    }

    private static void ShouldKeepSecrets(string path, HttpResponseMessage response, string body, params IEnumerable<string> known)
    {
        // What the request says itself is no secret to whoever sends it.
        var asked = Marker.WordsOf(path).Concat(known).ToHashSet();
        Marker.LeakedBy($"{response.Headers}\n{response.Content.Headers}\n{body}").Except(asked).ShouldBeEmpty($"{path} answers {(int)response.StatusCode}: {response.Headers} {body}");
    }

    private static string Written(HttpResponseMessage response, string body, string name) =>
        PerRequest().Replace($"{(int)response.StatusCode}\n{response.Headers}\n{response.Content.Headers}\n{body}", "").Replace(name, "*", StringComparison.Ordinal);

    [GeneratedRegex("(Date|Content-Length|X-Request-Id|traceparent): [^\n]*|\"traceId\":\"[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex PerRequest();

    [GeneratedRegex("[?&](cursor|after)=[^&]*")]
    private static partial Regex Going();
}
