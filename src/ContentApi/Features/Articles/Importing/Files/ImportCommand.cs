using System.Text.Json;
using System.Xml;
using ContentApi.Data;
using ContentApi.Domain.Keys;
using ContentApi.Hosting;
using ContentApi.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary><c>import &lt;file&gt;</c>: the importer of the API, from a shell.</summary>
internal static class ImportCommand
{
    /// <returns>The exit code: 0 when every line went well, 2 when some were invalid, 1 when the import could not be made.</returns>
    public static async Task<int> RunAsync(WebApplication app, ImportArguments arguments)
    {
        await using (app)
        {
            try
            {
                app.Configuration["Sample:Load"] ??= "false";
                await app.PrepareDatabaseAsync();
                using var ending = new CancellationTokenSource();
                Console.CancelKeyPress += (_, pressed) =>
                {
                    pressed.Cancel = true;
                    ending.Cancel();
                };
                return await ImportAsync(app.Services, arguments, Console.Out, !Console.IsOutputRedirected, ending.Token);
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync("Ended before the file did. What was imported stays; to go on, import the file again.");
                return 1;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or XmlException or JsonException || Database.IsOfDatabase(exception))
            {
                await Console.Error.WriteLineAsync($"{arguments.File}: {exception.GetBaseException().Message}");
                return 1;
            }
        }
    }

    /// <summary>Imports into the database of these services.</summary>
    public static async Task<int> ImportAsync(IServiceProvider services, ImportArguments arguments, TextWriter output, bool isTerminal, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContentDbContext>();
        var order = new ImportOrder(await ActorAsync(db, cancellationToken), "import-command", IsEditor: true, arguments.DryRun);

        using var file = await ImportFile.OpenAsync(arguments.File, cancellationToken);
        await using var report = arguments.Report is { } path ? File.Create(path) : null;
        var comments = 0;
        var lines = FileLines.Of(file, arguments.Format ?? file.Format(), arguments, cancellationToken).Select(line =>
        {
            comments += line.Comments;
            return line;
        });
        var progress = new ImportProgress(output, isTerminal, () => file.Progress);
        var summary = new ImportSummary(arguments.DryRun);
        await foreach (var result in scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync(lines, order, cancellationToken))
        {
            summary.Count(result);
            if (result.Status is ImportStatus.Invalid or ImportStatus.Skipped)
                progress.Tell(result);
            await WriteAsync(report, result, cancellationToken);
            progress.Show(summary);
        }

        await WriteAsync(report, new { summary, commentsLeftOut = comments }, cancellationToken);
        progress.End(summary, comments);
        return summary.Invalid > 0 ? 2 : 0;
    }

    private static async Task WriteAsync<T>(Stream? report, T line, CancellationToken cancellationToken)
    {
        if (report is null)
            return;

        await JsonSerializer.SerializeAsync(report, line, ContentJson.Options, cancellationToken);
        await report.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    // Somebody must have done it: the first admin, where there is one.
    private static Task<Guid> ActorAsync(ContentDbContext db, CancellationToken cancellationToken) =>
        db.ApiKeys.Where(k => k.Role == Role.Admin && k.RevokedAt == null).OrderBy(k => k.CreatedAt).Select(k => k.Id).FirstOrDefaultAsync(cancellationToken);
}
