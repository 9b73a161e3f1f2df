using ContentApi.Domain.Changes;

namespace ContentApi.Domain.Terms;

/// <summary>What articles are filed under: a tag, a section or an author.</summary>
public sealed class Term : IEnterChanges
{
    private readonly Records records = new();

    private Term()
    {
    }

    /// <summary>The longest name of a tag or an author, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The longest name of a section, in characters.</summary>
    public const int MaxSectionNameLength = 200;

    /// <summary>The most tags, and the most authors, of one article.</summary>
    public const int MaxPerArticle = 50;

    /// <summary>A short number, unique over all kinds; the filters' index is made of it.</summary>
    public int Number { get; private set; }

    /// <summary>The id that callers see.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is.</summary>
    public TermKind Kind { get; private set; }

    /// <summary>Its address, unique within its kind.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Its name as shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name folded; two names with one key are one term.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The counter of acts.</summary>
    public int Version { get; private set; }

    /// <summary>The term that took its place.</summary>
    public int? MergedInto { get; private set; }

    /// <summary>When it was last renamed; null while it never was.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>Gives it another name or address; the same ones are no act. The former address leads to it.</summary>
    public void Rename(string name, string slug, Signature by)
    {
        if (name == Name && slug == Slug)
            return;

        var former = new TermState(Name, Slug);
        (Name, NameKey, Slug) = (name, Text.FoldedText.NameKey(name), slug);
        Record(Act.Save, former, by);
    }

    /// <summary>Puts another one in its place: its articles are the other's from now on, and its address leads there.</summary>
    /// <exception cref="RuleBrokenException">The other one is itself, or has gone into another.</exception>
    public void MergeInto(Term target, Signature by)
    {
        if (target.Number == Number)
            throw new RuleBrokenException("merged-into-itself", "Name another one: this is itself, or has gone into it.", "into");
        if (target.Kind != Kind || target.MergedInto is not null)
            throw new RuleBrokenException("not-a-target", "It can't take the place of this one.", "into");

        MergedInto = target.Number;
        Record(Act.Merge, new TermState(Name, Slug), by);
    }

    /// <summary>Deletes it. The caller makes sure that nothing uses it.</summary>
    public void Delete(Signature by) => Record(Act.Delete, new TermState(Name, Slug), by);

    private void Record(Act act, TermState former, Signature by)
    {
        Version++;
        UpdatedAt = by.At;
        // The log tells of articles: those that show it are entered as they follow (docs/decisions/0009).
        records.Add(new Revision(Id, Version, act, by)
        {
            Snapshot = System.Text.Json.JsonSerializer.Serialize(new TermRevision(former, new TermState(Name, Slug))),
        });
    }

    /// <inheritdoc/>
    public (IReadOnlyList<Revision> Revisions, IReadOnlyList<Change> Changes) TakeRecords() => records.Take();
}
