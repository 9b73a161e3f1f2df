namespace ContentApi.Domain.Articles;

/// <summary>Where it stands in the editors' list: what that is sorted and filtered by is kept with the article.</summary>
public sealed partial class Article
{
    /// <summary>Its status after the last act, and until <see cref="StateUntil"/>.</summary>
    public ArticleStatus State { get; private set; }

    /// <summary>The instant at which time alone may change the status; null when nothing is due.</summary>
    public DateTimeOffset? StateUntil { get; private set; }

    /// <summary>The instant of the last act; none that follows is before it.</summary>
    public DateTimeOffset ActedAt { get; private set; }

    /// <summary>When the newest text was saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The public date as an editor sees it; null where there is none yet.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The <c>updatedAt</c> as an editor sees it.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The newest text's title folded, to list by.</summary>
    public string TitleKey { get; private set; } = "";

    private void Shelve(DateTimeOffset now)
    {
        var (live, scheduled) = (LiveAt(now), ScheduledAt(now));
        State = StatusAt(now);
        StateUntil = live?.ExpiresAt < scheduled?.LiveFrom || scheduled is null ? live?.ExpiresAt : scheduled.LiveFrom;
        SavedAt = Newest.SavedAt;
        PublishedAt = (live ?? scheduled)?.PublishedAt ?? Newest.PublishedAt ?? FirstPublishedAt;
        UpdatedAt = live?.UpdatedAt ?? LastUpdatedAt ?? Newest.SavedAt;
        TitleKey = Text.FoldedText.TitleKey(Newest.Title);
    }
}
