using System.Diagnostics;
using System.Globalization;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>Shows how far an import is: a bar that is drawn over again on a terminal, a line now and then elsewhere.</summary>
internal sealed class ImportProgress(TextWriter output, bool isTerminal, Func<double> progress)
{
    private const int BarLength = 24;
    private const int MostProblems = 20;

    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan shown;
    private int problems;

    /// <summary>A line that did not go well; the first ones are shown.</summary>
    public void Tell(ImportResult result)
    {
        if (++problems > MostProblems)
            return;

        Clear();
        var reasons = string.Join("; ", result.Errors!.SelectMany(error => error.Value.Select(message => error.Key == "$" ? message : $"{error.Key}: {message}")));
        output.WriteLine($"line {result.Line}: {result.Status.ToString().ToLowerInvariant()}. {reasons}");
        if (problems == MostProblems)
            output.WriteLine("Further ones are not shown; --report <file> has them all.");
    }

    public void Show(ImportSummary summary)
    {
        if (watch.Elapsed - shown < (isTerminal ? OnTerminal : Elsewhere))
            return;

        shown = watch.Elapsed;
        Draw(summary);
    }

    /// <param name="summary">What became of the lines.</param>
    /// <param name="comments">How many comments stood in the file.</param>
    public void End(ImportSummary summary, int comments)
    {
        Clear();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(summary.DryRun ? "Nothing was written. " : "")}{summary.Lines:N0} lines in {watch.Elapsed.TotalSeconds:0.0} s: {summary.Created:N0} created, {summary.Updated:N0} updated, {summary.Unchanged:N0} unchanged, {summary.Skipped:N0} skipped, {summary.Invalid:N0} invalid."));
        if (comments > 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{comments:N0} {(comments == 1 ? "comment was" : "comments were")} left out: comments are not imported."));
    }

    private void Draw(ImportSummary summary)
    {
        var done = Math.Clamp(progress(), 0, 1);
        var bar = new string('#', (int)(done * BarLength)).PadRight(BarLength, '.');
        var text = string.Create(CultureInfo.InvariantCulture, $"[{bar}] {done,4:P0}  {summary.Lines:N0} lines, {summary.Lines / watch.Elapsed.TotalSeconds:N0}/s, {summary.Skipped:N0} skipped, {summary.Invalid:N0} invalid");
        if (isTerminal)
            output.Write($"\r{text}\x1b[K");
        else
            output.WriteLine(text);
    }

    private void Clear()
    {
        if (isTerminal)
            output.Write("\r\x1b[K");
    }
}
