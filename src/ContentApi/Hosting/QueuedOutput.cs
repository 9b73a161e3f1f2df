using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace ContentApi.Hosting;

/// <summary>Writes log events to standard output in batches, off the threads that answer requests.</summary>
/// <remarks>A write per event takes the console's lock and a system call: with it a small read is a third slower.</remarks>
internal sealed class QueuedOutput(ITextFormatter formatter, Stream output) : IBatchedLogEventSink, IDisposable
{
    private readonly MemoryStream buffer = new();

    public async Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
    {
        buffer.SetLength(0);
        await using (var text = new StreamWriter(buffer, new UTF8Encoding(false), leaveOpen: true))
        {
            foreach (var logEvent in batch)
                formatter.Format(logEvent, text);
        }

        await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        await output.FlushAsync();
    }

    public void Dispose()
    {
        buffer.Dispose();
        output.Dispose();
    }
}
