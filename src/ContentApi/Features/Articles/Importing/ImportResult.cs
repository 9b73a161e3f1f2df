namespace ContentApi.Features.Articles.Importing;

/// <summary>What became of a line.</summary>
internal enum ImportStatus
{
    /// <summary>It is an article that did not exist.</summary>
    Created,

    /// <summary>It changed the article of its externalId or canonicalUrl, or published it.</summary>
    Updated,

    /// <summary>The article is as the line says, or as editors have changed it since.</summary>
    Unchanged,

    /// <summary>The article was left alone: it was deleted or unpublished here, or an editor is working on it.</summary>
    Skipped,

    /// <summary>The line can't be an article; <c>errors</c> says why.</summary>
    Invalid,
}

/// <summary>One line of the answer to an import.</summary>
/// <param name="Line">The number of the line in the file, from 1 on.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Id">The article; null when the line is invalid or would create one.</param>
/// <param name="Slug">The article's slug.</param>
/// <param name="Errors">What is wrong, as a single write would tell it; of a skipped line, the reason.</param>
internal sealed record ImportResult(int Line, ImportStatus Status, Guid? Id, string? Slug, IReadOnlyDictionary<string, string[]>? Errors)
{
    public static ImportResult Invalid(int line, IReadOnlyDictionary<string, string[]> errors) => new(line, ImportStatus.Invalid, null, null, errors);

    public static ImportResult Invalid(int line, string path, string message) => Invalid(line, new Dictionary<string, string[]> { [path] = [message] });

    public static ImportResult Skipped(int line, Guid? id, string? slug, string path, string reason) =>
        new(line, ImportStatus.Skipped, id, slug, new Dictionary<string, string[]> { [path] = [reason] });
}

/// <summary>How many lines there were, and what became of them.</summary>
internal sealed class ImportSummary(bool dryRun)
{
    /// <summary>Lines that were not blank.</summary>
    public int Lines => Created + Updated + Unchanged + Skipped + Invalid;

    /// <summary>New articles.</summary>
    public int Created { get; private set; }

    /// <summary>Changed ones.</summary>
    public int Updated { get; private set; }

    /// <summary>Articles that are as their lines say.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Articles that were left alone.</summary>
    public int Skipped { get; private set; }

    /// <summary>Lines that can't be articles.</summary>
    public int Invalid { get; private set; }

    /// <summary>Whether nothing was written.</summary>
    public bool DryRun { get; } = dryRun;

    public void Count(ImportResult result)
    {
        switch (result.Status)
        {
            case ImportStatus.Created: Created++; break;
            case ImportStatus.Updated: Updated++; break;
            case ImportStatus.Unchanged: Unchanged++; break;
            case ImportStatus.Skipped: Skipped++; break;
            default: Invalid++; break;
        }
    }
}
