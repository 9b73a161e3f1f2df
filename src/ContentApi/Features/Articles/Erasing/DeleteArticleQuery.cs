namespace ContentApi.Features.Articles.Erasing;

/// <summary>How an article is deleted.</summary>
internal sealed class DeleteArticleQuery
{
    /// <summary>
    /// Takes the text of all versions out of the database for good, of a deleted article too. For administrators; it can't be
    /// undone. The acts (which, who, when) stay for audit, and the slugs that readers have seen.
    /// </summary>
    public bool Erase { get; init; }
}
