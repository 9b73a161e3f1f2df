using ContentApi.Data;
using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Features.Articles.Saving;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Importing;

/// <summary>Makes articles as they were where they were exported.</summary>
internal sealed class ArrivingArticles(ContentDbContext db, BodyRenderer renderer)
{
    public async Task<Article> MakeAsync(LineDraft draft, LabelledText newest, Signature by, CancellationToken cancellationToken)
    {
        var arriving = draft.Line.Arriving!;
        var status = draft.Line.Write.Status.Value;
        var past = arriving.ToPast();
        if (past is { Unpublished.Type: UnpublishType.Withdrawn, WithdrawnAt: null })
            past = past with { WithdrawnAt = by.At };
        var isSeen = status is WriteStatus.Published || past.WithdrawnAt is not null;
        var live = !isSeen ? null : arriving.Live is { } other ? await TextAsync("live", other, draft, cancellationToken) : newest;
        if (live?.Content.PublishedAt > by.At)
            throw new InvalidInputException("publishedAt", "It would be visible before its publishedAt: schedule it for then, or change publishedAt.");

        var scheduled = arriving.Scheduled is { } s
            ? new ScheduledText(s.Write is { } write ? await TextAsync("scheduled.write", write, draft, cancellationToken) : newest, s.At, s.UpdatedAt)
            : status is WriteStatus.Scheduled ? new ScheduledText(newest, At(draft), null)
            : null;
        Demand(live, draft);
        Demand(scheduled?.Text, draft);
        return Article.Arriving(past with { FormerSlugs = await FreeAsync(past.FormerSlugs, cancellationToken) }, newest, live, scheduled, by);
    }

    private static DateTimeOffset At(LineDraft draft) =>
        draft.Line.Write.PublishedAt.Value ?? throw new InvalidInputException("publishedAt", "To schedule, give the future time at which readers will see it.");

    private static void Demand(LabelledText? text, LineDraft draft)
    {
        var missing = text?.Content.MissingForPublication(draft.Source!.TextPolicy is not Domain.Sources.TextPolicy.Full).ToList() ?? [];
        if (missing.Count > 0)
            throw new InvalidInputException(missing.ToDictionary(m => m.Key, m => new[] { m.Value }));
    }

    private async Task<LabelledText> TextAsync(string place, ArticleWrite write, LineDraft line, CancellationToken cancellationToken)
    {
        var faults = new ModelStateDictionary();
        var isOfSameSource = write.Source.Value == line.Line.Source || write.Source.Value == line.Line.Arriving!.Source?.Address;
        var draft = new ContentDraft(isOfSameSource ? write.Of(line.Source!.Id, write.PublishedAt.Value, default) : write, WriteMode.Create, stored: null, renderer);
        draft.Check(faults);
        var lookup = await SaveLookup.AskAsync(db, draft.Question(articleId: null, makesSections: true), cancellationToken);
        try
        {
            var content = draft.Build(lookup, faults);
            if (lookup.SlugIsFree || content.Slug != draft.Slug)
                return new LabelledText(content, lookup.Labels);
        }
        catch (InvalidInputException exception)
        {
            throw new InvalidInputException(exception.Errors.ToDictionary(error => $"{place}.{error.Key}", error => error.Value));
        }

        throw new InvalidInputException($"{place}.slug", "Another article has this slug.");
    }

    // A slug that readers have seen is never another article's: where it is one here already, it stays that one's.
    private async Task<IReadOnlyList<string>> FreeAsync(IReadOnlyList<string> slugs, CancellationToken cancellationToken)
    {
        if (slugs.Count == 0)
            return slugs;

        var taken = await db.Slugs.Where(s => slugs.Contains(s.Slug)).Select(s => s.Slug).ToListAsync(cancellationToken);
        return [.. slugs.Except(taken)];
    }
}
