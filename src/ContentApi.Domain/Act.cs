namespace ContentApi.Domain;

/// <summary>What an editor did; each act raises the counter of its resource by one and makes one revision.</summary>
public enum Act
{
    /// <summary>Made it.</summary>
    Create,

    /// <summary>Saved a change.</summary>
    Save,

    /// <summary>Put it before readers.</summary>
    Publish,

    /// <summary>Set the instant at which readers will see it.</summary>
    Schedule,

    /// <summary>Took it from readers, or took its schedule back.</summary>
    Unpublish,

    /// <summary>Added a correction notice.</summary>
    Correct,

    /// <summary>Threw the working copy away.</summary>
    Discard,

    /// <summary>Made a former version the working copy.</summary>
    Restore,

    /// <summary>Deleted it.</summary>
    Delete,

    /// <summary>Put another one in its place (tags, sections, authors).</summary>
    Merge,

    /// <summary>Deleted its text for good.</summary>
    Erase,
}
