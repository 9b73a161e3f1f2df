using ContentApi.Domain.Changes;

namespace ContentApi.Domain.Sources;

/// <summary>Where articles come from: an outlet with its masthead, its logo and its licence.</summary>
public sealed class Source : IEnterChanges
{
    private readonly Records records = new();

    private Source()
    {
    }

    /// <summary>Makes a source.</summary>
    public Source(SourceDetails details, int number, Signature by)
    {
        Id = Guid.CreateVersion7();
        Number = number;
        CreatedAt = by.At;
        Take(details);
        Record(Act.Create, ChangeType.Created, by);
    }

    /// <summary>Makes a source as it was in another installation.</summary>
    public Source(SourceDetails details, int number, Guid? id, DateTimeOffset? createdAt, Signature by)
    {
        Id = id ?? Guid.CreateVersion7();
        Number = number;
        CreatedAt = createdAt ?? by.At;
        Take(details);
        Record(Act.Create, ChangeType.Created, by);
    }

    /// <summary>The id that callers see.</summary>
    public Guid Id { get; private set; }

    /// <summary>A short number, unique over sources and terms; the filters' index is made of it.</summary>
    public int Number { get; private set; }

    /// <summary>The counter of acts.</summary>
    public int Version { get; private set; }

    /// <summary>Its address.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The masthead.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name folded, to list by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Its website.</summary>
    public string HomepageUrl { get; private set; } = "";

    /// <summary>Its logo.</summary>
    public string? LogoUrl { get; private set; }

    /// <summary>Its feed.</summary>
    public string? FeedUrl { get; private set; }

    /// <summary>What becomes of the feed's items.</summary>
    public Ingest Ingest { get; private set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; private set; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; private set; }

    /// <summary>What it is.</summary>
    public string? Description { get; private set; }

    /// <summary>The copyright line of its articles when they name none.</summary>
    public string? Copyright { get; private set; }

    /// <summary>What of its texts anonymous readers get.</summary>
    public TextPolicy TextPolicy { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it was deleted; its name stays for the articles that are kept for audit.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>What an editor has set.</summary>
    public SourceDetails Details => new()
    {
        Slug = Slug,
        Name = Name,
        HomepageUrl = HomepageUrl,
        LogoUrl = LogoUrl,
        FeedUrl = FeedUrl,
        Ingest = Ingest,
        Country = Country,
        Language = Language,
        Description = Description,
        Copyright = Copyright,
        TextPolicy = TextPolicy,
    };

    /// <summary>Saves the details; equal ones are no act.</summary>
    public void Change(SourceDetails details, Signature by)
    {
        if (details == Details)
            return;

        Take(details);
        Record(Act.Save, ChangeType.Updated, by);
    }

    /// <summary>Deletes the source. The caller makes sure that it has no articles.</summary>
    public void Delete(Signature by)
    {
        DeletedAt = by.At;
        Record(Act.Delete, ChangeType.Deleted, by);
    }

    /// <inheritdoc/>
    public (IReadOnlyList<Revision> Revisions, IReadOnlyList<Change> Changes) TakeRecords() => records.Take();

    private void Take(SourceDetails details)
    {
        Slug = details.Slug;
        Name = details.Name;
        NameKey = Text.FoldedText.TitleKey(details.Name);
        HomepageUrl = details.HomepageUrl;
        LogoUrl = details.LogoUrl;
        FeedUrl = details.FeedUrl;
        Ingest = details.Ingest;
        Country = details.Country;
        Language = details.Language;
        Description = details.Description;
        Copyright = details.Copyright;
        TextPolicy = details.TextPolicy;
    }

    private void Record(Act act, ChangeType type, Signature by)
    {
        Version++;
        UpdatedAt = by.At;
        // A source is public from its first day: it stands in the anonymous list.
        records.Add(
            new Revision(Id, Version, act, by) { Snapshot = System.Text.Json.JsonSerializer.Serialize(Details) },
            new Change(type, ChangedResource.Source, Id, Slug, Version, by.At, isPublic: true, $"source-{Id}", "sources"));
    }
}
