using System.ComponentModel;
using System.Diagnostics;

namespace ContentApi.Hosting.Embedded;

/// <summary>Runs a program to its end, as another user where asked (only root may).</summary>
internal static class Command
{
    internal sealed record Outcome(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    private const int NotFound = 127;

    public static async Task<Outcome> RunAsync(
        string program, IEnumerable<string> arguments, string? asUser, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, asUser) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new Outcome(NotFound, exception.Message);
        }

        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new Outcome(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The three streams are ours: a child that kept the caller's stdout would keep its reader waiting after we are gone.</summary>
    public static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, string? asUser)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/", // the one directory that every user can enter
        };
        info.Environment["LC_ALL"] = "C"; // messages that we can recognise; macOS refuses to start the server without one
        if (asUser is not null)
            info.UserName = asUser;

        return info;
    }
}
