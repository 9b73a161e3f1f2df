namespace ContentApi.Domain.Changes;

/// <summary>An entity whose verbs make revisions and entries of the change log, to be saved with it.</summary>
public interface IEnterChanges
{
    /// <summary>Hands over what has been recorded since the last call.</summary>
    (IReadOnlyList<Revision> Revisions, IReadOnlyList<Change> Changes) TakeRecords();
}
