namespace ContentApi.Domain.Related;

/// <summary>Which part of an article shows a term, in the order of what a source's text policy lets out.</summary>
/// <remarks>Stored in two bits of every vector entry.</remarks>
public enum Visibility : byte
{
    /// <summary>The title has it, so every reader sees it.</summary>
    Headline,

    /// <summary>The summary has it, or without one the excerpt.</summary>
    Excerpt,

    /// <summary>Only the body has it.</summary>
    Full,

    /// <summary>The words are there, but nowhere side by side with one space between, so the phrase can't be quoted.</summary>
    Nowhere,
}
