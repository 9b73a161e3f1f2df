namespace ContentApi.Domain.Terms;

/// <summary>The kinds of terms. The numbers stand in the database.</summary>
public enum TermKind
{
    /// <summary>A subject, made on first use.</summary>
    Tag = 1,

    /// <summary>A department of the paper, made when an editor uses it.</summary>
    Section = 2,

    /// <summary>Somebody who wrote an article, made on first use.</summary>
    Author = 3,

    /// <summary>A language, made on first use; it has a number for the filters and no page of its own.</summary>
    Language = 4,
}

/// <summary>What an editor can change of a term.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slug">Its address.</param>
public sealed record TermState(string Name, string Slug);

/// <summary>What the revision of a term holds. The first state comes from no editor, so each keeps the one before it.</summary>
/// <param name="Before">What it was.</param>
/// <param name="After">What it became.</param>
public sealed record TermRevision(TermState Before, TermState After);

/// <summary>A term as an article shows it.</summary>
/// <param name="Number">Its number in the filters' index.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Name">Its name.</param>
public sealed record TermName(int Number, string Slug, string Name);
