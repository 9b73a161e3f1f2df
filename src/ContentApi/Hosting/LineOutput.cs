using System.Buffers;
using Serilog.Core;
using Serilog.Events;

namespace ContentApi.Hosting;

/// <summary>Collects log lines in memory and writes them out ten times a second, errors at once.</summary>
/// <remarks>
/// An answer of 3 KB from memory costs 14 µs of processor time without logging, 20 µs with this and 50 µs with a queue of events before
/// Serilog's formatter: the queue keeps events alive until the collector has copied them twice.
/// </remarks>
internal sealed class LineOutput : ILogEventSink, IDisposable
{
    private const int MostWaiting = 16 * 1024 * 1024;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    [ThreadStatic]
    private static CompactLine? line;

    private readonly Lock collecting = new();
    private readonly Lock writing = new();
    private readonly Stream output;
    private readonly Timer timer;
    private ArrayBufferWriter<byte> collected = new();
    private ArrayBufferWriter<byte> leaving = new();

    public LineOutput(Stream output)
    {
        this.output = output;
        timer = new Timer(_ => Flush(), null, Interval, Interval);
    }

    public void Emit(LogEvent logEvent)
    {
        var bytes = (line ??= new CompactLine()).Write(logEvent);
        lock (collecting)
        {
            // Where nobody reads our output, lines are lost rather than memory filled.
            if (collected.WrittenCount < MostWaiting)
                collected.Write(bytes);
        }

        if (logEvent.Level >= LogEventLevel.Error)
            Flush();
    }

    public void Dispose()
    {
        timer.Dispose();
        Flush();
    }

    // Whoever finds somebody else writing leaves it to the next turn: a reader of ours that has stopped must not stop us.
    private void Flush()
    {
        if (!writing.TryEnter())
            return;

        try
        {
            lock (collecting)
                (collected, leaving) = (leaving, collected);
            if (leaving.WrittenCount > 0)
            {
                output.Write(leaving.WrittenSpan);
                output.Flush();
            }
        }
        catch (IOException)
        {
            // Nobody is left to be told.
        }
        finally
        {
            leaving.ResetWrittenCount();
            writing.Exit();
        }
    }
}
