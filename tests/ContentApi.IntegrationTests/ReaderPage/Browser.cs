using System.Diagnostics;
using Xunit;

namespace ContentApi.IntegrationTests.ReaderPage;

/// <summary>Headless Chromium, one process for all pages of a class. Driven over its own protocol: no package, no driver.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // It runs as root too, and calls nobody at home.
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0", "about:blank",
    ];

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("contentapi-chromium-");
    private Process? process;
    private int port;

    private static string? Executable => ((string?[])[Environment.GetEnvironmentVariable("CONTENTAPI_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"])
        .FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is not { } executable)
            return;

        process = Process.Start(new ProcessStartInfo(executable, [.. Flags, $"--user-data-dir={profile.FullName}"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        // It writes its port there once it listens.
        var note = Path.Combine(profile.FullName, "DevToolsActivePort");
        for (var deadline = DateTime.UtcNow + Patience; port == 0; await Task.Delay(50))
        {
            if (File.Exists(note) && (await File.ReadAllTextAsync(note)).Split('\n') is [var first, _, ..])
                port = int.Parse(first, System.Globalization.CultureInfo.InvariantCulture);
            if (process.HasExited || DateTime.UtcNow > deadline)
                throw new InvalidOperationException($"{executable} does not start.");
        }
    }

    /// <summary>A new page; the test is skipped where there is no Chromium.</summary>
    public async Task<Page> OpenAsync(Uri address, bool dark = false, int width = 1_000, int height = 1_000)
    {
        Assert.SkipWhen(process is null, "There is no Chromium here: apt-get install chromium, or name one in CONTENTAPI_CHROMIUM.");
        return await Page.OpenAsync(port, address, dark, width, height);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        profile.Delete(recursive: true);
    }
}
