namespace ContentApi.Domain.Changes;

/// <summary>What an entity's verbs have recorded and the database has not got yet.</summary>
internal sealed class Records
{
    private List<Revision> revisions = [];
    private List<Change> changes = [];

    public void Add(Revision revision) => revisions.Add(revision);

    public void Add(Change change) => changes.Add(change);

    public (IReadOnlyList<Revision> Revisions, IReadOnlyList<Change> Changes) Take()
    {
        var taken = (revisions, changes);
        (revisions, changes) = ([], []);
        return taken;
    }
}
