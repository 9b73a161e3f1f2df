using System.Text;
using System.Text.Json;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Importing;
using ContentApi.Features.Articles.Saving;
using CsCheck;
using Xunit;

namespace ContentApi.UnitTests.Importing;

public sealed class PreparedLineTests
{
    private static readonly string[] Names =
    [
        "title", "source", "sourceId", "slug", "body", "bodyFormat", "tags", "id", "createdAt", "corrections", "formerSlugs", "live", "scheduled", "terms", "unpublished", "extra",
        "status", "publishedAt", "expiresAt", "image", "externalId", "canonicalUrl", "language", "nothing",
    ];

    private static readonly string[] Values =
    [
        "null", "1", "-0.5e300", "true", "{}", "[]", "[null]", "[[]]", "[{}]", "\"published\"", "\"scheduled\"", "\"2020-01-01T00:00:00Z\"", "\"2999-01-01T00:00:00Z\"", "\"<p>x</p>\"",
        "{\"name\":\"x\",\"homepageUrl\":\"https://x.example\"}", "{\"at\":\"2020-01-01T00:00:00Z\",\"text\":\"t\"}", "[{\"at\":null,\"text\":1}]", "{\"type\":\"withdrawn\"}", "{\"type\":null}",
        "[{\"kind\":\"tag\",\"slug\":\"a\",\"name\":\"A\"}]", "[{\"kind\":\"x\"}]", "\"\\u0000\"", "\"\\ud800\"", "[\"a\",\"a\"]", "{\"title\":\"t\",\"source\":\"x\"}", "{\"title\":null}",
        "{\"at\":\"2020-01-01T00:00:00Z\",\"write\":{}}", "\"01890000-0000-7000-8000-000000000000\"", "\"http://%\"", "\"http://xn--a\"", "{\"url\":1}",
    ];

    [Fact]
    public void Whatever_a_line_holds_it_is_prepared_or_has_its_faults()
    {
        var (writes, renderer) = (new ArticleWriteValidator(), new BodyRenderer([]));
        var arrivals = new ArrivingMembersValidator(writes);
        var value = Gen.OneOf(Gen.Int[0, Values.Length - 1].Select(i => Values[i]), Gen.String.Select(text => JsonSerializer.Serialize(text)));
        var member = Gen.Select(Gen.Int[0, Names.Length - 1], value, (name, v) => $"\"{Names[name]}\":{v}");
        var json = member.List[0, 6].Select(members => Encoding.UTF8.GetBytes($"{{{string.Join(',', members)}}}"));
        var line = Gen.Frequency((8, json), (1, Gen.Byte.Array[0, 200]));

        Gen.Select(line, Gen.Bool).Sample(
            (bytes, isEditor) =>
            {
                var prepared = PreparedLine.From(new RawLine(1, bytes), new ImportOrder(Guid.Empty, "", isEditor, DryRun: false), renderer, writes, arrivals);
                _ = (prepared.Identities.ToList(), prepared.Source);
            },
            iter: 20_000);
    }
}
