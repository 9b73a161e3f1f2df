using ContentApi.Domain.Changes;

namespace ContentApi.Domain.Articles;

/// <summary>What an article keeps account of: its slugs, its revisions, and what time has brought about.</summary>
public sealed partial class Article
{
    private readonly List<ArticleSlug> slugs = [];
    private readonly Records records = new();

    /// <summary>The slugs it holds.</summary>
    public IReadOnlyCollection<ArticleSlug> Slugs => slugs;

    /// <inheritdoc/>
    public (IReadOnlyList<Revision> Revisions, IReadOnlyList<Change> Changes) TakeRecords() => records.Take();

    /// <summary>
    /// Enters what time has brought about since the last act: editions that became visible, and those that ended.
    /// Visibility itself does not wait for this; the log, the slugs and the counts do.
    /// </summary>
    /// <param name="now">The transaction's own instant.</param>
    /// <returns>Whether anything was due.</returns>
    public bool Settle(DateTimeOffset now)
    {
        var any = false;
        foreach (var edition in editions.Where(e => !e.Retired).OrderBy(e => e.LiveFrom).ToList())
        {
            if (!edition.Announced && edition.LiveFrom <= now)
            {
                var follows = editions.Exists(e => e.Announced && e.LiveUntil == edition.LiveFrom);
                Announce(edition);
                records.Add(Entry(follows ? ChangeType.Updated : ChangeType.Published, edition.LiveFrom, isPublic: true, edition.Slug, edition.Version, edition.SourceId));
                any = true;
            }

            var until = edition.LiveUntil < edition.ExpiresAt || edition.ExpiresAt is null ? edition.LiveUntil : edition.ExpiresAt;
            if (until <= now)
            {
                edition.Retired = true;
                any = true;
                if (until == edition.ExpiresAt && edition.Listed)
                    records.Add(Entry(ChangeType.Unpublished, until.Value, isPublic: true, edition.Slug, edition.Version, edition.SourceId));
            }
        }

        if (any)
        {
            HoldSlugs(now);
            Shelve(now);
        }

        return any;
    }

    private void Announce(Edition edition)
    {
        edition.Announced = true;
        FirstPublishedAt ??= edition.LiveFrom;
        LastUpdatedAt = edition.UpdatedAt;
        (UnpublishedAs, Explanation, RedirectTo) = (null, null, null);
        foreach (var slug in slugs.Where(s => s.Slug == edition.Slug))
            slug.SeenByReaders = true;
    }

    /// <summary>The number that the act under way has: publishing what the same request has saved is one act with it.</summary>
    private int NumberOfAct => records.HoldAnAct ? Version : Version + 1;

    private void Record(Act act, ChangeType type, Signature by, Edition? seen = null, string? note = null)
    {
        Version = NumberOfAct;
        if (records.HoldAnAct)
            records.TakeBackAct();
        records.Add(
            new Revision(Id, Version, act, by) { ContentId = NewestContentId, Status = StatusAt(by.At), Note = note },
            Entry(type, by.At, seen is not null, seen?.Slug ?? Newest.Slug, Version, SourcesOf(seen, by.At)));
        ActedAt = by.At;
        Shelve(by.At);
    }

    // Of what readers see, and of what they saw until now: a working copy's source is not for them to know.
    private Guid[] SourcesOf(Edition? seen, DateTimeOffset now) =>
        seen is null ? [SourceId] : [seen.SourceId, .. editions.Where(e => e.Announced && e.LiveUntil == now).Select(e => e.SourceId)];

    private Change Entry(ChangeType type, DateTimeOffset at, bool isPublic, string slug, int version, params IEnumerable<Guid> sources) =>
        new(type, ChangedResource.Article, Id, slug, version, at, isPublic, [$"article-{Id}", .. sources.Distinct().Select(source => $"source-{source}"), "articles"]);

    /// <summary>Holds the slugs of the newest text and of the editions, and gives back what no reader has seen.</summary>
    private void HoldSlugs(DateTimeOffset now)
    {
        var wanted = editions.Where(e => !e.Retired).Select(e => e.Slug).ToHashSet();
        if (DeletedAt is null)
            wanted.Add(Newest.Slug);

        slugs.RemoveAll(s => !s.SeenByReaders && !wanted.Contains(s.Slug));
        foreach (var slug in wanted.Where(w => !slugs.Exists(s => s.Slug == w)))
            slugs.Add(new ArticleSlug(slug, Id));

        foreach (var slug in slugs.Where(s => LiveAt(now)?.Slug == s.Slug))
            slug.SeenByReaders = true;
    }
}
