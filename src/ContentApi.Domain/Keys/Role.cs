namespace ContentApi.Domain.Keys;

/// <summary>What the holder of a key may do; each role includes those before it, but for a contributor's narrower view.</summary>
public enum Role
{
    /// <summary>Reads everything, drafts too.</summary>
    Viewer,

    /// <summary>Creates articles; reads, edits and deletes own ones that were never public.</summary>
    Contributor,

    /// <summary>All of content.</summary>
    Editor,

    /// <summary>Also keys, webhooks and erasing.</summary>
    Admin,
}
