namespace ContentApi.Domain;

/// <summary>An act that a rule of the newsroom does not allow. Nothing has been changed when it is thrown.</summary>
/// <param name="code">Names the rule, in the form of a slug: <c>nothing-to-publish</c>.</param>
/// <param name="message">One sentence for the editor: what is wrong and what to do.</param>
/// <param name="path">
/// The member of the input that is at fault, as its JSON path (<c>publishedAt</c>, <c>tags[2]</c>); null where no input
/// is, but what is stored stands in the way.
/// </param>
public sealed class RuleBrokenException(string code, string message, string? path = null) : Exception(message)
{
    /// <summary>Names the rule, in the form of a slug.</summary>
    public string Code { get; } = code;

    /// <summary>The JSON path of the input at fault (the caller gets a 400), or null for a conflict with what is stored (409).</summary>
    public string? Path { get; } = path;
}
