using System.Text;
using System.Text.Json;
using ContentApi.Domain.Keys;
using ContentApi.IntegrationTests.Support;
using ContentApi.UnitTests;
using ContentApi.UnitTests.Bodies;
using Shouldly;
using Xunit;

namespace ContentApi.IntegrationTests.Hostile;

/// <summary>Other people's hard inputs through the real endpoints. What the parts behind them do with each stands in the unit tests.</summary>
public sealed class HostileInputTests(ContentApiFixture api)
{
    [Theory]
    [InlineData("dompurify.ndjson")]
    [InlineData("h5sc.ndjson")]
    [InlineData("payloads.ndjson")]
    [InlineData("svg-files.ndjson")]
    public async Task Nothing_alive_stands_in_bodyHtml_whatever_was_posted(string file)
    {
        var source = (await api.AnySourceAsync).Slug;
        var editor = api.ClientFor(Role.Editor);

        await ForEachAsync(SharedFolder.Lines($"fixtures/xss/{file}"), async (line, number) =>
        {
            var payload = (line.TryGetProperty("payload", out var given) ? given : line.GetProperty("text")).GetString()!;
            var format = (string[])["html", "markdown", "text"];
            using var response = await editor.PostAsync("/v1/articles", new { title = "Hostile", source, body = payload, bodyFormat = format[number % 3], summary = Cut(payload) });

            // U+0000 and the like are refused; all else is saved.
            if ((int)response.StatusCode == 400)
                return;
            var article = await response.ShouldBeAsync(201);
            LifeSigns.In(article.Text("bodyHtml") ?? "").ShouldBeNull(payload);
            article.GetProperty("warnings").ValueKind.ShouldBe(JsonValueKind.Array);
        });
    }

    [Fact]
    public async Task No_json_text_brings_the_server_into_trouble()
    {
        var editor = api.ClientFor(Role.Editor);

        await ForEachAsync(SharedFolder.Lines("fixtures/json/jsontestsuite.ndjson"), async (line, _) =>
        {
            var bytes = line.TryGetProperty("base64", out var base64) ? base64.GetBytesFromBase64() : Encoding.UTF8.GetBytes(line.GetProperty("text").GetString()!);
            foreach (var path in (string[])["/v1/articles", "/v1/sources", "/v1/articles/no-such/publish"])
            {
                using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };
                using var response = await editor.SendAsync(HttpMethod.Post, path, content, ifMatch: "*");
                ((int)response.StatusCode).ShouldBeInRange(400, 499, $"{path}: {line}");
                response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", line.ToString());
            }
        });
    }

    [Theory]
    [InlineData("injection/sql.ndjson")]
    [InlineData("injection/path-traversal.ndjson")]
    [InlineData("injection/xxe.ndjson")]
    [InlineData("text/blns.ndjson")]
    [InlineData("ssrf/urls.ndjson")]
    public async Task No_text_in_a_path_or_a_parameter_brings_the_server_into_trouble(string file)
    {
        Assert.SkipWhen(SharedFolder.Find($"fixtures/{file}") is null, SharedFolder.Absent);

        await ForEachAsync(SharedFolder.Lines($"fixtures/{file}"), async (line, _) =>
        {
            var payload = Cut(line.EnumerateObject().First(member => member.Name is "payload" or "s" or "url" or "text").Value.GetString()!);
            var escaped = Escaped(payload);
            foreach (var path in (string[])[$"/v1/articles/{escaped}", $"/v1/articles/{escaped}/related", $"/v1/articles/{escaped}/comments", $"/v1/sources/{escaped}/articles", $"/v1/articles?source={escaped}&ids={escaped}", $"/v1/articles?sort={escaped}", $"/v1/tags?q={escaped}"])
            {
                using var response = await api.Anonymous.GetAsync(path);
                ((int)response.StatusCode).ShouldBeLessThan(500, path);
            }
        });
    }

    private static string Cut(string text) => text.Length <= 1_000 ? text : text[..1_000];

    private static string Escaped(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"%{b:X2}"));

    private static Task ForEachAsync(IReadOnlyList<JsonElement> lines, Func<JsonElement, int, Task> act) =>
        Parallel.ForEachAsync(lines.Index(), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (line, _) => await act(line.Item, line.Index));
}
