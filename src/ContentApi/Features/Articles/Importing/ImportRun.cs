using System.Runtime.CompilerServices;
using ContentApi.Data;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Importing;

/// <summary>
/// Imports lines in order: while one batch is being saved, the next is read and made safe on the other processors. A batch
/// is small, so that nobody waits long for what it locks; memory does not grow with the file.
/// </summary>
internal sealed class ImportRun(
    ContentDbContext db, BodyRenderer renderer, IValidator<ArticleWrite> writes, IValidator<ArrivingMembers> arrivals, ILogger<ImportRun> logger)
{
    private const int MostLines = 64;
    private const int MostBytes = 1024 * 1024;
    private const int Attempts = 5;

    // From so many articles on its words are gathered (0022-words-gathered.sql): what brings fewer is done before that pays.
    private const int LongFrom = 500;

    // A batch's statement may wait for editors; each of them is short.
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What becomes of each line, in order.</summary>
    /// <exception cref="ProblemException">The database is away; what was told until then is saved, and repeating it is harmless.</exception>
    public async IAsyncEnumerable<ImportResult> RunAsync(IAsyncEnumerable<RawLine> lines, ImportOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(CommandTimeout);
        var batch = new ImportBatch(db, renderer, order);
        await using var source = lines.GetAsyncEnumerator(cancellationToken);
        await using var rehearsal = order.DryRun ? new Rehearsal() : null;
        var next = PrepareAsync(source, order, cancellationToken);
        var written = 0;
        try
        {
            while (await next is { Count: > 0 } prepared)
            {
                next = PrepareAsync(source, order, cancellationToken);
                if (written > LongFrom)
                    await PatientlyAsync(() => db.Database.ExecuteSqlAsync($"select search_gather()", cancellationToken), cancellationToken);
                foreach (var apart in Apart(prepared))
                {
                    var results = rehearsal is null ? await SaveAsync(batch, apart, cancellationToken) : await RehearseAsync(batch, apart, rehearsal, order, cancellationToken);
                    written += rehearsal is null ? results.Count(result => result.Status is ImportStatus.Created or ImportStatus.Updated) : 0;
                    foreach (var result in results)
                        yield return result;
                }
            }
        }
        finally
        {
            // The reader of lines is not to be disposed under its feet.
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private Task<List<PreparedLine>> PrepareAsync(IAsyncEnumerator<RawLine> source, ImportOrder order, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var raw = new List<RawLine>(MostLines);
            for (long bytes = 0; raw.Count < MostLines && bytes < MostBytes && await source.MoveNextAsync(); bytes += source.Current.Json?.Length ?? 0)
                raw.Add(source.Current);

            var prepared = new PreparedLine[raw.Count];
            Parallel.For(0, raw.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => prepared[i] = Prepare(raw[i], order));
            return prepared.ToList();
        },
        cancellationToken);

    /// <summary>Lines of which no two mean one article: the second is to find what the first has saved.</summary>
    private static IEnumerable<List<PreparedLine>> Apart(List<PreparedLine> lines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var apart = new List<PreparedLine>();
        foreach (var line in lines)
        {
            var identities = line.Identities.ToList();
            if (identities.Exists(seen.Contains))
            {
                yield return apart;
                apart = [];
                seen.Clear();
            }

            seen.UnionWith(identities);
            apart.Add(line);
        }

        yield return apart;
    }

    private async Task<IReadOnlyList<ImportResult>> SaveAsync(ImportBatch batch, List<PreparedLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return [];

        ImportResult?[] results;
        try
        {
            results = await PatientlyAsync(() => batch.SaveAsync(lines, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ExceptionProblems.For(exception) is { Type: var type } && type != ProblemType.DatabaseUnavailable)
        {
            // One of them fails: its neighbours are not to be lost with it.
            results = new ImportResult?[lines.Count];
        }

        for (var i = 0; i < lines.Count; i++)
            results[i] ??= await AloneAsync(lines[i], async () => (await batch.SaveAsync([lines[i]], cancellationToken))[0]!, cancellationToken);
        return results!;
    }

    private async Task<IReadOnlyList<ImportResult>> RehearseAsync(
        ImportBatch batch, List<PreparedLine> lines, Rehearsal rehearsal, ImportOrder order, CancellationToken cancellationToken)
    {
        var before = new byte[]?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            before[i] = await rehearsal.BeforeAsync(lines[i], cancellationToken);

        var first = new Queue<ImportResult>(await SaveAsync(batch, [.. lines.Where((_, i) => before[i] is null)], cancellationToken));
        var results = new List<ImportResult>();
        for (var i = 0; i < lines.Count; i++)
        {
            var result = before[i] is { } said
                ? await AloneAsync(lines[i], async () => await batch.RehearseAsync(Prepare(new RawLine(lines[i].Number, said), order), lines[i], cancellationToken), cancellationToken)
                : first.Dequeue();
            if (result.Status is not (ImportStatus.Invalid or ImportStatus.Skipped))
                await rehearsal.NoteAsync(lines[i], before[i], cancellationToken);
            results.Add(result);
        }

        return results;
    }

    private PreparedLine Prepare(RawLine line, ImportOrder order) => PreparedLine.From(line, order, renderer, writes, arrivals);

    private async Task<ImportResult> AloneAsync(PreparedLine line, Func<Task<ImportResult>> save, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await PatientlyAsync(save, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ExceptionProblems.For(exception) is { } problem && problem.Type != ProblemType.DatabaseUnavailable)
            {
                // Who made the same article at the same moment has made it by now: the line is that article.
                if (problem.Type.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed && attempt < Attempts)
                    continue;
                if (problem.Type == ProblemType.Internal)
                    logger.LogError(exception, "Line {Line} of an import could not be saved", line.Number);
                return ImportResult.Invalid(line.Number, problem.Errors ?? new Dictionary<string, string[]> { [problem.Extensions.GetValueOrDefault("path") as string ?? InputFaults.Root] = [problem.Detail] });
            }
        }
    }

    // Deadlocks and short outages pass.
    private static async Task<T> PatientlyAsync<T>(Func<Task<T>> save, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await save();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && attempt < Attempts && ExceptionProblems.For(exception).Type == ProblemType.DatabaseUnavailable)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), cancellationToken);
            }
        }
    }
}
