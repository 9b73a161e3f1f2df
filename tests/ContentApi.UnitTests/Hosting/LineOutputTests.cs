using System.Text;
using ContentApi.Hosting;
using Serilog;
using Serilog.Core;
using Shouldly;
using Xunit;

namespace ContentApi.UnitTests.Hosting;

public sealed class LineOutputTests
{
    [Fact]
    public void Lines_leave_whole_and_all_at_the_latest_when_the_program_ends()
    {
        var output = new MemoryStream();
        using (var logger = LoggerTo(output))
            Parallel.For(0, 2_000, number => logger.Information("Line {Number}", number));

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2_000);
        lines.ShouldAllBe(line => line.StartsWith("{\"@t\":") && line.EndsWith('}'));
    }

    [Fact]
    public async Task A_line_leaves_within_a_moment()
    {
        var output = new MemoryStream();
        using var logger = LoggerTo(output);

        logger.Information("One");

        for (var wait = 0; wait < 100 && output.Length == 0; wait++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        output.Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void An_error_leaves_at_once_with_what_came_before()
    {
        var output = new MemoryStream();
        using var logger = LoggerTo(output);

        logger.Information("One");
        logger.Error("Two");

        Encoding.UTF8.GetString(output.ToArray()).ShouldContain("Two");
    }

    [Fact]
    public void An_output_that_is_closed_stops_nobody()
    {
        using var logger = LoggerTo(new BrokenPipe());

        Should.NotThrow(() => logger.Error("One"));
    }

    private static Logger LoggerTo(Stream output) => new LoggerConfiguration().WriteTo.Sink(new LineOutput(output)).CreateLogger();

    private sealed class BrokenPipe : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
