using System.Text.Json;
using ContentApi.Domain.Changes;

namespace ContentApi.Domain.Lists;

/// <summary>Articles in an editor's order: a front page, a dossier.</summary>
public sealed class CuratedList : IEnterChanges
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The most articles.</summary>
    public const int MaxArticles = 200;

    private readonly Records records = new();

    private CuratedList()
    {
    }

    /// <summary>Makes a list.</summary>
    /// <param name="slug">Its address, for good.</param>
    /// <param name="name">Its name.</param>
    /// <param name="articles">The articles, each once.</param>
    /// <param name="by">Who, when, in what request.</param>
    public CuratedList(string slug, string name, IReadOnlyList<Guid> articles, Signature by)
    {
        Id = Guid.CreateVersion7();
        Slug = slug;
        CreatedAt = by.At;
        Take(name, articles);
        Record(Act.Create, ChangeType.Created, by);
    }

    /// <summary>The id that callers see.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its address.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The counter of acts.</summary>
    public int Version { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name folded, to list by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The articles in order; what readers may not see of them is left out for readers.</summary>
    public Guid[] Articles { get; private set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Gives it a name and articles; the same again is no act.</summary>
    public void Change(string name, IReadOnlyList<Guid> articles, Signature by)
    {
        if (name == Name && articles.SequenceEqual(Articles))
            return;

        Take(name, articles);
        Record(Act.Save, ChangeType.Updated, by);
    }

    /// <summary>Ends it. The caller takes its row away; the revisions stay.</summary>
    public void Delete(Signature by) => Record(Act.Delete, ChangeType.Deleted, by);

    /// <inheritdoc/>
    public (IReadOnlyList<Revision> Revisions, IReadOnlyList<Change> Changes) TakeRecords() => records.Take();

    private void Take(string name, IReadOnlyList<Guid> articles)
    {
        if (articles.Count > MaxArticles || articles.Distinct().Count() < articles.Count)
            throw new RuleBrokenException("list-articles", $"A list holds up to {MaxArticles} articles, each once.", "articles");

        Name = name;
        NameKey = Text.FoldedText.TitleKey(name);
        Articles = [.. articles];
    }

    private void Record(Act act, ChangeType type, Signature by)
    {
        Version++;
        UpdatedAt = by.At;
        // Its name is public from the first day; which of its articles readers see is another matter.
        records.Add(
            new Revision(Id, Version, act, by) { Snapshot = JsonSerializer.Serialize(new { Slug, Name, Articles }) },
            new Change(type, ChangedResource.List, Id, Slug, Version, by.At, isPublic: true, $"list-{Id}", "lists"));
    }
}
