using ContentApi.IntegrationTests.Support;

namespace ContentApi.IntegrationTests.Secrecy;

/// <summary>One saved text: its secret words, and the terms it is filed under.</summary>
public sealed record StoryText(Marker Slug, IReadOnlyList<Marker> Markers, IReadOnlyList<Label> Labels)
{
    /// <summary>From when on readers no longer see it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The words that whoever may read this text finds in it.</summary>
    public IEnumerable<string> Words => Markers.Where(m => m.MayBeShown).Append(Slug).Concat(Labels.Select(l => l.Present.Name)).Select(m => m.Word);

    /// <summary>The slug that has this word in it.</summary>
    public static string SlugOf(Marker word) => $"story-{word}";
}

/// <summary>A tag, section or author of a newsroom.</summary>
public sealed class Label(string kind, Marker name)
{
    public string Kind { get; } = kind;

    /// <summary>The word in its present name and slug.</summary>
    public Marker Name { get; set; } = name;

    /// <summary>The words of its former ones.</summary>
    public List<Marker> Former { get; } = [];

    /// <summary>What it went into.</summary>
    public Label? MergedInto { get; set; }

    public bool IsGone { get; set; }

    public Label Present => MergedInto?.Present ?? this;

    public string Slug => SlugOf(Name);

    public static string SlugOf(Marker name) => $"label-{name}";

    public static string NameOf(Marker name) => $"Label {name}";
}

/// <summary>An article as the test knows it.</summary>
public sealed class Story(Resource resource, StoryText newest)
{
    public Resource Resource { get; } = resource;

    /// <summary>The text that was saved last.</summary>
    public StoryText Newest { get; set; } = newest;

    /// <summary>The text of the last edition that was made, to go back to.</summary>
    public StoryText? LastEdition { get; set; }

    /// <summary>What readers see.</summary>
    public StoryText? Live { get; set; }

    /// <summary>What they will see, and when.</summary>
    public (StoryText Text, DateTimeOffset At)? Scheduled { get; set; }

    public bool WasPublic { get; private set; }

    public bool IsDeleted { get; set; }

    /// <summary>The address of a preview of it.</summary>
    public string? Preview { get; set; }

    /// <summary>The words in all slugs that it ever asked for.</summary>
    public HashSet<Marker> Slugs { get; } = [newest.Slug];

    /// <summary>Readers see a text from now on.</summary>
    public void GoLive(StoryText text)
    {
        (Live, LastEdition, WasPublic) = (text, text, true);
        foreach (var marker in text.Markers.Append(text.Slug))
            marker.IsPublished = true;
        foreach (var label in text.Labels)
            label.Present.Name.IsPublished = true;
    }
}
