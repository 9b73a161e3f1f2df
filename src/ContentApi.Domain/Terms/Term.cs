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

    /// <inheritdoc/>
    public (IReadOnlyList<Revision> Revisions, IReadOnlyList<Change> Changes) TakeRecords() => records.Take();
}
