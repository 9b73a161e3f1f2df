using System.Collections.Concurrent;
using System.Diagnostics;

namespace ContentApi.IntegrationTests.Support;

/// <summary>What one request asks the database: send it with <see cref="TraceParent"/>.</summary>
public sealed class StatementCount : IDisposable
{
    private readonly string trace = ActivityTraceId.CreateRandom().ToHexString();
    private readonly ConcurrentBag<string> texts = [];
    private readonly ActivityListener listener;

    public StatementCount()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The header that tells the request's statements from those of others (W3C Trace Context).</summary>
    public (string Name, string? Value) TraceParent => ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");

    /// <summary>The statements, one for each trip.</summary>
    public string[] Texts => [.. texts];

    public void Dispose() => listener.Dispose();

    // Neither a connection that is opened nor the key, which is known for a second, is the request's own doing.
    private void Note(Activity activity)
    {
        if (activity.Source.Name == "Npgsql" && activity.TraceId.ToHexString() == trace
            && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string sql && !sql.Contains("from api_keys", StringComparison.Ordinal))
            texts.Add(sql);
    }
}
