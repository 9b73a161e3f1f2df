using System.Globalization;
using ContentApi.Domain.Keys;
using ContentApi.Http.Caching;
using ContentApi.IntegrationTests.Related;
using ContentApi.IntegrationTests.Support;
using Microsoft.Extensions.Options;
using Npgsql;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Caching;

/// <summary>An answer is given again as long as nothing has changed, and not a moment longer.</summary>
[Collection(QuietServer.Name)]
public sealed class KeptAnswersTests(OwnContentApiFixture api) : IClassFixture<OwnContentApiFixture>
{
    private static readonly HashSet<string> Unequal = new(["Date", "X-Request-Id", "Content-Length", "Transfer-Encoding"], StringComparer.OrdinalIgnoreCase);

    [Fact]
    public async Task What_was_read_before_is_given_again_to_the_byte_without_reading_it()
    {
        var article = await api.PublishedArticleAsync();
        foreach (var path in (string[])[article.Path, $"{article.Path}?include=related,comments", $"{article.Path}/related", $"{article.Path}/comments", "/v1/articles", "/v1/articles?q=article&facets=source", "/v1/sources", "/v1/tags"])
        {
            using var again = await KeptAsync(path);
            using var read = await ReadAsync(await KeepingNothingAsync(), path);
            (await Bytes(again)).ShouldBe(await Bytes(read));
            Headers(again).ShouldBe(Headers(read));
        }
    }

    [Fact]
    public async Task Each_form_that_is_asked_for_has_an_answer_of_its_own()
    {
        var article = await api.PublishedArticleAsync(new { body = $"<p>{string.Join(' ', Enumerable.Repeat("Words in plenty.", 100))}</p>" });
        using var plain = await KeptAsync(article.Path);
        using var brotli = await KeptAsync(article.Path, ("Accept-Encoding", "br"));
        using var ninjs = await KeptAsync(article.Path, ("Accept", "application/vnd.iptc.ninjs+json"));

        plain.Header("Content-Encoding").ShouldBeNull();
        plain.Header("ETag").ShouldStartWith("\"");
        brotli.Header("Content-Encoding").ShouldBe("br");
        brotli.Header("ETag").ShouldBe("W/" + plain.Header("ETag"));
        (await Bytes(brotli)).Length.ShouldBeLessThan((await Bytes(plain)).Length);
        ninjs.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.iptc.ninjs+json");

        using var unchanged = await api.Anonymous.GetAsync(article.Path, plain.Header("ETag"));
        ((int)unchanged.StatusCode).ShouldBe(304);
        unchanged.Header("Content-Length").ShouldBeNull();
        Headers(unchanged).ShouldBe(Headers(plain).Where(header => !header.StartsWith("Content-", StringComparison.Ordinal)));
        using var head = await api.Anonymous.HeadAsync(article.Path);
        Headers(head).ShouldBe(Headers(plain));
        using var wrong = await ReadAsync(api.Anonymous, article.Path, ("Accept", "image/png"));
        await wrong.ShouldBeProblemAsync(406, "/problems/not-acceptable");
    }

    [Fact]
    public async Task Whatever_is_done_the_next_read_shows_it_on_every_instance()
    {
        var editor = api.ClientFor(Role.Editor);
        var other = await api.SecondInstanceAsync();
        var nothing = await KeepingNothingAsync();
        var (source, tag) = (await api.CreateSourceAsync(), Verbs.Unique("Kept"));
        var article = await api.PublishedArticleAsync(new { source = source.Slug, tags = new[] { tag } });
        var beside = await api.PublishedArticleAsync();
        string[] paths =
        [
            article.Path, $"{article.Path}?include=related,comments", $"{article.Path}/related", $"{article.Path}/comments", "/v1/articles?limit=5&count=true",
            $"/v1/articles?source={source.Slug}&count=true", source.Path, "/v1/tags?limit=5", "/v1/lists",
            "/v1/articles?q=another+or+article&count=true",
        ];
        (string Name, Func<Task> Do)[] acts =
        [
            ("update", async () => article = await api.ActAsync(await api.SaveAsync(await api.EditAsync(article), new { title = Verbs.Unique("Another") }), "publish")),
            ("comment", async () => (await editor.PostAsync($"{article.Path}/comments", new { text = "So it is.", author = "Mara" })).EnsureSuccessStatusCode()),
            ("pin", async () => (await editor.PutAsync($"{article.Path}/related/{beside.Id}", new { })).EnsureSuccessStatusCode()),
            ("update of what is beside", async () => beside = await api.ActAsync(await api.SaveAsync(await api.EditAsync(beside), new { title = Verbs.Unique("Beside") }), "publish")),
            ("exclusion", async () => (await editor.PutAsync($"{article.Path}/related/{beside.Id}/exclusion", new { })).EnsureSuccessStatusCode()),
            ("source", async () => (await editor.PatchAsync(source, new { name = Verbs.Unique("Renamed"), textPolicy = "headline" })).EnsureSuccessStatusCode()),
            ("expiry", async () => article = await api.ActAsync(await api.SaveAsync(await api.EditAsync(article), new { expiresAt = DateTimeOffset.UtcNow.AddHours(2) }), "publish")),
            ("time", () => api.TravelAsync(TimeSpan.FromHours(3))),
        ];

        foreach (var (name, act) in acts)
        {
            foreach (var path in paths)
                (await KeptAsync(path)).Dispose();
            await act();
            foreach (var path in paths)
            {
                foreach (var client in (HttpClient[])[api.Anonymous, other.Anonymous])
                {
                    var (before, answer, after) = (await SeenAsync(nothing, path), await SeenAsync(client, path), await SeenAsync(nothing, path));
                    // What follows in the background may come between them.
                    if (before == after || path == article.Path)
                        answer.ShouldBe(before, $"{path} after {name}");
                }
            }
        }

        using var gone = await api.Anonymous.GetAsync(article.Path);
        gone.IsSuccessStatusCode.ShouldBeFalse("It has expired.");
    }

    [Fact]
    public async Task What_time_alone_changes_is_shown_at_its_second()
    {
        var article = await api.PublishedArticleAsync(new { title = "As it was" });
        var at = DateTimeOffset.UtcNow.AddSeconds(3);
        await api.ActAsync(await api.SaveAsync(await api.EditAsync(article), new { title = "As it will be" }), "publish", new { at });

        var kept = 0;
        while (DateTimeOffset.UtcNow < at.AddMilliseconds(-50))
            kept += await IsKeptAsync(article.Path) ? 1 : 0;
        kept.ShouldBeGreaterThan(0);
        await Task.Delay(at.AddMilliseconds(20) - DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        (await api.Anonymous.JsonAsync(article.Path)).Text("title").ShouldBe("As it will be");
    }

    [Fact]
    public async Task A_search_is_given_again_until_the_hour_is_over_by_which_freshness_is_measured()
    {
        var word = $"kept{Guid.NewGuid():N}";
        var nothing = await KeepingNothingAsync();
        var old = await api.PublishedArticleAsync(new { title = $"{word} {word}", publishedAt = DateTimeOffset.UtcNow.AddDays(-12) });
        var recent = await api.PublishedArticleAsync(new { title = $"About {word} and more", summary = "Of many other things too." });
        var path = $"/v1/articles?q={word}";
        (await KeptAsync(path)).Dispose();

        // To travel is an act, after which nothing is given again anyhow: that the hour counts is seen by a session that is an hour ahead.
        (await HourAsync(ahead: 1)).ShouldBe(await HourAsync(ahead: 0) + 1);
        await api.TravelAsync(TimeSpan.FromHours(1));

        using var statements = new StatementCount();
        using var later = await ReadAsync(api.Anonymous, path, statements.TraceParent);
        statements.Texts.ShouldNotBeEmpty("The hour is another one.");
        using var anew = await ReadAsync(nothing, path);
        (await Bytes(later)).ShouldBe(await Bytes(anew));
        Headers(later).ShouldBe(Headers(anew));
        (await later.ShouldBeAsync(200)).Items().Select(item => item.Text("slug")).ShouldBe([old.Slug, recent.Slug], ignoreOrder: true);
    }

    [Fact]
    public async Task What_anonymous_readers_are_given_and_what_holders_of_keys_read_stay_apart()
    {
        var source = await api.CreateSourceAsync(new { textPolicy = "headline" });
        var article = await api.PublishedArticleAsync(new { source = source.Slug, body = "<p>Withheld.</p>" });
        (await KeptAsync(article.Path)).Dispose();

        (await api.ClientFor(Role.Viewer).JsonAsync(article.Path)).Text("bodyHtml").ShouldBe("<p>Withheld.</p>");
        (await api.Anonymous.JsonAsync(article.Path)).ToString().ShouldNotContain("Withheld.");
    }

    [Fact]
    public async Task Many_at_once_share_what_one_of_them_reads()
    {
        var article = await api.PublishedArticleAsync();
        await api.SettleAsync();
        // What is written in the background meanwhile, on this server, lets some read again; not in each of ten rounds.
        var fewest = int.MaxValue;
        for (var round = 0; round < 10 && fewest >= 20; round++)
            fewest = Math.Min(fewest, await StatementsOfManyAsync(article.Path));
        fewest.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task What_the_database_does_not_answer_for_is_not_given_again()
    {
        var article = await api.PublishedArticleAsync();
        (await KeptAsync(article.Path)).Dispose();

        await using (var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var hold = new NpgsqlCommand("lock table editions in access exclusive mode", connection, transaction);
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            using var away = await api.Anonymous.GetAsync(article.Path);
            await away.ShouldBeProblemAsync(503, "/problems/database-unavailable");
            away.Header("Retry-After").ShouldBe("1");
        }

        using var back = await api.Anonymous.GetAsync(article.Path);
        await back.ShouldBeAsync(200);
    }

    private async Task<int> StatementsOfManyAsync(string path)
    {
        using var statements = new StatementCount();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            using var response = await ReadAsync(api.Anonymous, path, statements.TraceParent);
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }));
        answers.Distinct().Count().ShouldBe(1);
        return statements.Texts.Length;
    }

    private async Task<long> HourAsync(int ahead)
    {
        var settings = new NpgsqlConnectionStringBuilder(api.Database.ConnectionString) { Options = $"-c contentapi.readers_ahead={ahead}h" };
        await using var database = NpgsqlDataSource.Create(settings.ConnectionString);
        var moment = new ReadersMoment(database, Options.Create(new CachingOptions()));
        return long.Parse((await moment.AskAsync()).Moment.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private async Task<HttpClient> KeepingNothingAsync() =>
        (await api.SecondInstanceAsync(("Caching:KeptMebibytes", "0"), ("Site:PublicBaseUrl", api.PublicBase))).Anonymous;

    private static async Task<(int Status, string Body)> SeenAsync(HttpClient client, string path)
    {
        using var response = await ReadAsync(client, path);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : "");
    }

    // Until what was done before has settled, and nothing is read for it any more.
    private async Task<HttpResponseMessage> KeptAsync(string path, params (string, string?)[] headers)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); !await IsKeptAsync(path, headers); await Task.Delay(20, TestContext.Current.CancellationToken))
            DateTime.UtcNow.ShouldBeLessThan(deadline, $"{path} was read again and again.");
        return await ReadAsync(api.Anonymous, path, headers);
    }

    private async Task<bool> IsKeptAsync(string path, params (string Name, string? Value)[] headers)
    {
        using var statements = new StatementCount();
        using var response = await ReadAsync(api.Anonymous, path, [.. headers, statements.TraceParent]);
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return statements.Texts.Length == 0;
    }

    private static Task<HttpResponseMessage> ReadAsync(HttpClient client, string path, params (string, string?)[] headers) =>
        client.SendAsync(HttpMethod.Get, path, body: null, ifMatch: null, headers);

    private static Task<byte[]> Bytes(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync();

    // How long the body is, is said of what is kept and not of what is still being written.
    private static IEnumerable<string> Headers(HttpResponseMessage response) => response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
        .Where(header => !Unequal.Contains(header.Key))
        .Select(header => $"{header.Key}: {header.Value}")
        .Order(StringComparer.Ordinal);
}

/// <summary>Tests that have the database server to themselves: its snapshot is another one whenever anything is written in any of its databases.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class QuietServer
{
    public const string Name = "Quiet server";
}
