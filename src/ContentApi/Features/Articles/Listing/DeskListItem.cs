using ContentApi.Features.Articles.Saving;

namespace ContentApi.Features.Articles.Listing;

/// <summary>An article as editors list it: its newest text, and where it stands.</summary>
internal class DeskListItem : ArticleListItem
{
    /// <summary>Whether the newest text differs from what is live or scheduled.</summary>
    public bool HasUnpublishedChanges { get; init; }

    /// <summary>When the scheduled edition will be visible.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Who made the article.</summary>
    public KeyName? CreatedBy { get; init; }

    /// <summary>When the newest text was saved.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public KeyName? SavedBy { get; init; }
}

/// <summary>The same with its text.</summary>
internal sealed class DeskListItemWithBody : DeskListItem
{
    /// <summary>The body, safe to put into a page.</summary>
    public string? BodyHtml { get; set; }
}
