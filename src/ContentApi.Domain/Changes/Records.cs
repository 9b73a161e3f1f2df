namespace ContentApi.Domain.Changes;

/// <summary>What an entity's verbs have recorded and the database has not got yet.</summary>
internal sealed class Records
{
    private List<Revision> revisions = [];
    private List<Change> changes = [];
    private Change? entryOfAct;

    /// <summary>Whether an act waits to be saved.</summary>
    public bool HoldAnAct => revisions.Count > 0;

    /// <summary>Records an act and its entry in the log.</summary>
    public void Add(Revision revision, Change entry)
    {
        revisions.Add(revision);
        changes.Add(entry);
        entryOfAct = entry;
    }

    /// <summary>Records an act that the log does not tell of.</summary>
    public void Add(Revision revision) => revisions.Add(revision);

    /// <summary>Records what time has brought about.</summary>
    public void Add(Change entry) => changes.Add(entry);

    /// <summary>Takes the waiting act back, for the next one of the same request includes it.</summary>
    public void TakeBackAct()
    {
        revisions.Clear();
        changes.Remove(entryOfAct!);
    }

    public (IReadOnlyList<Revision> Revisions, IReadOnlyList<Change> Changes) Take()
    {
        var taken = (revisions, changes);
        (revisions, changes) = ([], []);
        return taken;
    }
}
