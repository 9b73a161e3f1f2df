using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ContentApi.Hosting;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Parsing;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Hosting;

public sealed class CompactLineTests
{
    public static TheoryData<string, object?> Values => new()
    {
        { "Text", "Überschrift \"一\" \u0000\n<b> + \ud83d\ude00" },
        { "@Odd", "name" },
        { "Number", 42 },
        { "Long", 5_000_000_000L },
        { "Fraction", 0.25 },
        { "Infinite", double.PositiveInfinity },
        { "Flag", true },
        { "Nothing", null },
        { "Time", new DateTimeOffset(2025, 7, 13, 9, 30, 0, TimeSpan.Zero) },
        { "Id", Guid.Parse("0197f3a2-0000-7000-8000-000000000000") },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_line_says_what_serilogs_own_formatter_says(string name, object? value)
    {
        var logEvent = Event(LogEventLevel.Warning, new InvalidOperationException("broken"), new LogEventProperty(name, new ScalarValue(value)));

        Line(logEvent).ShouldBe(Expected(logEvent));
    }

    [Fact]
    public void Lists_and_structures_are_written_too()
    {
        var list = new SequenceValue([new ScalarValue(1), new ScalarValue("b")]);
        var logEvent = Event(LogEventLevel.Information, null,
            new LogEventProperty("List", list), new LogEventProperty("Structure", new StructureValue([new LogEventProperty("Inner", list)], "Kind")));

        Line(logEvent).ShouldBe(Expected(logEvent));
    }

    private static LogEvent Event(LogEventLevel level, Exception? exception, params LogEventProperty[] properties) => new(
        new DateTimeOffset(2025, 7, 13, 9, 30, 0, 123, TimeSpan.FromHours(9)), level, exception,
        new MessageTemplateParser().Parse("{Method} \"answered\""), properties, ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom());

    private static string Line(LogEvent logEvent)
    {
        using var line = new CompactLine();
        line.Write(Event(LogEventLevel.Fatal, null));
        var text = Encoding.UTF8.GetString(line.Write(logEvent));
        text.IndexOf('\n', StringComparison.Ordinal).ShouldBe(text.Length - 1);
        return Normal(text);
    }

    private static string Expected(LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new CompactJsonFormatter().Format(logEvent, text);
        return Normal(text.ToString());
    }

    // The decimals of the time and the way of escaping may differ.
    private static string Normal(string json) => string.Join('\n', JsonDocument.Parse(json).RootElement.EnumerateObject()
        .Select(member => $"{member.Name}: {(member.Name == "@t" ? member.Value.GetDateTimeOffset().ToString("O") : JsonSerializer.Serialize(member.Value))}"));
}
