using ContentApi.Data;
using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Terms;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.StrictInput;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Importing;

/// <summary>Saves some lines in one transaction: each article by its own act, revision and entry in the log.</summary>
internal sealed class ImportBatch(ContentDbContext db, BodyRenderer renderer, ImportOrder order)
{
    private static readonly TermName NotLookedUp = new(0, "", "");

    private readonly ArrivingArticles arrivals = new(db, renderer);

    /// <summary>Saves lines of which no two mean one article.</summary>
    /// <returns>What became of each; null for one that something stands in the way of that may be gone when it is saved on its own.</returns>
    public async Task<ImportResult?[]> SaveAsync(IReadOnlyList<PreparedLine> lines, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select in_bulk()", cancellationToken);
        var results = await WriteAsync(lines, cancellationToken);
        if (!order.DryRun && !IsFaultAlone(results))
            await transaction.CommitAsync(CancellationToken.None);
        return results;
    }

    /// <summary>What would become of a line if what was said before it had been saved. Nothing is.</summary>
    public async Task<ImportResult> RehearseAsync(PreparedLine before, PreparedLine line, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await WriteAsync([before], cancellationToken);
        db.ChangeTracker.Clear();
        return (await WriteAsync([line], cancellationToken))[0]!;
    }

    private static bool IsFaultAlone(ImportResult?[] results) => results is [{ Status: ImportStatus.Invalid }];

    private async Task<ImportResult?[]> WriteAsync(IReadOnlyList<PreparedLine> lines, CancellationToken cancellationToken)
    {
        var sources = await ImportSources.FindAsync(db, lines, order, cancellationToken);
        var found = await FoundArticles.FindAsync(db, lines, sources, cancellationToken);
        var drafts = lines.Select((line, index) => new LineDraft(line, found[index], sources.Of(line), order, renderer)).ToList();
        var terms = await ImportTerms.AskAsync(
            db,
            [.. drafts.Where(draft => draft.Question is not null).Select(draft => (draft.Question!, draft.Source))],
            drafts.Where(draft => draft.Question is not null).SelectMany(draft => draft.Line.Arriving?.Terms ?? []),
            order.IsEditor,
            cancellationToken);

        var results = new ImportResult?[lines.Count];
        foreach (var (index, draft) in drafts.Index())
        {
            try
            {
                results[index] = draft.Decided ?? await SaveAsync(draft, terms, order.Sign(sources.Now), isAlone: lines.Count == 1, cancellationToken);
            }
            catch (InvalidInputException exception) when (draft.Found is null || lines.Count == 1)
            {
                results[index] = ImportResult.Invalid(draft.Line.Number, exception.Errors);
            }
            catch (RuleBrokenException exception) when (draft.Found is null || lines.Count == 1)
            {
                results[index] = ImportResult.Invalid(draft.Line.Number, exception.Path ?? InputFaults.Root, exception.Message);
            }
        }

        // What was done to a stored article before the fault is not to be saved.
        if (!IsFaultAlone(results))
            await db.SaveChangesAsync(cancellationToken);
        return results;
    }

    private async Task<ImportResult?> SaveAsync(LineDraft draft, ImportTerms terms, Signature by, bool isAlone, CancellationToken cancellationToken)
    {
        var (line, faults) = (draft.Line, draft.Line.Faults);
        if (draft.Question is not { } question)
        {
            if (line.Arriving is null)
                draft.Content!.Build(new SaveLookup(by.At, draft.Source, true, NotLookedUp, [], [], null), faults);
            faults.ThrowIfInvalid();
            throw new InvalidOperationException("A line without faults has asked nothing.");
        }

        var lookup = terms.For(question, draft.Source, by.At, terms.Take(question.Slug!));
        var content = draft.Content!.Build(lookup, faults);
        if (!lookup.SlugIsFree && content.Slug == draft.Content.Slug && content.Slug != draft.Found?.Stored.Content.Slug)
            return isAlone ? await SlugTakenAsync(line, content.Slug, cancellationToken) : null;

        if (draft.Found is { } found)
            return await UpdateAsync(draft, found, content, lookup, by, cancellationToken);

        var article = draft.Arrives ? await arrivals.MakeAsync(draft, new LabelledText(content, lookup.Labels), by, cancellationToken) : Article.Imported(content, by);
        if (!draft.Arrives)
            StatusOfWrite.Apply(article, draft.Write, lookup, by, faults);
        db.Add(article);
        return new ImportResult(line.Number, ImportStatus.Created, order.DryRun ? null : article.Id, content.Slug, null);
    }

    private async Task<ImportResult> UpdateAsync(LineDraft draft, FoundArticle found, Content content, SaveLookup lookup, Signature by, CancellationToken cancellationToken)
    {
        var (article, version) = (found.Article, found.Article.Version);
        by = by with { At = ArticleDesk.NotBefore(by.At, article) };
        var told = content;
        if (found.Told is { } before)
        {
            // Editors have changed it since the last import: only what the file has changed since then is news.
            told = new ContentDraft(draft.Write.ToSave(), WriteMode.Merge, before, renderer) { Ahead = draft.Line.Body }.Build(lookup, draft.Line.Faults);
            var news = new ContentDraft(draft.Write.ToSave(told.DifferencesFrom(before.Content).ToHashSet()), WriteMode.Merge, found.Stored, renderer) { Ahead = draft.Line.Body };
            lookup = await SaveLookup.AskAsync(db, news.Question(article.Id, order.IsEditor), cancellationToken);
            content = news.Build(lookup, draft.Line.Faults);
        }

        if (article.SaveImported(content, told, by) && told != content)
            db.Add(told);
        if (StatusOfWrite.Publishes(draft.Write) && WantsPublishing(draft, article, article.Version != version, by.At))
        {
            // Once more with the status, for what stands against publishing.
            new ContentDraft(draft.Write, WriteMode.Merge, found.Stored, renderer) { Ahead = draft.Line.Body }.Build(lookup with { Now = by.At }, draft.Line.Faults);
            StatusOfWrite.Apply(article, draft.Write, lookup, by, draft.Line.Faults);
        }

        return new ImportResult(draft.Line.Number, article.Version == version ? ImportStatus.Unchanged : ImportStatus.Updated, article.Id, article.Newest.Slug, null);
    }

    // The same line again must not publish again what has ended meanwhile.
    private static bool WantsPublishing(LineDraft draft, Article article, bool isChanged, DateTimeOffset now) =>
        isChanged || article.HasWorkingCopy
        || (draft.Write.Status.Value is WriteStatus.Published && article.LiveAt(now) is null && article.ScheduledAt(now) is not null);

    private async Task<ImportResult> SlugTakenAsync(PreparedLine line, string slug, CancellationToken cancellationToken)
    {
        var holder = await db.Slugs.Where(s => s.Slug == slug).Select(s => (Guid?)s.ArticleId).SingleOrDefaultAsync(cancellationToken);
        return ImportResult.Invalid(line.Number, "slug", $"The slug {slug} belongs to the article {holder}. Choose another, or leave it out to have one made.");
    }
}
