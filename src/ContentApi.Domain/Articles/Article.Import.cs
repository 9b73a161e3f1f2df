namespace ContentApi.Domain.Articles;

/// <summary>What imports do to an article: they bring texts as editors do, and never undo what an editor did.</summary>
public sealed partial class Article
{
    /// <summary>
    /// The text as the last import told it. The next one is compared with it, so that it changes what its file has changed
    /// and leaves alone what editors have.
    /// </summary>
    public Guid? ImportedContentId { get; private set; }

    /// <summary>Whether there is a text that is neither live nor scheduled, nor was.</summary>
    public bool HasWorkingCopy => HasUnpublishedChanges && NewestContentId != LastEditionContentId;

    /// <summary>Why an import leaves it alone; null where it does not.</summary>
    /// <param name="lastAct">The last act on it.</param>
    public string? ClosedToImports(Act lastAct) =>
        DeletedAt is not null ? "It was deleted here. Restore one of its revisions if it is to be imported again."
        : UnpublishedAs is not null || lastAct is Act.Unpublish ? "An editor has unpublished it here."
        : HasWorkingCopy && !Newest.Imported ? "It has a working copy that an editor saved here. Publish or discard that first."
        : null;

    /// <summary>Makes an article that an import brings.</summary>
    public static Article Imported(Content content, Signature by)
    {
        content.Imported = true;
        return new Article(content, by) { ImportedContentId = content.Id };
    }

    /// <summary>Saves a text that an import brings; one that equals the newest is no act.</summary>
    /// <param name="content">The text to save.</param>
    /// <param name="told">The text as the import tells it: another one where editors have changed what it leaves as it was.</param>
    /// <param name="by">Who, when, in what request.</param>
    /// <returns>Whether anything was saved.</returns>
    public bool SaveImported(Content content, Content told, Signature by)
    {
        content.Imported = true;
        var isNew = Save(content, by);
        if (isNew)
        {
            (told.Imported, told.ArticleId, told.SavedAt, told.SavedBy) = (true, Id, by.At, by.KeyId);
            ImportedContentId = told.Id;
        }
        else if (ReferenceEquals(content, told))
        {
            ImportedContentId = NewestContentId;
        }

        return isNew;
    }
}
