using ContentApi.Domain.Changes;
using ContentApi.Domain.Comments;

namespace ContentApi.Domain.Articles;

/// <summary>
/// An article: at most one live edition, one scheduled edition and one working copy, and a counter of the acts on it.
/// What it does to its slugs and its log stands in the other half of this class.
/// </summary>
public sealed partial class Article : IEnterChanges
{
    private readonly List<Edition> editions = [];

    private Article()
    {
    }

    /// <summary>Makes an article whose first text is a working copy.</summary>
    public Article(Content content, Signature by)
    {
        Id = Guid.CreateVersion7();
        CreatedAt = by.At;
        CreatedBy = by.KeyId;
        Take(content, by);
        Record(Act.Create, ChangeType.Created, by);
    }

    /// <summary>The id that callers see.</summary>
    public Guid Id { get; private set; }

    /// <summary>The counter of acts; also the token against lost updates.</summary>
    public int Version { get; private set; }

    /// <summary>The newest text's source.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>The newest text's id in the system it comes from; unique per source.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>The newest text's canonical URL, folded; unique per source.</summary>
    public string? CanonicalKey { get; private set; }

    /// <summary>The newest text: the working copy, or without one the newest edition's.</summary>
    public Content Newest { get; private set; } = null!;

    /// <summary>The newest text's id.</summary>
    public Guid NewestContentId { get; private set; }

    /// <summary>The text of the last edition that was made, to go back to.</summary>
    public Guid? LastEditionContentId { get; private set; }

    /// <summary>The editions that have not had their time: the live one and the scheduled one.</summary>
    public IReadOnlyCollection<Edition> Editions => editions;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The key that made it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>When it first became visible; never changes.</summary>
    public DateTimeOffset? FirstPublishedAt { get; private set; }

    /// <summary>The public <c>updatedAt</c> when it was last visible.</summary>
    public DateTimeOffset? LastUpdatedAt { get; private set; }

    /// <summary>The correction notices.</summary>
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>How it was taken from readers; null while it never was, or is public again.</summary>
    public UnpublishType? UnpublishedAs { get; private set; }

    /// <summary>What readers are told about its absence.</summary>
    public string? Explanation { get; private set; }

    /// <summary>Where readers are sent instead.</summary>
    public string? RedirectTo { get; private set; }

    /// <summary>When it was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>When its text was erased; the database sets it.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>How many comments readers see of it, where there were any: not its doing, and no act of an editor.</summary>
    public CommentCounter? Counter { get; private set; }

    /// <summary>Whether the newest text differs from what is live or scheduled.</summary>
    public bool HasUnpublishedChanges => editions.TrueForAll(e => e.Retired || e.ContentId != NewestContentId);

    /// <summary>The edition that readers see at an instant.</summary>
    public Edition? LiveAt(DateTimeOffset now) => editions.Find(e => e.IsLive(now));

    /// <summary>The edition that waits for its time at an instant.</summary>
    public Edition? ScheduledAt(DateTimeOffset now) => editions.Find(e => !e.Retired && e.LiveFrom > now);

    /// <summary>The state as an editor sees it.</summary>
    public ArticleStatus StatusAt(DateTimeOffset now) =>
        LiveAt(now) is { Listed: true } ? ArticleStatus.Published
        : ScheduledAt(now) is not null ? ArticleStatus.Scheduled
        : FirstPublishedAt is not null || editions.Exists(e => !e.Retired) ? ArticleStatus.Unpublished
        : ArticleStatus.Draft;

    /// <summary>Saves a text as the working copy; one that equals the newest is no act.</summary>
    /// <returns>Whether anything was saved.</returns>
    public bool Save(Content content, Signature by)
    {
        if (!content.DifferencesFrom(Newest).Any())
            return false;

        Settle(by.At);
        Take(content, by);
        Record(Act.Save, ChangeType.Updated, by);
        return true;
    }

    /// <summary>Puts the newest text before readers: now, or at the given time.</summary>
    /// <param name="publication">When and how.</param>
    /// <param name="labels">The names that go with the text's numbers.</param>
    /// <param name="by">Who, in what request; <c>At</c> is the instant.</param>
    /// <exception cref="RuleBrokenException">There is nothing to publish, or the times contradict each other.</exception>
    public void Publish(Publication publication, Labels labels, Signature by)
    {
        var now = by.At;
        Settle(now);
        if (publication.At <= now)
            throw new RuleBrokenException("schedule-in-the-past", "Give a time in the future, or null to publish now.", "at");

        var liveFrom = publication.At ?? now;
        var live = LiveAt(now);
        var scheduled = ScheduledAt(now);
        if (live is { Withdrawn: null } && !HasUnpublishedChanges && scheduled is null)
            throw new RuleBrokenException("nothing-to-publish", "Nothing has changed since it was published. Save a change first.");

        foreach (var (member, message) in Content.TimesAgainst(Newest.PublishedAt, Newest.ExpiresAt, liveFrom))
            throw new RuleBrokenException("contradicting-times", message, member);

        scheduled?.Retired = true;
        var edition = new Edition(this, NumberOfAct, Newest, labels, liveFrom);
        if (FirstPublishedAt is not null)
            edition.UpdatedAt = publication.UpdateType is UpdateType.Major ? liveFrom : LastUpdatedAt ?? edition.PublishedAt;
        if (publication.At is null)
            live?.Retired = true;
        live?.LiveUntil = liveFrom;
        editions.Add(edition);
        LastEditionContentId = Newest.Id;

        if (publication.At is null)
        {
            Announce(edition);
            Record(Act.Publish, live is { Listed: true } ? ChangeType.Updated : ChangeType.Published, by, edition, publication.ChangeNote);
        }
        else
        {
            Record(Act.Schedule, ChangeType.Updated, by, seen: null, publication.ChangeNote);
        }

        HoldSlugs(now);
    }

    /// <summary>Takes the article from readers, and its schedule back.</summary>
    /// <exception cref="RuleBrokenException">It is neither visible nor scheduled.</exception>
    public void Unpublish(Unpublication unpublication, Signature by)
    {
        var now = by.At;
        Settle(now);
        var live = LiveAt(now);
        if (live is null && ScheduledAt(now) is null)
            throw new RuleBrokenException("not-published", "It is neither published nor scheduled.");

        if (live is { Withdrawn: not null } && unpublication.Type is UnpublishType.Withdrawn)
            throw new RuleBrokenException("not-published", "It is withdrawn already.");

        RetireAll();
        if (live is not null)
        {
            (UnpublishedAs, Explanation, RedirectTo) = (unpublication.Type, unpublication.Explanation, unpublication.RedirectTo);
            if (unpublication.Type is UnpublishType.Withdrawn)
            {
                editions.Add(live.Again(this, NumberOfAct, now, edition =>
                {
                    edition.Withdrawn = new Withdrawal(now, unpublication.Explanation);
                    edition.Listed = false;
                    edition.LiveUntil = null;
                    edition.Announced = true;
                }));
            }
        }

        Record(Act.Unpublish, live is null ? ChangeType.Updated : ChangeType.Unpublished, by, live, unpublication.Explanation);
        HoldSlugs(now);
    }

    /// <summary>Adds a correction notice, shown at once with the live edition and kept in those to come.</summary>
    /// <exception cref="RuleBrokenException">Readers do not see the article.</exception>
    public void Correct(string text, Signature by)
    {
        var now = by.At;
        Settle(now);
        var live = LiveAt(now)
            ?? throw new RuleBrokenException("not-published", "A correction tells readers of a published article. Edit the text instead.");

        Corrections = [.. Corrections, new Correction(now, text)];
        LastUpdatedAt = now;
        live.Retired = true;
        editions.Add(live.Again(this, NumberOfAct, now, edition => edition.UpdatedAt = now));
        if (ScheduledAt(now) is { } scheduled)
        {
            scheduled.Corrections = Corrections;
            if (scheduled.UpdatedAt < now)
                scheduled.UpdatedAt = now;
        }

        Record(Act.Correct, ChangeType.Updated, by, live, text);
    }

    /// <summary>Throws the working copy away; the newest text is then the last edition's.</summary>
    /// <param name="lastEdition">The text of the last edition that was made.</param>
    /// <param name="by">Who, when, in what request.</param>
    /// <exception cref="RuleBrokenException">There is no edition to go back to, or no working copy.</exception>
    public void Discard(Content? lastEdition, Signature by)
    {
        if (lastEdition is null)
            throw new RuleBrokenException("nothing-to-discard", "Nothing was ever published or scheduled to go back to: delete the article.");

        if (lastEdition.Id == NewestContentId)
            throw new RuleBrokenException("nothing-to-discard", "It has no working copy.");

        Settle(by.At);
        Point(lastEdition);
        Record(Act.Discard, ChangeType.Updated, by);
        HoldSlugs(by.At);
    }

    /// <summary>Makes a former text the working copy, and undeletes the article; what is the newest text already is no act.</summary>
    /// <param name="former">The text.</param>
    /// <param name="slug">Its slug, or another one where that is taken by now.</param>
    /// <param name="by">Who, when, in what request.</param>
    /// <returns>Whether anything was restored.</returns>
    public bool Restore(Content former, string slug, Signature by)
    {
        if (DeletedAt is null && !former.DifferencesFrom(Newest).Any())
            return false;

        Settle(by.At);
        DeletedAt = null;
        if (slug == former.Slug && editions.Exists(e => !e.Retired && e.ContentId == former.Id))
        {
            Point(former);
            HoldSlugs(by.At);
        }
        else
        {
            Take(former.Again(slug), by);
        }

        Record(Act.Restore, ChangeType.Updated, by);
        return true;
    }

    /// <summary>Deletes it. Its texts and acts are kept for audit.</summary>
    public void Delete(Signature by)
    {
        Settle(by.At);
        var live = LiveAt(by.At);
        RetireAll();
        DeletedAt = by.At;
        Record(Act.Delete, ChangeType.Deleted, by, live);
        HoldSlugs(by.At);
    }

    /// <summary>Deletes it for good: the database's <c>erase_article</c> takes the texts. That it was there, and the acts on it, stay.</summary>
    public void Erase(Signature by)
    {
        Settle(by.At);
        var live = LiveAt(by.At);
        RetireAll();
        DeletedAt ??= by.At;
        Record(Act.Erase, ChangeType.Deleted, by, live);
        HoldSlugs(by.At);
    }

    private void Take(Content content, Signature by)
    {
        content.ArticleId = Id;
        content.SavedAt = by.At;
        content.SavedBy = by.KeyId;
        Point(content);
        HoldSlugs(by.At);
    }

    private void Point(Content content)
    {
        Newest = content;
        NewestContentId = content.Id;
        SourceId = content.SourceId;
        ExternalId = content.ExternalId;
        CanonicalKey = content.CanonicalUrl is { } url ? Text.WebAddress.Key(url) : null;
    }

    private void RetireAll()
    {
        foreach (var edition in editions)
            edition.Retired = true;
    }
}
