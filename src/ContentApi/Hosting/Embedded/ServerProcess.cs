using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ContentApi.Hosting.Embedded;

/// <summary>A running <c>postgres</c> that ends when this process does, however it does.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int FastShutdown = 2; // SIGINT; postgres(1)
    private const int LogLinesKept = 40;

    private readonly Process process;
    private readonly Queue<string> log = [];
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo startInfo)
    {
        process = new Process { StartInfo = startInfo };
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public bool HasExited => exited.Task.IsCompleted;

    /// <summary>The last lines that the server wrote.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return string.Join('\n', log);
        }
    }

    public static async Task<ServerProcess> StartAsync(
        string postgres, IEnumerable<string> arguments, ServerAccount account, CancellationToken cancellationToken)
    {
        // A session of its own keeps the terminal's Ctrl-C from the server, which has to outlive our last request.
        // The kernel sends the signal when the parent dies, kill -9 included. macOS has neither: there the server stops in DisposeAsync alone.
        string[] tether = ["setsid", "setpriv", "--pdeathsig", "INT", "--"];
        var tethered = (await account.RunAsync(tether[0], [.. tether[1..], "true"], cancellationToken)).Succeeded;
        string[] command = [.. tethered ? tether : [], postgres, .. arguments];

        var server = new ServerProcess(Command.StartInfo(command[0], command[1..], account.Name));
        await server.StartOnOwnThreadAsync();
        return server;
    }

    /// <summary>Ends connections, writes what is pending and waits for the end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!HasExited)
            Interrupt(process.Id);

        try
        {
            await exited.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await exited.Task;
        }

        await LastWordsAsync();
        process.Dispose();
    }

    // A backend that survives a killed server may hold the stream open for as long as its query runs.
    private async Task LastWordsAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Then without them.
        }
    }

    /// <summary>Asks a server that we did not start for a fast shutdown.</summary>
    public static void Interrupt(int processId) => _ = Kill(processId, FastShutdown);

    // "Parent" is the thread that forked: a pool's thread may end at any time and would take the server along.
    private Task StartOnOwnThreadAsync()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                process.Start();
                process.StandardInput.Close();
                process.BeginErrorReadLine();
                process.BeginOutputReadLine();
            }
            catch (Exception exception)
            {
                started.SetException(exception);
                return;
            }

            started.SetResult();
            while (!process.WaitForExit(int.MaxValue)) // with a limit it waits for the process alone, not for its streams
                continue;
            exited.SetResult();
        })
        { IsBackground = true, Name = "PostgreSQL's parent" }.Start();
        return started.Task;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;

        lock (log)
        {
            log.Enqueue(line);
            if (log.Count > LogLinesKept)
                log.Dequeue();
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
