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

/// <summary>A term as an article shows it.</summary>
/// <param name="Number">Its number in the filters' index.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Name">Its name.</param>
public sealed record TermName(int Number, string Slug, string Name);
