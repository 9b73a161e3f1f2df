namespace ContentApi.Domain.Sources;

/// <summary>The licence: what of a source's texts may leave the API for anonymous readers. The numbers stand in the database.</summary>
public enum TextPolicy
{
    /// <summary>Everything.</summary>
    Full = 0,

    /// <summary>No body; as summary the editor's, or the first 280 characters up to a word.</summary>
    Excerpt = 1,

    /// <summary>Neither body nor summary.</summary>
    Headline = 2,
}

/// <summary>What becomes of the items of a source's feed.</summary>
public enum Ingest
{
    /// <summary>The feed is not polled.</summary>
    Off = 0,

    /// <summary>Items become drafts.</summary>
    Draft = 1,

    /// <summary>Items are published.</summary>
    Publish = 2,
}
