using System.Text.Json;
using ContentApi.Http.Json;
using CsCheck;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.StrictInput;

public sealed class ContentJsonTests
{
    [Theory]
    [InlineData(0, "2025-07-13T09:30:00Z")]
    [InlineData(9, "2025-07-13T09:30:00Z")]
    [InlineData(10, "2025-07-13T09:30:00.000001Z")]
    [InlineData(1_234_567, "2025-07-13T09:30:00.123456Z")]
    [InlineData(5_000_000, "2025-07-13T09:30:00.5Z")]
    public void Times_are_written_in_utc_with_microseconds_only_when_there_are_some(long ticks, string text)
    {
        var time = new DateTimeOffset(2025, 7, 13, 18, 30, 0, TimeSpan.FromHours(9)).AddTicks(ticks);

        Written(time).ShouldBe($"\"{text}\"");
        Written((DateTimeOffset?)time).ShouldBe($"\"{text}\"");
        Written((DateTimeOffset?)null).ShouldBe("null");
    }

    [Theory]
    [InlineData("2025-07-13t09:30:00z", 0)]
    [InlineData("2025-07-13T18:30:00+09:00", 0)]
    [InlineData("2025-07-12T09:31:00-23:59", 0)]
    [InlineData("2025-07-13T09:30:00.5Z", 5_000_000)]
    [InlineData("2025-07-13T09:30:00.000000999999999Z", 0)]
    [InlineData("2025-07-13T09:30:00.1234567891234Z", 1_234_560)]
    [InlineData("2025-07-13T09:30:00-00:00", 0)]
    public void Any_offset_is_read_and_fractions_are_cut_to_microseconds(string text, long ticks)
    {
        Rfc3339.TryParse(text, out var time).ShouldBeTrue();

        time.ShouldBe(new DateTimeOffset(2025, 7, 13, 9, 30, 0, TimeSpan.Zero).AddTicks(ticks));
        time.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_written_time_reads_back_as_itself() =>
        Gen.Long[1, DateTimeOffset.MaxValue.Ticks / 10].Sample(microseconds =>
        {
            var time = new DateTimeOffset(microseconds * 10, TimeSpan.Zero);
            return JsonSerializer.Deserialize<DateTimeOffset>(Written(time), ContentJson.Options) == time;
        });

    [Fact]
    public void Any_text_is_read_as_a_time_or_refused_but_never_throws() =>
        Gen.String[Gen.Char["0123456789-+:.TZz "], 0, 40].Sample(text => Rfc3339.TryParse(text, out _) || true);

    [Fact]
    public void Nulls_are_written_names_are_camel_case_and_letters_are_literal() =>
        Written(new { TheName = (string?)null, Word = "Überraschung 日本", Format = TrialFormat.Markdown, Other = TrialFormat.Text }).ShouldBe(
            """{"theName":null,"word":"Überraschung 日本","format":"markdown","other":"plain-text"}""");

    [Fact]
    public void Ready_json_is_written_through()
    {
        Written(new { Extra = new RawJson("""{ "a" : 1 }"""), None = new RawJson(null) }).ShouldBe("""{"extra":{ "a" : 1 },"none":null}""");
        JsonSerializer.Deserialize<RawJson>("""{"a":[1]}""", ContentJson.Options).Json.ShouldBe("""{"a":[1]}""");
    }

    [Fact]
    public void An_optional_member_is_written_as_its_value() =>
        Written(new { A = new Optional<string?>("x"), B = default(Optional<int?>) }).ShouldBe("""{"a":"x","b":null}""");

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, ContentJson.Options);
}
