using ContentApi.Domain.Changes;

namespace ContentApi.Domain.Articles;

/// <summary>How an article comes from another installation with all that readers knew of it there.</summary>
public sealed partial class Article
{
    /// <summary>Makes an article as it was elsewhere. Each of its editions is one act here, and so is its working copy.</summary>
    /// <param name="past">What happened to it there.</param>
    /// <param name="newest">Its newest text.</param>
    /// <param name="live">What readers see; null if they see nothing.</param>
    /// <param name="scheduled">What they will see; one whose time has come meanwhile is live.</param>
    /// <param name="by">Who brings it, when, in what request.</param>
    public static Article Arriving(Past past, LabelledText newest, LabelledText? live, ScheduledText? scheduled, Signature by)
    {
        if (scheduled is { } due && due.At <= by.At)
        {
            past = past with { FirstPublishedAt = past.FirstPublishedAt ?? due.At, UpdatedAt = due.UpdatedAt ?? past.UpdatedAt ?? due.At, Unpublished = null, WithdrawnAt = null };
            (live, scheduled) = (due.Text, null);
        }

        if (live?.Content.ExpiresAt <= by.At)
        {
            past = past with { FirstPublishedAt = past.FirstPublishedAt ?? live.Content.PublishedAt ?? by.At, FormerSlugs = [.. past.FormerSlugs, live.Content.Slug] };
            live = null;
        }

        var article = new Article
        {
            Id = past.Id ?? Guid.CreateVersion7(),
            CreatedAt = past.CreatedAt ?? by.At,
            CreatedBy = by.KeyId,
            FirstPublishedAt = past.FirstPublishedAt ?? (live is null ? null : by.At),
            Corrections = past.Corrections,
            UnpublishedAs = past.Unpublished?.Type,
            Explanation = past.Unpublished?.Explanation,
            RedirectTo = past.Unpublished?.RedirectTo,
            ImportedContentId = newest.Content.Id,
        };
        article.LastUpdatedAt = article.FirstPublishedAt is null ? null : past.UpdatedAt;
        if (live is null && article.FirstPublishedAt is not null)
            article.LastEditionContentId = newest.Content.Id;

        if (live is not null)
            article.Arrive(live, past, scheduled?.At, by);
        if (scheduled is not null)
            article.Arrive(scheduled, by);
        if (article.NewestContentId != newest.Content.Id)
        {
            article.Take(newest.Content, by);
            article.Enter(article.Version == 0 ? Act.Create : Act.Save, seen: null, by);
        }

        newest.Content.SavedAt = past.SavedAt ?? by.At;
        article.HoldFormerSlugs(past, by.At);
        article.ActedAt = by.At;
        article.Shelve(by.At);
        return article;
    }

    private void Arrive(LabelledText live, Past past, DateTimeOffset? until, Signature by)
    {
        live.Content.Imported = true;
        Take(live.Content, by);
        var edition = new Edition(this, Version + 1, live.Content, live.Labels, by.At)
        {
            LiveUntil = until,
            Announced = true,
            Listed = past.WithdrawnAt is null,
            Withdrawn = past.WithdrawnAt is { } at ? new Withdrawal(at, past.Unpublished?.Explanation) : null,
        };
        edition.UpdatedAt = past.UpdatedAt ?? edition.PublishedAt;
        LastUpdatedAt = edition.UpdatedAt;
        editions.Add(edition);
        LastEditionContentId = live.Content.Id;
        Enter(Act.Create, edition, by);
    }

    private void Arrive(ScheduledText scheduled, Signature by)
    {
        var (content, labels) = scheduled.Text;
        content.Imported = true;
        if (content.Id != NewestContentId)
            Take(content, by);
        var edition = new Edition(this, Version + 1, content, labels, scheduled.At);
        if (FirstPublishedAt is not null)
            edition.UpdatedAt = scheduled.UpdatedAt ?? scheduled.At;
        editions.Add(edition);
        LastEditionContentId = content.Id;
        Enter(Act.Schedule, seen: null, by);
    }

    // Not as Record does: what arrives are several acts, for an edition's number is its own.
    private void Enter(Act act, Edition? seen, Signature by)
    {
        Newest.Imported = true;
        Version++;
        records.Add(
            new Revision(Id, Version, act, by) { ContentId = NewestContentId, Status = StatusAt(by.At) },
            Entry(seen is not null ? ChangeType.Published : Version == 1 ? ChangeType.Created : ChangeType.Updated, by.At, seen is not null, seen?.Slug ?? Newest.Slug, Version, SourcesOf(seen, by.At)));
    }

    private void HoldFormerSlugs(Past past, DateTimeOffset now)
    {
        HoldSlugs(now);
        foreach (var former in past.FormerSlugs.Distinct())
        {
            var slug = slugs.Find(s => s.Slug == former);
            if (slug is null)
                slugs.Add(slug = new ArticleSlug(former, Id));
            slug.SeenByReaders = true;
        }
    }
}
